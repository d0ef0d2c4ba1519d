import { plainText } from "./plain-text.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The beginning of a text in one line, at most `limit` UTF-16 units long with its "…". Cut between words where that does
 * not lose much, and never within a character as readers see it. Quotations are left out where there is other text:
 * what a reply itself says tells it apart.
 */
export function excerpt(html: string, limit: number): string {
  const text = (plainText(html, { quotes: "none" }) || plainText(html)).replace(/\s+/g, " ").trim();
  if (text.length <= limit) return text;
  let cut = "";
  // One unit more than fits is enough to see that a character goes on beyond the limit.
  for (const { segment } of graphemes.segment(text.slice(0, limit + 1))) {
    if (cut.length + segment.length > limit - 1) break;
    cut += segment;
  }
  const space = cut.lastIndexOf(" ");
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/, "")}…`;
}
