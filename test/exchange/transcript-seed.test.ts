import { describe, expect, test } from "vitest";
import { formatTranscript } from "../../src/exchange/transcript/format-transcript.ts";
import { parseTranscript } from "../../src/exchange/transcript/parse-transcript.ts";
import { HAS_REAL_PAGE, realPage } from "../support/real-page.ts";

describe.skipIf(!HAS_REAL_PAGE)("a real page", () => {
  const text = HAS_REAL_PAGE ? new TextDecoder().decode(realPage()) : "";

  test("has 47 comments, 16 of them roots, on 5 levels, each where its indentation says", () => {
    const { comments, warnings } = parseTranscript(text);
    expect(comments).toHaveLength(47);
    expect(comments.filter(({ parentIndex }) => parentIndex === null)).toHaveLength(16);
    expect(Math.max(...comments.map(({ number }) => number.split(".").length))).toBe(5);
    expect(warnings).toEqual([]);
    const lines = text.split("\n");
    for (const { number, parentIndex, author, line } of comments) {
      const level = number.split(".").length;
      expect(lines[line - 1]).toBe(`${"  ".repeat(level)}${number.split(".").at(-1)}. ${author} says:`);
      const above = lines.slice(0, line - 1).findLastIndex((other) => {
        return /^ *\d+\. .* says:$/u.test(other) && other.search(/\S/u) === 2 * (level - 1);
      });
      expect(parentIndex === null ? null : comments[parentIndex]?.line).toBe(level === 1 ? null : above + 1);
    }
  });

  test("loses no word", () => {
    const { title, paragraphs, comments } = parseTranscript(text);
    const read = [title, ...paragraphs, ...comments.flatMap(({ author, paragraphs }) => [author, ...paragraphs])];
    const words = text.replaceAll(/^ *\d+\. (.*) says:$/gmu, "$1");
    expect(read.join(" ").split(/\s+/u)).toEqual(words.trim().split(/\s+/u));
  });

  test("is written again byte for byte", () => {
    expect([...formatTranscript(parseTranscript(text))].join("").trimEnd()).toBe(text.trimEnd());
  });
});
