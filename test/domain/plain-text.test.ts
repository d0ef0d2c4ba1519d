import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown, quoteMarkdown } from "../../src/domain/escape-markdown.ts";
import { excerpt } from "../../src/domain/excerpt.ts";
import { renderMarkdown } from "../../src/domain/markdown.ts";
import { plainText } from "../../src/domain/plain-text.ts";
import { HOSTILE_MARKDOWN } from "./hostile-markup.ts";
import { textOf } from "./html-elements.ts";

describe("plainText", () => {
  it("writes paragraphs, quotes, lists and code as text", () => {
    const source =
      "One *two*\nthree & <four>\n\n> quoted\n>\n> > deeper\n\n- a\n  1. b\n- c\n\n```\n  x\n```\n\nend [link](https://example.org)";
    expect(plainText(renderMarkdown(source))).toBe(
      "One two\nthree & <four>\n\n> quoted\n>\n> > deeper\n\n- a\n  1. b\n- c\n\n  x\n\nend link",
    );
  });

  it("leaves quotations out where asked", () => {
    expect(plainText(renderMarkdown("> theirs\n\nmine"), { quotes: "none" })).toBe("mine");
  });

  it("has every word that a parser finds", () => {
    const sources = fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.constantFrom(...HOSTILE_MARKDOWN));
    fc.assert(
      fc.property(sources, (source) => {
        const html = renderMarkdown(source);
        expect(squeeze(plainText(html))).toBe(squeeze(textOf(html)));
      }),
      { numRuns: 500 },
    );
  });
});

describe("excerpt", () => {
  it.each([
    ["short text", 20, "short text"],
    ["a somewhat longer text", 14, "a somewhat…"],
    ["> theirs\n\nmine", 20, "mine"],
    ["> only theirs", 20, "> only theirs"],
    ["Donaudampfschifffahrt", 10, "Donaudamp…"],
    ["one\ntwo\n\nthree", 50, "one two three"],
  ])("of %j in %i", (source, limit, text) => {
    expect(excerpt(renderMarkdown(source), limit)).toBe(text);
  });

  it("keeps to the limit and cuts no character in two", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", " ", "👩‍👩‍👧", "é", "😉") }),
        fc.integer({ min: 1, max: 40 }),
        (text, limit) => {
          const short = excerpt(renderMarkdown(text), limit);
          expect(short.length).toBeLessThanOrEqual(limit);
          expect(short.replace(/👩‍👩‍👧|😉|e\u0301|[aé …]/gu, "")).toBe("");
        },
      ),
    );
  });
});

describe("escapeMarkdown", () => {
  it("makes Markdown that shows the text itself", () => {
    const risky = fc.array(
      fc.constantFrom(
        ...Array.from("*_`~[]()<>!#-+=\\|:/.&;1 \na"),
        "```\n",
        "https://example.org/a_b*c",
        "<a@b.example>",
        "mailto:a@b.example",
        "://",
        "--",
        "1. ",
      ),
    );
    fc.assert(
      fc.property(risky, fc.constantFrom("live" as const, "text" as const), (parts, links) => {
        const text = parts.join("");
        expect(normal(textOf(renderMarkdown(escapeMarkdown(text, { links }))))).toBe(normal(text));
      }),
      { numRuns: 5000 },
    );
  });

  it("leaves what is no markup readable", () => {
    expect(escapeMarkdown("It's 2 * 3 < 7, snake_case & 50% (see p. 4) - really!")).toBe(
      "It's 2 * 3 < 7, snake_case & 50% (see p. 4) - really!",
    );
  });
});

describe("quoteMarkdown", () => {
  it("quotes every line as it was and leaves room for the answer", () => {
    expect(quoteMarkdown("  one *two*\r\n\r\n- three ")).toBe("> one \\*two\\*\n>\n> \\- three\n\n");
    expect(renderMarkdown(`${quoteMarkdown("a\nb")}answer`)).toBe(
      "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n<p>answer</p>\n",
    );
  });
});

/** Text without white space and the signs of quotes and lists. */
function squeeze(text: string): string {
  return text.replace(/[\s>-]|\d+\.(?=\s|$)/g, "");
}

function normal(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
