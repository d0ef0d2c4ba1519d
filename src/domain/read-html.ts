import { type Token, Tokenizer, TokenizerMode } from "parse5";
import type { Block, Run } from "./rich-text.ts";
import { RichTextBuilder } from "./rich-text-builder.ts";
import { paragraphsOf } from "./rich-text-flow.ts";
import { safeLink } from "./safe-link.ts";
import { simpleTokens } from "./simple-html.ts";

/** Elements that go with everything in them: they are not text for people, or not text at all. */
const DROPPED = new Set(
  (
    "script style iframe noscript noembed noframes template title head object applet svg math textarea select video " +
    "audio canvas map xmp plaintext datalist frameset"
  ).split(" "),
);

/** What the tokenizer has to read as raw text, as the tree builder of the HTML standard would tell it (13.2.6.4.7). */
const RAW: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noscript: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

const FOREIGN = new Set(["svg", "math"]);

const HEADING = /^h[1-6]$/;

/** Elements that begin on a line of their own; most of them have no place here themselves. */
const BLOCKS = new Set(
  (
    "blockquote ul ol li menu dir pre listing p div section article header footer main nav aside address center table caption thead tbody tfoot tr dl dt dd " +
    "form fieldset legend hr figure figcaption details summary hgroup body html"
  ).split(" "),
);

const FORMATS: Readonly<Record<string, "em" | "strong" | "struck" | "code">> = {
  em: "em",
  i: "em",
  cite: "em",
  strong: "strong",
  b: "strong",
  del: "struck",
  s: "struck",
  strike: "struck",
  code: "code",
  tt: "code",
  kbd: "code",
  samp: "code",
};

/** Text without any of these has no markup: most imported comments need no tokenizer. */
// oxlint-disable-next-line no-control-regex -- NUL is looked for
const NEEDS_TOKENS = /[<&\r\0]/;

/** What no text should contain: the C0 and C1 controls except tab, line feed and form feed (white space in HTML). */
// oxlint-disable-next-line no-control-regex -- they are looked for
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g;
/** Most text; it spares two slower looks. */
const ALL_SIMPLE = /^[\t\n\f\r\x20-\x7e\u00a0-\ud7ff]*$/;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Reads HTML from anywhere into a formatted text. Only the tokens of the HTML standard are used, not its tree: what is
 * open is counted here, so that time grows linearly with the length and nothing of the source's structure survives by
 * accident. With `newlines: "paragraphs"` a newline is a line break and an empty line a new paragraph.
 */
export function readHtml(html: string, newlines: "space" | "paragraphs"): Block[] {
  if (!NEEDS_TOKENS.test(html)) {
    const reader = new HtmlReader(newlines === "paragraphs");
    reader.text(html);
    return reader.finish();
  }
  const tokens = simpleTokens(html);
  if (tokens === null) return readHtmlFully(html, newlines);
  const reader = new HtmlReader(newlines === "paragraphs");
  for (const token of tokens) {
    if ("text" in token) reader.text(token.text);
    else if (token.isEnd) reader.endTag(token.tagName);
    else reader.startTag({ tagName: token.tagName, attrs: token.attrs, selfClosing: false });
  }
  return reader.finish();
}

/** The same as `readHtml`, without its short cuts; the tests compare the two. */
export function readHtmlFully(html: string, newlines: "space" | "paragraphs"): Block[] {
  const reader = new HtmlReader(newlines === "paragraphs");
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onCharacter: ({ chars }) => reader.text(chars),
      onWhitespaceCharacter: ({ chars }) => reader.text(chars),
      onStartTag(tag) {
        tokenizer.state = RAW[tag.tagName] ?? tokenizer.state;
        reader.startTag(tag);
      },
      onEndTag: (tag) => reader.endTag(tag.tagName),
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return reader.finish();
}

function ignore(): void {
  // Comments, document types and NUL say nothing to people.
}

type Attribute = Pick<Token.Attribute, "name" | "value">;
type StartTag = Pick<Token.TagToken, "tagName" | "selfClosing"> & { readonly attrs: readonly Attribute[] };

class HtmlReader {
  readonly #keepNewlines: boolean;
  readonly #builder = new RichTextBuilder();
  #buffer = "";
  /** Formatted text that is not yet part of a block. */
  #flow: Run[] = [];
  readonly #open = { em: 0, strong: 0, struck: 0, code: 0 };
  #heading = false;
  #link: string | undefined;
  /** Text of the `pre` that is open. */
  #pre: string | undefined;
  #dropped: { readonly name: string; depth: number } | undefined;
  /** True directly after `<br>`, whose own newline in the source is no second break. */
  #afterBreak = false;

  constructor(keepNewlines: boolean) {
    this.#keepNewlines = keepNewlines;
  }

  /** Takes text as it comes, word by word; it is looked at once the next tag is there. */
  text(raw: string): void {
    if (this.#dropped === undefined) this.#buffer += raw;
  }

  #takeText(): void {
    const raw = this.#buffer;
    if (raw === "") return;
    this.#buffer = "";
    const text = ALL_SIMPLE.test(raw) ? raw : raw.replace(CONTROLS, "").replace(LONE_SURROGATES, "\ufffd");
    if (this.#pre !== undefined) {
      this.#pre += text;
      return;
    }
    const shown = this.#afterBreak ? text.replace(/^[ \t]*\n/, "") : text;
    if (shown !== "") this.#afterBreak = false;
    this.#push(this.#keepNewlines ? shown : shown.replaceAll("\n", " "));
  }

  startTag({ tagName, attrs, selfClosing }: StartTag): void {
    this.#takeText();
    if (this.#dropped !== undefined) {
      if (tagName === this.#dropped.name && !selfClosing) this.#dropped.depth++;
      return;
    }
    if (DROPPED.has(tagName)) {
      // `<svg/>` is complete; on HTML elements the slash means nothing.
      if (!(selfClosing && FOREIGN.has(tagName))) this.#dropped = { name: tagName, depth: 1 };
      return;
    }
    if (this.#pre !== undefined && tagName !== "pre") {
      if (tagName === "br") this.#pre += "\n";
      return;
    }
    const format = FORMATS[tagName];
    if (format !== undefined) this.#open[format]++;
    else if (tagName === "br") this.#break();
    else if (tagName === "a") this.#link = safeLink(attribute(attrs, "href"));
    else if (tagName === "img") this.#image(attribute(attrs, "alt").trim(), attribute(attrs, "src"));
    else if (tagName === "q") this.#push("“");
    else if (tagName === "td" || tagName === "th") this.#push(" ");
    else this.#startBlock(tagName, attrs);
  }

  #startBlock(tagName: string, attrs: readonly Attribute[]): void {
    if (!isBlock(tagName)) return;
    this.#endFlow();
    this.#heading = HEADING.test(tagName);
    if (tagName === "blockquote") this.#builder.openQuote();
    else if (tagName === "ul" || tagName === "menu" || tagName === "dir") this.#builder.openList(null);
    else if (tagName === "ol") this.#builder.openList(listStart(attribute(attrs, "start")));
    else if (tagName === "li") this.#builder.nextItem();
    else if (tagName === "pre" || tagName === "listing") this.#pre = "";
  }

  endTag(tagName: string): void {
    this.#takeText();
    if (this.#dropped !== undefined) {
      if (tagName === this.#dropped.name) this.#dropped.depth--;
      if (this.#dropped.depth === 0) this.#dropped = undefined;
      return;
    }
    if (this.#pre !== undefined) {
      if (tagName === "pre" || tagName === "listing") this.#endPre();
      return;
    }
    const format = FORMATS[tagName];
    if (format !== undefined) this.#open[format] = Math.max(0, this.#open[format] - 1);
    else if (tagName === "a") this.#link = undefined;
    else if (tagName === "q") this.#push("”");
    else if (tagName === "br") this.#break();
    else if (isBlock(tagName)) this.#endBlock(tagName);
  }

  #endBlock(tagName: string): void {
    this.#endFlow();
    this.#heading = false;
    if (tagName === "blockquote") this.#builder.close("quote");
    else if (tagName === "ul" || tagName === "ol" || tagName === "menu" || tagName === "dir")
      this.#builder.close("list");
    else if (tagName === "li") this.#builder.closeItem();
  }

  finish(): Block[] {
    this.#takeText();
    this.#endPre();
    this.#endFlow();
    return this.#builder.finish();
  }

  #push(text: string): void {
    if (text === "") return;
    const { em, strong, struck, code } = this.#open;
    this.#flow.push({
      text,
      em: em > 0,
      strong: strong > 0 || this.#heading,
      struck: struck > 0,
      code: code > 0,
      link: this.#link,
    });
  }

  #break(): void {
    this.#push("\n");
    this.#afterBreak = this.#keepNewlines;
  }

  /** An image is what its text says; one that only links to a picture becomes that link. */
  #image(alt: string, source: string): void {
    const outer = this.#link;
    const isSign = alt !== "" && !/[\p{L}\p{N}]/u.test(alt);
    const address = isSign ? outer : (outer ?? safeLink(source));
    this.#link = address;
    this.text(alt === "" ? (address ?? "") : alt);
    this.#takeText();
    this.#link = outer;
  }

  #endFlow(): void {
    this.#afterBreak = false;
    if (this.#flow.length === 0) return;
    for (const runs of paragraphsOf(this.#flow)) this.#builder.add({ kind: "paragraph", runs });
    this.#flow = [];
  }

  #endPre(): void {
    if (this.#pre === undefined) return;
    const text = this.#pre
      .replaceAll("\t", "    ")
      .replace(/^\s*\n/, "")
      .trimEnd();
    if (text.trim() !== "") this.#builder.add({ kind: "code", text });
    this.#pre = undefined;
  }
}

function attribute(attrs: readonly Attribute[], name: string): string {
  return attrs.find((attr) => attr.name === name)?.value ?? "";
}

function isBlock(tagName: string): boolean {
  return BLOCKS.has(tagName) || HEADING.test(tagName);
}

/** First number of an ordered list: what Markdown can write, otherwise 1. */
function listStart(value: string): number {
  return /^\d{1,8}$/.test(value.trim()) ? Number(value) : 1;
}
