import { findLinks } from "./find-links.ts";

/** A line that Markdown would read as a quote, heading, list item or rule. The group is what stays before the backslash. */
const LINE_START = /^([ \t]*)(?=>|#{1,6}(?:\s|$)|[-+](?:[\s-]|$))|^([ \t]*\d{1,9})(?=[.)](?:\s|$))/gm;

/** An address that stays whole without angle brackets, if white space or a sign of the sentence surrounds it. */
const SIMPLE_ADDRESS = /^[\w\-.~:/?#@$&'()+,;=%]*[\w/]$/;

/**
 * Markdown that `renderMarkdown` shows as exactly this text. Addresses in it become links, as they do when typed; with
 * `links: "text"` they do not.
 */
export function escapeMarkdown(text: string, options: { links?: "live" | "text" } = {}): string {
  let escaped = "";
  let end = 0;
  for (const { start, end: next } of options.links === "text" ? [] : findLinks(text)) {
    if (!isBareAddress(text.slice(start, next))) continue;
    escaped += escapeInline(text.slice(end, start));
    escaped += bareAddress(text.slice(start, next), { before: text.slice(0, start), after: text.slice(next) });
    end = next;
  }
  return escapeLineStarts(escaped + escapeInline(text.slice(end)));
}

/** True where Markdown can write this address as it is: `<…>` keeps it together (CommonMark 0.31.2, 6.4). */
export function isBareAddress(address: string): boolean {
  return /^[^\s<>]+$/.test(address);
}

/** Markdown of an address that is its own text: bare where that is safe between its neighbours, else in `<…>`. */
export function bareAddress(address: string, { before, after }: { before: string; after: string }): string {
  const alone = /(?:^|[\s(])$/.test(before.slice(-1)) && /^[.,;:!?)]?(?:\s|$)/.test(after.slice(0, 2));
  return alone && SIMPLE_ADDRESS.test(address) ? address : `<${address}>`;
}

/** Puts a backslash before what would begin a block at the start of a line of finished inline Markdown. */
export function escapeLineStarts(markdown: string): string {
  return hasLineSign(markdown) ? markdown.replace(LINE_START, "$1$2\\") : markdown;
}

/** True where a line begins like one of LINE_START; spares most texts a search at every character. */
function hasLineSign(markdown: string): boolean {
  for (let start = 0; ;) {
    while (markdown[start] === " " || markdown[start] === "\t") start++;
    if (/[>#+\-\d]/.test(markdown[start] ?? "")) return true;
    const end = markdown.indexOf("\n", start);
    if (end === -1) return false;
    start = end + 1;
  }
}

/**
 * Puts a backslash before every character that could be inline markup where it stands, and leaves it out where it surely
 * is not (`snake_case`, `2 * 3`), so that the text stays readable in the editor. The ends of the text count as markup,
 * since anything may stand next to them.
 */
function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<~:]/g, (character, at: number) => {
    const before = text[at - 1] ?? "";
    const after = text[at + 1] ?? "";
    return isLiteral(character, before, after, text, at) ? character : `\\${character}`;
  });
}

// oxlint-disable-next-line max-params -- one small decision on one character, called for each of them
function isLiteral(character: string, before: string, after: string, text: string, at: number): boolean {
  switch (character) {
    case "\\":
      return /[\p{L}\p{N}]/u.test(after);
    case "*":
      return before === " " && after === " " && /\S/.test(text[at - 2] ?? "");
    case "_":
      return /[a-z0-9]/i.test(before) && /[a-z0-9]/i.test(after);
    case "<":
      return after !== "" && !/^<[^\s<>]*[:@]/.test(text.slice(at));
    case "~":
      return after !== "" && before !== "" && after !== "~" && before !== "~";
    case ":":
      return after !== "/" && !/mailto$/i.test(text.slice(Math.max(0, at - 6), at));
    default:
      return false;
  }
}

/** `text` (several lines, no markup) as a Markdown quotation, ready for the answer to be typed under it. */
export function quoteMarkdown(text: string): string {
  const lines = escapeMarkdown(text.replace(/\r\n?/g, "\n").trim()).split("\n");
  return `${lines.map((line) => (line.trim() === "" ? ">" : `> ${line.trim()}`)).join("\n")}\n\n`;
}
