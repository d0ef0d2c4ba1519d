import { escapeHtml } from "./escape-html.ts";
import { LINK_REL } from "./markdown.ts";
import { type Block, isTight, type List, type Run } from "./rich-text.ts";
import { type Mark, writeRuns } from "./rich-text-flow.ts";

const TAGS = { struck: "s", em: "em", strong: "strong" } as const;

/** HTML of a formatted text, made of COMMENT_ELEMENTS only, in the layout of `renderMarkdown`. */
export function richTextToHtml(blocks: readonly Block[]): string {
  return blocks.map(blockToHtml).join("");
}

function blockToHtml(block: Block): string {
  if (block.kind === "paragraph") return `<p>${runsToHtml(block.runs)}</p>\n`;
  if (block.kind === "code") return `<pre><code>${escapeHtml(block.text)}\n</code></pre>\n`;
  if (block.kind === "quote") return `<blockquote>\n${richTextToHtml(block.blocks)}</blockquote>\n`;
  return listToHtml(block);
}

function listToHtml(list: List): string {
  const tag = list.start === null ? "ul" : "ol";
  const start = list.start === null || list.start === 1 ? "" : ` start="${list.start}"`;
  const tight = isTight(list);
  const items = list.items.map((item) => {
    const [first, ...others] = item;
    if (!tight || first?.kind !== "paragraph") return `<li>\n${richTextToHtml(item)}</li>\n`;
    return `<li>${runsToHtml(first.runs)}${others.length > 0 ? "\n" : ""}${richTextToHtml(others)}</li>\n`;
  });
  return `<${tag}${start}>\n${items.join("")}</${tag}>\n`;
}

function runsToHtml(runs: readonly Run[]): string {
  return writeRuns(runs, { open: openTag, close: closeTag, text: textToHtml });
}

function openTag(mark: Mark): string {
  return typeof mark === "object" ? `<a href="${escapeHtml(mark.href)}" rel="${LINK_REL}">` : `<${TAGS[mark]}>`;
}

function closeTag(mark: Mark): string {
  return typeof mark === "object" ? "</a>" : `</${TAGS[mark]}>`;
}

function textToHtml(run: Run): string {
  if (run.code) return `<code>${escapeHtml(run.text)}</code>`;
  return escapeHtml(run.text).replaceAll("\n", "<br>\n");
}
