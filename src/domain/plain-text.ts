import { unescapeHtml } from "./escape-html.ts";

/** One tag, one stretch of text, or a stray `<`; a tag of ours never has `<` or `>` in an attribute. */
const PIECE = /<(\/?)([a-z][a-z0-9]*)[^<>]*>|[^<]+|</g;
const BLOCK = /^(?:p|h[1-6]|pre|blockquote|ul|ol|li|figure|figcaption|hr)$/;

/**
 * The words of a comment or an article without HTML, for feeds, mail and search: paragraphs are separated by a blank
 * line, quotes begin with `> `, list items with `- ` or their number. With `quotes: "none"` what is quoted is left out.
 *
 * `html` is what `renderMarkdown`, `renderArticleMarkdown` or `sanitizeImportedHtml` gave; it is not a general reader of
 * HTML.
 */
export function plainText(html: string, options: { quotes?: "marked" | "none" } = {}): string {
  const writer = new PlainTextWriter(options.quotes ?? "marked");
  for (const [piece, slash, name] of html.matchAll(PIECE)) {
    if (name === undefined) writer.text(unescapeHtml(piece));
    else if (name === "br") writer.endLine();
    else if (BLOCK.test(name)) writer.block(name, slash === "/" ? undefined : piece);
  }
  return writer.finish();
}

class PlainTextWriter {
  readonly #lines: string[] = [];
  readonly #showQuotes: boolean;
  /** Number of the next item of each open list, innermost last; null for bullets. */
  readonly #lists: (number | null)[] = [];
  #quotes = 0;
  /** Depth of quotation of the last line. */
  #lastQuotes = 0;
  #inPre = false;
  #line = "";
  /** Sign of the item whose first line is still to come. */
  #sign = "";
  #blank = false;

  constructor(quotes: "marked" | "none") {
    this.#showQuotes = quotes === "marked";
  }

  text(text: string): void {
    if (!this.#inPre) {
      this.#line += text.replace(/[ \t\n]+/g, " ");
      return;
    }
    const [first = "", ...others] = text.split("\n");
    this.#line += first;
    for (const line of others) {
      this.endLine();
      this.#line = line;
    }
  }

  endLine(): void {
    const text = this.#inPre ? this.#line.trimEnd() : this.#line.trim();
    this.#line = "";
    if (text === "" || (this.#quotes > 0 && !this.#showQuotes)) return;
    if (this.#blank && this.#lines.length > 0) {
      this.#lines.push("> ".repeat(Math.min(this.#quotes, this.#lastQuotes)).trimEnd());
    }
    this.#blank = false;
    this.#lastQuotes = this.#quotes;
    const levels = this.#lists.length - (this.#sign === "" ? 0 : 1);
    this.#lines.push("> ".repeat(this.#quotes) + "  ".repeat(Math.max(0, levels)) + this.#sign + text);
    this.#sign = "";
  }

  /** A block begins with `tag`, or ends where there is none. */
  block(name: string, tag: string | undefined): void {
    this.endLine();
    const opens = tag !== undefined;
    const list = this.#lists.at(-1);
    if (name === "li" && opens) {
      this.#sign = typeof list === "number" ? `${list}. ` : "- ";
      if (typeof list === "number") this.#lists[this.#lists.length - 1] = list + 1;
    } else if (name === "ul" || name === "ol") {
      if (opens) this.#lists.push(name === "ul" ? null : Number(/ start="(\d+)"/.exec(tag)?.[1] ?? 1));
      else this.#lists.pop();
    }
    // Items of a list stand close together; everything else is set apart.
    if (this.#lists.length === 0) this.#blank = true;
    if (name === "blockquote") this.#quotes = Math.max(0, this.#quotes + (opens ? 1 : -1));
    if (name === "pre") this.#inPre = opens;
  }

  finish(): string {
    this.endLine();
    return this.#lines.join("\n");
  }
}
