import { bareAddress, escapeLineStarts, escapeMarkdown, isBareAddress } from "./escape-markdown.ts";
import { findLinks } from "./find-links.ts";
import { type Block, isTight, type List, type Run } from "./rich-text.ts";
import { type Mark, writeRuns } from "./rich-text-flow.ts";
import { isSurelyRead } from "./sure-markdown.ts";

const SIGNS = { struck: "~~", em: "*", strong: "**" } as const;

/**
 * Markdown of a formatted text. `says` decides whether the Markdown of one paragraph really says what its runs say:
 * CommonMark cannot open emphasis everywhere (`a**"b"**`), and such a paragraph is then written without emphasis.
 */
export function richTextToMarkdown(
  blocks: readonly Block[],
  says: (markdown: string, runs: readonly Run[]) => boolean,
): string {
  function write(siblings: readonly Block[]): string {
    const parts: string[] = [];
    let other = false;
    for (const [index, block] of siblings.entries()) {
      // Lists of one kind in a row would read as one: CommonMark begins a new list where the sign changes.
      const before = siblings[index - 1];
      other = block.kind === "list" && before?.kind === "list" && isOrdered(before) === isOrdered(block) && !other;
      parts.push(writeBlock(block, other));
    }
    return parts.join("\n\n");
  }

  function writeBlock(block: Block, otherSign: boolean): string {
    if (block.kind === "code") return fenced(block.text);
    if (block.kind === "quote") return prefixed(write(block.blocks), "> ", "> ");
    if (block.kind === "list") return writeList(block, otherSign);
    const markdown = runsToMarkdown(block.runs);
    const isSure = isPlain(block.runs) || isSurelyRead(block.runs);
    return isSure || says(markdown, block.runs) ? markdown : runsToMarkdown(block.runs.map(unmarked));
  }

  function writeList(list: List, otherSign: boolean): string {
    const tight = isTight(list);
    const items = list.items.map((item, index) => {
      const bullet = otherSign ? "+ " : "- ";
      const sign = list.start === null ? bullet : `${list.start + index}${otherSign ? ")" : "."} `;
      const text = tight ? item.map((block) => writeBlock(block, false)).join("\n") : write(item);
      return prefixed(text, sign, " ".repeat(sign.length));
    });
    return items.join(tight ? "\n" : "\n\n");
  }

  return write(blocks);
}

function isOrdered(list: List): boolean {
  return list.start !== null;
}

function isPlain(runs: readonly Run[]): boolean {
  const [only] = runs;
  return runs.length === 1 && only !== undefined && only.link === undefined && marksNothing(only);
}

function marksNothing(run: Run): boolean {
  return !run.em && !run.strong && !run.struck && !run.code;
}

function unmarked(run: Run): Run {
  return { ...run, em: false, strong: false, struck: false };
}

function prefixed(text: string, first: string, others: string): string {
  const lines = text.split("\n");
  return lines.map((line, index) => ((index === 0 ? first : others) + line).replace(/ +$/, "")).join("\n");
}

function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
}

function runsToMarkdown(runs: readonly Run[]): string {
  const shown = runs.map((run) => (isOwnAddress(run) ? { ...run, link: undefined } : run));
  const markdown = writeRuns(shown, {
    open: (mark) => (typeof mark === "object" ? "[" : SIGNS[mark]),
    close: closeSign,
    text: (run, index) => {
      if (run.code) return codeSpan(run.text);
      if (run === runs[index]) {
        const markdown = escapeMarkdown(run.text, { links: "text" });
        // Before the bracket of a link it would make an image of it.
        return runs[index + 1]?.link === undefined ? markdown : markdown.replace(/!$/, "\\!");
      }
      return bareAddress(run.text, { before: textBefore(runs, index), after: textAfter(runs, index) });
    },
  });
  return escapeLineStarts(markdown);
}

/** A link whose text is its address needs no brackets. */
function isOwnAddress(run: Run): boolean {
  if (run.link === undefined || run.code || !isBareAddress(run.text)) return false;
  const [found] = findLinks(run.text);
  return found?.start === 0 && found.end === run.text.length && found.href === run.link;
}

/** Text before an address; a sign of markup where there is markup. */
function textBefore(runs: readonly Run[], index: number): string {
  const [own, before] = [runs[index], runs[index - 1]];
  if (own === undefined || !marksNothing(own) || (before !== undefined && !marksNothing(before))) return "*";
  return before?.text ?? "";
}

/** Text after an address; a sign of markup where there is markup. */
function textAfter(runs: readonly Run[], index: number): string {
  const next = runs[index + 1];
  if (next === undefined) return "";
  if (!marksNothing(next) || next.link !== undefined) return "*";
  return next.text + (runs[index + 2] === undefined ? "" : "*");
}

function closeSign(mark: Mark): string {
  if (typeof mark !== "object") return SIGNS[mark];
  const address = mark.href.replace(/\\/g, "\\\\").replace(/&(?=#?\w+;)/g, "&amp;");
  return /[()]/.test(address) ? `](<${address}>)` : `](${address})`;
}

function codeSpan(text: string): string {
  const ticks = "`".repeat(longestTicks(text) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return ticks + pad + text + pad + ticks;
}
