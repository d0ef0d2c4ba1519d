import { escapeLine, formatHeading } from "./heading.ts";
import { PLACEHOLDER_NAMES } from "./transcript.ts";
import type { Transcript, TranscriptComment } from "./transcript.ts";

/** Columns by which a level of comments is indented. */
const STEP = 2;

/**
 * Writes a page that `parseTranscript` reads back as the same tree with the same words. Comments that answer the same
 * one stand in the order given; their numbers are their places in that order.
 * @param page `parentIndex` of a comment points to an earlier one.
 * @returns pieces of the page; joined, they are the page, with LF line ends.
 * @throws RangeError when a parent does not stand before its reply.
 */
export function* formatTranscript(page: Transcript): Generator<string> {
  yield `${oneLine(page.title)}\n\n`;
  const [first, ...others] = page.paragraphs;
  const opening = page.credit === null ? first : [page.credit, first ?? ""].join(" ").trim();
  for (const paragraph of [opening, ...others]) {
    if (paragraph !== undefined) yield formatText(paragraph, "", (line) => line);
  }
  yield "\n";
  for (const { comment, ordinal, depth } of inPageOrder(page.comments)) {
    const indent = " ".repeat(depth * STEP);
    const author = comment.state === "published" ? comment.author : PLACEHOLDER_NAMES[comment.state];
    yield `${indent}${formatHeading({ ordinal, author })}\n\n`;
    if (comment.state !== "published") continue;
    for (const paragraph of comment.paragraphs) {
      yield formatText(paragraph, indent + " ".repeat(STEP), escapeLine);
    }
  }
}

interface Placed {
  readonly comment: TranscriptComment;
  readonly ordinal: number;
  /** 1 for a root. */
  readonly depth: number;
}

/** Every comment before those that answer it, depth first. A loop instead of recursion: a chain may be 100,000 deep. */
function* inPageOrder(comments: readonly TranscriptComment[]): Generator<Placed> {
  const replies = new Map<number | null, number[]>();
  comments.forEach((comment, index) => {
    const parent = comment.parentIndex;
    if (parent !== null && !(parent >= 0 && parent < index)) {
      throw new RangeError(`Comment ${index} answers ${parent}, which does not stand before it`);
    }
    const siblings = replies.get(parent);
    if (siblings === undefined) replies.set(parent, [index]);
    else siblings.push(index);
  });
  const path = [{ list: replies.get(null) ?? [], next: 0 }];
  for (let level = path.at(-1); level !== undefined; level = path.at(-1)) {
    const index = level.list[level.next++];
    const comment = index === undefined ? undefined : comments[index];
    if (index === undefined || comment === undefined) {
      path.pop();
      continue;
    }
    yield { comment, ordinal: level.next, depth: path.length };
    path.push({ list: replies.get(index) ?? [], next: 0 });
  }
}

/** One paragraph (or several, where a text has blank lines) with the blank line that ends it. */
function formatText(text: string, indent: string, guard: (line: string) => string): string {
  const lines = text.split(/\r\n|\n|\r/u).map((line) => line.trim());
  const written = lines.map((line) => (line === "" ? "" : `${indent}${guard(line)}`)).join("\n");
  return /\S/u.test(written) ? `${written.replaceAll(/^\n+|\n+$/gu, "")}\n\n` : "";
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]\s*/gu, " ").trim();
}
