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

const linkify: MarkdownIt["linkify"] = createMarkdownParser({ link: safeLink, blockRules: [] }).linkify;

/** The addresses in a text that `renderMarkdown` makes into links by themselves, in order. */
export function findLinks(text: string): FoundLink[] {
  if (!text.includes("://") && !/mailto:/i.test(text)) return [];
  const found: FoundLink[] = [];
  for (const match of linkify.match(text) ?? []) {
    const href = safeLink(match.url);
    if (href !== undefined) found.push({ start: match.index, end: match.lastIndex, href });
  }
  return found;
}
