import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatTranscript } from "../../src/exchange/transcript/format-transcript.ts";
import { parseTranscript } from "../../src/exchange/transcript/parse-transcript.ts";
import type { Transcript, TranscriptComment } from "../../src/exchange/transcript/transcript.ts";

/** Words that make trouble: everything that could be taken for structure. */
const WORD = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    "1.",
    "2\\.",
    "3\\\\.",
    "says:",
    "[removed]",
    "[withdrawn]",
    "\\",
    "1. Ann says:",
    "4\\. x says:",
    "😉",
  ),
);
const LINE = fc
  .array(WORD, { minLength: 1, maxLength: 5 })
  .map((words) =>
    words
      .join(" ")
      .replaceAll(/[\r\n\0]/gu, "")
      .trim(),
  )
  .filter((line) => line !== "" && line !== "\uFEFF");
const PARAGRAPH = fc.array(LINE, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));

const COMMENT = fc.record({
  parent: fc.nat(),
  isRoot: fc.boolean(),
  author: LINE,
  paragraphs: fc.array(PARAGRAPH, { minLength: 1, maxLength: 3 }),
  state: fc.constantFrom("published", "published", "removed", "withdrawn" as const),
});

/** A tree in the order of a page: each comment answers one of the open ones. */
const TREE = fc.array(COMMENT, { minLength: 1, maxLength: 25 }).map((items) => {
  const open: number[] = [];
  return items.map(({ parent, isRoot, author, paragraphs, state }, index): TranscriptComment => {
    const depth = isRoot || open.length === 0 ? 0 : 1 + (parent % open.length);
    open.length = depth;
    const parentIndex = open.at(-1) ?? null;
    open.push(index);
    return state === "published"
      ? { parentIndex, author, paragraphs, state }
      : { parentIndex, author: "", paragraphs: [], state };
  });
});
const PAGE = fc.record({
  title: LINE.filter((line) => !line.startsWith("\uFEFF")),
  credit: fc.option(LINE),
  paragraphs: fc.array(PARAGRAPH, { minLength: 1, maxLength: 4 }),
  comments: TREE,
});

function said(parentIndex: number | null, author: string): TranscriptComment {
  return { parentIndex, author, paragraphs: ["x"], state: "published" };
}

function format(page: Transcript): string {
  return [...formatTranscript(page)].join("");
}

describe("writing a transcript", () => {
  test("gives back the same tree and the same words for any page", () => {
    fc.assert(
      fc.property(PAGE, (page) => {
        const { warnings, ...parsed } = parseTranscript(
          format(page),
          page.credit === null ? {} : { credit: page.credit },
        );
        const comments = parsed.comments.map(({ number: _number, line: _line, ...comment }) => comment);
        expect({ ...parsed, comments }).toEqual(page);
        expect(warnings).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("writes replies under what they answer, whatever the order in which they come", () => {
    const text = format({
      title: "T",
      credit: null,
      paragraphs: [],
      comments: [said(null, "A"), said(null, "B"), said(0, "C"), said(1, "D"), said(2, "E"), said(0, "F")],
    });
    expect(text.split("\n").filter((line) => line.endsWith("says:"))).toEqual([
      "  1. A says:",
      "    1. C says:",
      "      1. E says:",
      "    2. F says:",
      "  2. B says:",
      "    1. D says:",
    ]);
  });

  test("refuses a reply that stands before its parent", () => {
    const comment: TranscriptComment = { parentIndex: 1, author: "A", paragraphs: [], state: "published" };
    const comments = [comment, { ...comment, parentIndex: 0 }];
    expect(() => format({ title: "T", credit: null, paragraphs: [], comments })).toThrow(RangeError);
  });

  test("writes a chain of thousands", () => {
    const comments = Array.from({ length: 3_000 }, (_, index) => said(index === 0 ? null : index - 1, "A"));
    const parsed = parseTranscript(format({ title: "T", credit: null, paragraphs: [], comments }));
    expect(parsed.comments.at(-1)?.parentIndex).toBe(2_998);
  });
});
