import { describe, expect, test } from "vitest";
import { Problem } from "../../src/domain/problem.ts";
import { parseTranscript } from "../../src/exchange/transcript/parse-transcript.ts";

const PAGE = `The bridge stays shut

The photo shows the old bridge. It will stay shut until spring, the council says:
nobody is to cross.

1. This numbered line at the margin says:

Here the article ends.


  1. Ida Quill says:

    High time.

    Two paragraphs,
    the second of two lines.

    1. Tomas "says: nothing" Brandt says:

      I walked over it yesterday 😉

      1. Wren says:

        You did not.

  2. 朝日 says:

    “Curly” – and so on.
`;

describe("reading a transcript", () => {
  test("finds the title, the article and every comment under the one that it answers", () => {
    const page = parseTranscript(PAGE);
    expect(page.title).toBe("The bridge stays shut");
    expect(page.paragraphs).toEqual([
      "The photo shows the old bridge. It will stay shut until spring, the council says:\nnobody is to cross.",
      "1. This numbered line at the margin says:",
      "Here the article ends.",
    ]);
    expect(page.comments.map(({ number, parentIndex, author }) => [number, parentIndex, author])).toEqual([
      ["1", null, "Ida Quill"],
      ["1.1", 0, 'Tomas "says: nothing" Brandt'],
      ["1.1.1", 1, "Wren"],
      ["2", null, "朝日"],
    ]);
    expect(page.comments[0]?.paragraphs).toEqual(["High time.", "Two paragraphs,\nthe second of two lines."]);
    expect(page.comments[1]?.paragraphs).toEqual(["I walked over it yesterday 😉"]);
    expect(page.comments[2]?.line).toBe(22);
    expect(page.warnings).toEqual([]);
  });

  test("takes CRLF and CR line ends, a byte order mark and tabs", () => {
    const expected = parseTranscript(PAGE);
    const tabs = PAGE.replaceAll(/^(?: {2})+/gmu, (spaces) => "\t".repeat(spaces.length / 2));
    for (const variant of [
      PAGE.replaceAll("\n", "\r\n"),
      PAGE.replaceAll("\n", "\r"),
      `\uFEFF${PAGE}`,
      tabs,
      PAGE.replaceAll("\n", "  \n"),
    ]) {
      expect(parseTranscript(variant)).toEqual(expected);
    }
  });

  test("needs no blank lines", () => {
    const page = parseTranscript(PAGE.replaceAll(/\n\s*\n+/gu, "\n"));
    expect(page.comments.map(({ number, author }) => `${number} ${author}`)).toEqual(
      parseTranscript(PAGE).comments.map(({ number, author }) => `${number} ${author}`),
    );
  });

  test("keeps numbered lists in a comment as text", () => {
    const page = parseTranscript(
      "T\n\n  1. Ada says:\n\n    My list:\n    1. apples\n    2. essays:\n    3. the law says:\n    4. enough\n",
    );
    expect(page.comments).toHaveLength(1);
    expect(page.comments[0]?.paragraphs).toEqual(["My list:\n1. apples\n2. essays:\n3. the law says:\n4. enough"]);
  });

  test("goes by order and indentation where the numbers say otherwise, and tells", () => {
    const page = parseTranscript("T\n\n  4. A says:\n\n    a\n\n  1. B says:\n\n    b\n\n    7. C says:\n\n      c\n");
    expect(page.comments.map(({ number, author }) => `${number} ${author}`)).toEqual(["1 A", "2 B", "2.1 C"]);
    expect(page.warnings).toEqual([
      { line: 3, text: "this comment is numbered 4 and is number 1 by its place" },
      { line: 7, text: "this comment is numbered 1 and is number 2 by its place" },
      { line: 11, text: "this comment is numbered 7 and is number 1 by its place" },
    ]);
  });

  test("puts a comment that is indented unevenly under the nearest one that is indented less", () => {
    const page = parseTranscript(
      "T\n\n  1. A says:\n\n    1. B says:\n\n      1. C says:\n\n     2. D says:\n\n       d\n",
    );
    expect(page.comments.map(({ number, author }) => `${number} ${author}`)).toEqual([
      "1 A",
      "1.1 B",
      "1.1.1 C",
      "1.1.2 D",
    ]);
    expect(page.warnings).toContainEqual({
      line: 9,
      text: "this comment is not indented like those before it on its level",
    });
  });

  test("keeps comments without a name or a text, and tells", () => {
    const page = parseTranscript("T\n\n  1. says:\n\n    x\n\n  2. B says:\n\n  3. [removed] says:\n");
    expect(page.comments.map(({ author, state }) => [author, state])).toEqual([
      ["", "published"],
      ["B", "published"],
      ["", "removed"],
    ]);
    expect(page.warnings.map(({ line }) => line)).toEqual([3, 7]);
  });

  test("sets the image credit apart where it is named", () => {
    const page = parseTranscript(PAGE, { credit: "The photo shows the old bridge." });
    expect(page.credit).toBe("The photo shows the old bridge.");
    expect(page.paragraphs[0]).toMatch(/^It will stay shut/u);
    expect(() => parseTranscript(PAGE, { credit: "Another photo" })).toThrow(/^Line 3: .*"Another photo"/u);
  });

  const malformed: [string, string, RegExp][] = [
    ["an empty file", " \n\t\n", /^Line 1: /u],
    ["a page without comments", "Title\n\nText only.\n\n", /^Line 3: .*without any comment/u],
    ["a binary file", "Title\n\n\0\n", /^Line 3: .*NUL/u],
    ["text outside of any comment", "T\n\n  1. A says:\n\n    a\n\nStray.\n", /^Line 7: .*nobody said it/u],
    ["text of an outer level", "T\n\n  1. A says:\n\n    1. B says:\n\n    Whose?\n", /^Line 7: /u],
  ];
  test.each(malformed)("refuses %s and names the line", (_what, text, message) => {
    expect(() => parseTranscript(text)).toThrow(Problem);
    expect(() => parseTranscript(text)).toThrow(message);
  });

  test("reads lines that are made to be slow", () => {
    const words = " x".repeat(500_000);
    const blank = " ".repeat(1_000_000);
    const page = parseTranscript(`T\n\n  1. A says:\n\n    1. ${words} says\n    1.${blank}says: \n`);
    expect(page.comments.map(({ author }) => author)).toEqual(["A", ""]);
    expect(page.comments[0]?.paragraphs).toEqual([`1. ${words} says`]);
  });
});
