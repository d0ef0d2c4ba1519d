import { readHtml } from "./read-html.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Run } from "./rich-text.ts";
import { richTextToHtml } from "./rich-text-html.ts";
import { richTextToMarkdown } from "./rich-text-markdown.ts";

/** How to read a newline in imported HTML: as HTML does, or as WordPress does, which stores comments without `<p>`. */
export interface ImportOptions {
  readonly newlines?: "space" | "paragraphs";
}

/**
 * HTML from elsewhere with only COMMENT_ELEMENTS left, written anew: the answer is the same when it is sanitised again,
 * and no parser reads it differently. Scripts, styles, frames, forms' fields, drawings and media go with their content;
 * other elements leave their text behind. Links keep `http`, `https` and `mailto` addresses; plain addresses become
 * links. Control characters and NUL vanish, lone surrogates become U+FFFD.
 */
export function sanitizeImportedHtml(html: string, options: ImportOptions = {}): string {
  return richTextToHtml(readHtml(html, options.newlines ?? "space"));
}

/**
 * An editable Markdown source of imported HTML: `renderMarkdown(htmlToMarkdown(x))` has the words, links, quotes, lists
 * and code of `sanitizeImportedHtml(x)`, and its emphasis wherever Markdown can write it.
 */
export function htmlToMarkdown(html: string, options: ImportOptions = {}): string {
  return richTextToMarkdown(readHtml(html, options.newlines ?? "space"), says);
}

/** Both forms at once, for a third of the time: `sanitizeImportedHtml` and `htmlToMarkdown` of the same text. */
export function readImportedHtml(html: string, options: ImportOptions = {}): { html: string; markdown: string } {
  const blocks = readHtml(html, options.newlines ?? "space");
  return { html: richTextToHtml(blocks), markdown: richTextToMarkdown(blocks, says) };
}

function says(markdown: string, runs: readonly Run[]): boolean {
  const wanted = richTextToHtml([{ kind: "paragraph", runs }]);
  const rendered = renderMarkdown(markdown);
  // Both are laid out alike, so that reading the HTML again is seldom needed.
  return rendered === wanted || sanitizeImportedHtml(rendered) === wanted;
}
