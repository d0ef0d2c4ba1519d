import type { MarkdownIt } from "markdown-it";
import { createMarkdownParser } from "./markdown-parser.ts";
import { safeLink } from "./safe-link.ts";

/** A stretch of text that is an address. */
export interface FoundLink {
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

const linkify: MarkdownIt["linkify"] = createMarkdownParser({ breaks: true, link: safeLink, blockRules: [] }).linkify;

/** The addresses in a text that `renderMarkdown` makes into links by themselves, in order. */
export function findLinks(text: string): FoundLink[] {
  if (!mayHoldLinks(text)) return [];
  const found: FoundLink[] = [];
  for (const match of linkify.match(text) ?? []) {
    const href = safeLink(match.url);
    if (href !== undefined) found.push({ start: match.index, end: match.lastIndex, href });
  }
  return found;
}

/** A look at every colon: most texts have none, and no text is searched by a slower pattern. */
function mayHoldLinks(text: string): boolean {
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    if (text.startsWith("//", at + 1) || /mailto$/i.test(text.slice(Math.max(0, at - 6), at))) return true;
  }
  return false;
}
