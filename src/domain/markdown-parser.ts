import MarkdownIt, {
  type MarkdownIt as MarkdownParser,
  type StateBlock,
  type StateCore,
  type Token,
} from "markdown-it";
import { escapeHtml } from "./escape-html.ts";

/**
 * Block quotes and lists nest to this many parser levels (a quote is one, a list two); what is deeper is kept as plain
 * paragraphs. The parser's own limit would drop the text, and its cost grows with depth times length.
 */
const BLOCK_LEVELS = 16;

/** The parser's own limit, here for brackets within brackets, each level of which is read again. Above BLOCK_LEVELS + 2. */
const MAX_NESTING = 20;

/** Emphasis within emphasis beyond this depth is text without emphasis: browsers stop nesting at some hundred elements. */
const FORMAT_DEPTH = 6;

/** What the two kinds of Markdown decide for themselves. */
export interface MarkdownPolicy {
  /** Returns the address as it is to stand in `href` or `src`; `undefined` makes the source stay text. */
  readonly link: (address: string) => string | undefined;
  /** Block rules of markdown-it that are switched on besides quotes, lists, fences, headings and paragraphs. */
  readonly blockRules: readonly string[];
}

/**
 * A markdown-it parser (https://spec.commonmark.org/0.31.2/ without raw HTML, tables and character references) with a
 * line break for every newline. Indented code is off too: in comments it is an indented paragraph almost every time.
 * Only addresses that name their scheme become links by themselves; guessed ones ("end.So") are wrong too often.
 */
export function createMarkdownParser(policy: MarkdownPolicy): MarkdownParser {
  const parser = new MarkdownIt({ html: false, breaks: true, linkify: true, maxNesting: MAX_NESTING });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add("ftp:", null).add("//", null);
  parser.disable(["code", "table", "html_block", "html_inline", "entity", "hr", "lheading", "reference"]);
  parser.enable([...policy.blockRules]);
  parser.normalizeLink = (address) => policy.link(address) ?? "";
  parser.validateLink = (address) => address !== "";
  parser.normalizeLinkText = (address) => address;
  parser.block.ruler.before("fence", "too_deep", keepDeepText);
  parser.core.ruler.push("flatten", flattenInline);
  parser.renderer.rules["fence"] = (tokens, index) => `<pre><code>${escapeHtml(content(tokens[index]))}</code></pre>\n`;
  return parser;
}

function content(token: Token | undefined): string {
  return token?.content ?? "";
}

/** Block rule: below BLOCK_LEVELS everything up to the next blank line is one paragraph, whatever it begins with. */
function keepDeepText(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.level < BLOCK_LEVELS) return false;
  if (silent) return true;
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent) line++;
  state.push("paragraph_open", "p", 1).map = [startLine, line];
  const inline = state.push("inline", "", 0);
  inline.content = state.getLines(startLine, line, state.blkIndent, false).trim();
  inline.map = [startLine, line];
  inline.children = [];
  state.push("paragraph_close", "p", -1);
  state.line = line;
  return true;
}

/**
 * Core rule: hides what HTML cannot nest (a link within a link, which `[a <https://…>](https://…)` makes), links without
 * an address (`[a]()`) and emphasis beyond FORMAT_DEPTH, and tells images that stand within a link.
 */
function flattenInline(state: StateCore): void {
  for (const block of state.tokens) {
    const links: boolean[] = [];
    let depth = 0;
    for (const token of block.children ?? []) {
      if (token.type === "link_open") {
        token.hidden = links.includes(true) || token.attrGet("href") === "";
        links.push(!token.hidden);
      } else if (token.type === "link_close") token.hidden = links.pop() !== true;
      else if (token.nesting === 1) token.hidden = ++depth > FORMAT_DEPTH;
      else if (token.nesting === -1) token.hidden = depth-- > FORMAT_DEPTH;
      else if (token.type === "image") token.meta = { ...token.meta, linked: links.includes(true) };
    }
  }
}
