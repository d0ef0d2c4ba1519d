import type { MarkdownIt as MarkdownParser, Renderer, StateCore } from "markdown-it";
import { escapeHtml } from "./escape-html.ts";
import { createMarkdownParser } from "./markdown-parser.ts";
import { safeLink } from "./safe-link.ts";
import { parseUrl } from "./parse-url.ts";

/** A host that nobody can have (RFC 6761), to see whether an address stays on the site. */
const HERE = "https://site.invalid/";

/** An address without scheme and host, and without a character that the URL standard would drop or read as another. */
const ON_THE_SITE = /^(?![a-z][a-z0-9+.-]*:|[/]{2})[^\s\\<>"`\p{Cc}]+$/iu;

const parser = createMarkdownParser({ link: articleLink, breaks: false, blockRules: ["hr", "lheading", "reference"] });
install(parser);

/**
 * HTML of an article hosted here, written by the publisher: what comments may have, and headings (from `h2`: `h1` is the
 * title), rules, reference links and images. An image that stands alone becomes a `figure`, with its title as caption.
 * Links may also lead to places on the site itself. Raw HTML is text, as in comments.
 */
export function renderArticleMarkdown(source: string): string {
  return parser.render(source);
}

/** `safeLink`, or an address on the site as it is (`/articles/x`, `images/y.svg`, `#part`). */
export function articleLink(address: string): string | undefined {
  if (!ON_THE_SITE.test(address)) return safeLink(address);
  return parseUrl(address, HERE)?.origin === new URL(HERE).origin ? address : undefined;
}

function install({ core, renderer }: MarkdownParser): void {
  core.ruler.push("figures", makeFigures);
  const rules: Renderer["rules"] = renderer.rules;
  rules["heading_open"] = (tokens, index) => `<${headingTag(tokens[index]?.tag)}>`;
  rules["heading_close"] = (tokens, index) => `</${headingTag(tokens[index]?.tag)}>\n`;
  rules["image"] = (tokens, index, options, env, itself) => {
    const token = tokens[index];
    if (token === undefined) return "";
    const alt = itself.renderInlineAsText(token.children ?? [], options, env);
    const source = String(token.attrGet("src") ?? "");
    if (source === "") return escapeHtml(alt);
    const image = `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`;
    const caption = token.attrGet("title");
    if (token.meta?.["figure"] !== true || caption === null) return image;
    return `${image}\n<figcaption>${escapeHtml(String(caption))}</figcaption>`;
  };
}

function headingTag(tag: string | undefined): string {
  return tag === undefined || tag === "h1" ? "h2" : tag;
}

/** Core rule: a paragraph that is one image and nothing else is a figure. */
function makeFigures(state: StateCore): void {
  for (const [index, block] of state.tokens.entries()) {
    const [only, ...others] = block.children ?? [];
    const open = state.tokens[index - 1];
    const close = state.tokens[index + 1];
    if (only?.type !== "image" || others.length > 0 || open === undefined || close === undefined) continue;
    if (open.type !== "paragraph_open" || open.hidden) continue;
    open.tag = "figure";
    close.tag = "figure";
    only.meta = { ...only.meta, figure: true };
  }
}
