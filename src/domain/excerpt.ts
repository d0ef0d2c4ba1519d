import { plainText } from "./plain-text.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The beginning of a text in one line, at most `limit` UTF-16 units long with its "…". Cut between words where that does
 * not lose much, and never within a character as readers see it. Quotations are left out where there is other text:
 * what a reply itself says tells it apart.
 */
export function excerpt(html: string, limit: number): string {
  return beginningOf(plainText(html, { quotes: "none" }) || plainText(html), limit);
}

/** The same of a plain text, or of a comment as it was typed: nothing is left out but line ends. */
export function beginningOf(source: string, limit: number): string {
  const text = source.replace(/\s+/g, " ").trim();
  if (text.length <= limit) return text;
  const cut = wholeCharacters(text, limit - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/, "")}…`;
}

/** The beginning of `text`, at most `length` UTF-16 units long, with no character as readers see it cut in two. */
function wholeCharacters(text: string, length: number): string {
  // The next code point, of at most two units, is enough to see that a character goes on beyond the limit.
  const beginning = text.slice(0, length + 2);
  if (/^[\x20-\x7e]*$/.test(beginning)) return beginning.slice(0, length);
  let whole = "";
  for (const { segment } of graphemes.segment(beginning)) {
    if (whole.length + segment.length > length) break;
    whole += segment;
  }
  return whole;
}
