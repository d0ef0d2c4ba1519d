import type { Renderer, Token } from "markdown-it";
import { escapeHtml } from "./escape-html.ts";
import { createMarkdownParser } from "./markdown-parser.ts";
import { safeLink } from "./safe-link.ts";

/** `ugc` and `nofollow` tell search engines that readers wrote the link; `noopener` keeps this window out of its reach. */
export const LINK_REL = "ugc nofollow noopener";

/** The elements that `renderMarkdown` and `sanitizeImportedHtml` make, with their attributes. Nothing else ever appears. */
export const COMMENT_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  p: [],
  br: [],
  a: ["href", "rel"],
  em: [],
  strong: [],
  s: [],
  blockquote: [],
  ul: [],
  ol: ["start"],
  li: [],
  code: [],
  pre: [],
};

/**
 * Text without any of these is plain paragraphs: no character that begins a construct (the colon stands for addresses),
 * no line that looks like a list or a rule, no white space that Markdown drops.
 */
// oxlint-disable-next-line no-control-regex -- NUL is looked for
const NOT_PLAIN = /[\\`*_[\]<>~#:\t\r\f\v\0]| \n|\n\n\n|\n[ \-+=\d]|^[ \n\-+=\d]|[ \n]$/;

const parser = createMarkdownParser({ link: safeLink, blockRules: ["hr"] });

/**
 * HTML of a comment's Markdown: emphasis, strong, struck-out text, links (http, https, mailto), block quotes, lists, code
 * and a line break for every newline. Headings become bold paragraphs, rules stay text, images become links. Every
 * character of `source` that is not part of such a construct is shown as it is. Time grows linearly with the length.
 *
 * The elements of the answer are those of COMMENT_ELEMENTS.
 */
export function renderMarkdown(source: string): string {
  return NOT_PLAIN.test(source) ? parser.render(source) : renderPlain(source);
}

/** The same as `renderMarkdown`, without its short cut; the tests compare the two. */
export function renderMarkdownFully(source: string): string {
  return parser.render(source);
}

function renderPlain(source: string): string {
  if (source === "") return "";
  const lines = escapeHtml(source).replace(/\n\n?/g, (breaks) => (breaks.length === 2 ? "</p>\n<p>" : "<br>\n"));
  return `<p>${lines}</p>\n`;
}

function openLink(address: string): string {
  return `<a href="${escapeHtml(address)}" rel="${LINK_REL}">`;
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? "");
}

function install(rules: Renderer["rules"]): void {
  rules["heading_open"] = () => "<p><strong>";
  rules["heading_close"] = () => "</strong></p>\n";
  rules["hr"] = (tokens, index) => `<p>${escapeHtml(tokens[index]?.markup ?? "")}</p>\n`;
  rules["link_open"] = (tokens, index) => {
    const token = tokens[index];
    return token === undefined || token.hidden ? "" : openLink(attribute(token, "href"));
  };
  rules["image"] = (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    if (token === undefined) return "";
    const address = attribute(token, "src");
    const text = escapeHtml(renderer.renderInlineAsText(token.children ?? [], options, env).trim() || address);
    return address === "" || token.meta?.["linked"] === true ? text : `${openLink(address)}${text}</a>`;
  };
}

install(parser.renderer.rules);
