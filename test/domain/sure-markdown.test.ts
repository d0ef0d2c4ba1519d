import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitizeImportedHtml } from "../../src/domain/imported-html.ts";
import { renderMarkdown } from "../../src/domain/markdown.ts";
import { readHtml, readHtmlFully } from "../../src/domain/read-html.ts";
import type { Run } from "../../src/domain/rich-text.ts";
import { richTextToHtml } from "../../src/domain/rich-text-html.ts";
import { richTextToMarkdown } from "../../src/domain/rich-text-markdown.ts";
import { simpleTokens } from "../../src/domain/simple-html.ts";
import { isSurelyRead } from "../../src/domain/sure-markdown.ts";
import { HOSTILE_HTML } from "./hostile-markup.ts";

const PIECES = [
  "word",
  "a",
  "É9",
  " ",
  ". ",
  ", ",
  "! ",
  "? ",
  "; ",
  ".",
  "-",
  "'",
  "*",
  "_",
  "~",
  "`",
  "[x]",
  "(y)",
  "!",
  "\\",
  "1. ",
  "- ",
  "# ",
  ":",
  "\n",
  "\n\n",
  "😉",
  "x",
  "mailto:",
  "www.example.org",
  "https://example.org/a",
  "https://example.org/a-b_c?d=e#f",
  "https://example.org",
  "&amp;",
  "&lt;",
  "&gt;",
  "&quot;",
  "&#39;",
  "&#039;",
  "<em>",
  "</em>",
  "<i>word</i>",
  "<strong>",
  "</strong>",
  "<b>two words</b>",
  "<s>",
  "</s>",
  "<code>",
  "</code>",
  "<p>",
  "</p>",
  "<br>",
  "<br />",
  "<ul>",
  "<li>",
  "</li>",
  "</ul>",
  "<blockquote>",
  "</blockquote>",
  '<a href="https://example.org/a">',
  '<a href="https://example.org/a_b?c=d" rel="nofollow">',
  '<a href="https://example.org/(x)">',
  '<a rel="nofollow" href="javascript:x()" href="https://example.org/z">',
  "</a>",
] as const;
const HTML = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(""));

const BETWEEN = fc.array(
  fc.constantFrom(" ", ". ", ", x", "! ", " *", "_", " ~~", "`", "[", "](", " \\", "\n", "\n- ", ": ", "a"),
);
const WITHIN = fc.constantFrom(
  "word",
  "two words",
  "a*b",
  "x_y_z",
  "c`d",
  "É 9",
  "a] b",
  "1. a",
  "https://example.org/a",
  "(a)",
  "a:b",
);
const ADDRESS = fc.constantFrom("https://example.org/a", "https://example.org/a_b?c=d#e", "https://example.org/*x*");
const PLAIN = { em: false, strong: false, struck: false, code: false, link: undefined };

/** Marked and unmarked text in turn. */
const RUNS = fc
  .array(fc.tuple(BETWEEN, WITHIN, fc.constantFrom("em", "strong", "link", "address"), ADDRESS), {
    minLength: 1,
    maxLength: 4,
  })
  .map((items) =>
    items.flatMap(([between, within, mark, link]): Run[] => [
      { ...PLAIN, text: between.join("") || " " },
      mark === "link"
        ? { ...PLAIN, text: within, link }
        : mark === "address"
          ? { ...PLAIN, text: link, link }
          : { ...PLAIN, text: within, [mark]: true },
      { ...PLAIN, text: " " },
    ]),
  );

describe("Markdown that is sure", () => {
  it("is read as it was meant", () => {
    let sure = 0;
    fc.assert(
      fc.property(RUNS, (drawn) => {
        // What is read from HTML is in normal form.
        const html = richTextToHtml([{ kind: "paragraph", runs: drawn }]);
        for (const block of readHtml(html, "paragraphs")) {
          if (block.kind !== "paragraph" || block.runs.length < 2 || !isSurelyRead(block.runs)) continue;
          sure++;
          const markdown = richTextToMarkdown([block], () => false);
          expect(sanitizeImportedHtml(renderMarkdown(markdown))).toBe(richTextToHtml([block]));
        }
      }),
      { numRuns: 2_000 },
    );
    expect(sure).toBeGreaterThan(50);
  });

  it("is found in ordinary comments", () => {
    const [block] = readHtml(
      'I <em>do</em> agree, <b>mostly</b>. See <a href="https://example.org/x">this page</a>, or https://example.org/y.',
      "paragraphs",
    );
    expect(block?.kind === "paragraph" && isSurelyRead(block.runs)).toBe(true);
  });

  it.each([
    "a<b>b</b>",
    "<b>b</b>c",
    "<b> (x)</b>",
    "<b>b</b><i>c</i>",
    "<s>b</s>",
    "<code>b</code>",
    "<b><i>b</i></b>",
  ])("is not claimed of %s", (html) => {
    const [block] = readHtml(html, "paragraphs");
    expect(block?.kind === "paragraph" && isSurelyRead(block.runs)).toBe(false);
  });
});

describe("the short cut for simple HTML", () => {
  it("reads the same as the whole tokenizer", () => {
    let simple = 0;
    fc.assert(
      fc.property(HTML, fc.constantFrom("space" as const, "paragraphs" as const), (html, newlines) => {
        if (simpleTokens(html) !== null) simple++;
        expect(readHtml(html, newlines)).toEqual(readHtmlFully(html, newlines));
      }),
      { numRuns: 2_000 },
    );
    expect(simple).toBeGreaterThan(500);
  });

  it("reads any characters the same as the whole tokenizer", () => {
    const character = fc.constantFrom(
      "<",
      ">",
      "&",
      "/",
      " ",
      "=",
      '"',
      "'",
      "a",
      "p",
      "b",
      ";",
      "#39",
      "\n",
      "\r",
      "\0",
      "é",
    );
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 30 }), (html) => {
        expect(readHtml(html, "paragraphs")).toEqual(readHtmlFully(html, "paragraphs"));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(HOSTILE_HTML)("reads the hostile %j the same", (html) => {
    expect(readHtml(html, "space")).toEqual(readHtmlFully(html, "space"));
  });

  it.each(["<EM>a</EM>", "<b onclick=x>a</b>", "&copy;", "&ampx", "a < b", "<b", "<script>x</script>", "a\rb"])(
    "leaves %j to the tokenizer",
    (html) => {
      expect(simpleTokens(html)).toBeNull();
    },
  );
});
