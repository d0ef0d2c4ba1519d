import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_BODY_LENGTH } from "../../src/domain/comment.ts";
import { renderMarkdown, renderMarkdownFully } from "../../src/domain/markdown.ts";
import { HOSTILE_MARKDOWN } from "./hostile-markup.ts";
import { textOf } from "./html-elements.ts";
import { expectOnlyCommentElements } from "./only-comment-elements.ts";

/** Text that is likely to be markup. */
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from("*_`~[]()<>!#-+>\\|:/.&;\"'\n \t=1a")),
      fc.constantFrom(
        "https://example.org/",
        "javascript:",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "```\n",
        "](",
        "![",
        "<a>",
        "é",
        "😉",
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe("renderMarkdown", () => {
  it.each([
    [
      "*a* _b_ **c** __d__ ~~e~~ `f`",
      "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <s>e</s> <code>f</code></p>\n",
    ],
    ["one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>\n"],
    ["# Title\ntext", "<p><strong>Title</strong></p>\n<p>text</p>\n"],
    ["text\n---\nmore", "<p>text</p>\n<p>---</p>\n<p>more</p>\n"],
    ["3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>\n'],
    ["- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"],
    ["> a\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n"],
    ["```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"],
    ["    not code", "<p>not code</p>\n"],
    ["<b>a</b> &amp; c", "<p>&lt;b&gt;a&lt;/b&gt; &amp;amp; c</p>\n"],
    ["|a|b|\n|-|-|", "<p>|a|b|<br>\n|-|-|</p>\n"],
    ["[a]: https://example.org\n\n[a]", undefined],
    ["", ""],
  ])("renders %j", (source, html) => {
    const rendered = renderMarkdown(source);
    if (html !== undefined) expect(rendered).toBe(html);
    expectOnlyCommentElements(rendered);
  });

  it("links named and plain addresses, and those of images, with the rel of readers' links", () => {
    const rel = 'rel="ugc nofollow noopener"';
    expect(renderMarkdown('[a](https://example.org/x?y=1&z=2 "title")')).toBe(
      `<p><a href="https://example.org/x?y=1&amp;z=2" ${rel}>a</a></p>\n`,
    );
    expect(renderMarkdown("see https://example.org/a_b_c.")).toBe(
      `<p>see <a href="https://example.org/a_b_c" ${rel}>https://example.org/a_b_c</a>.</p>\n`,
    );
    expect(renderMarkdown("![a river](https://example.org/r.jpg) ![](https://example.org/s.jpg)")).toBe(
      `<p><a href="https://example.org/r.jpg" ${rel}>a river</a> <a href="https://example.org/s.jpg" ${rel}>https://example.org/s.jpg</a></p>\n`,
    );
    expect(renderMarkdown("[![a](https://example.org/x.png)](https://example.org/)")).toBe(
      `<p><a href="https://example.org/" ${rel}>a</a></p>\n`,
    );
    expect(renderMarkdown("write to [us](mailto:desk@example.org)")).toContain('href="mailto:desk@example.org"');
  });

  it.each(["[a](javascript:x)", "[a](/relative)", "[a](//example.org)", "www.example.org", "a@example.org"])(
    "leaves %j as text",
    (source) => {
      expect(renderMarkdown(source)).toBe(`<p>${source}</p>\n`);
    },
  );

  it("keeps the text of quotes and lists that are nested too deep", () => {
    const html = renderMarkdown(`${"> ".repeat(40)}bottom\n\n${"- ".repeat(40)}also`);
    expect(textOf(html)).toContain("bottom");
    expect(textOf(html)).toContain("also");
    expect(html.split("<blockquote>").length - 1).toBeLessThan(20);
  });

  it.each(HOSTILE_MARKDOWN.map((source) => [source.slice(0, 60), source]))("tames %j", (_, source) => {
    expectOnlyCommentElements(renderMarkdown(source));
  });

  it("tames whatever looks like markup", () => {
    fc.assert(
      fc.property(markup, (source) => expectOnlyCommentElements(renderMarkdown(source))),
      { numRuns: 1500 },
    );
  });

  it("loses no letter or digit outside of addresses", () => {
    const wordy = fc.array(
      fc.constantFrom("word", "zwei", "слово", "*", "_", "> ", "- ", "\n", " ", "`", "~~", "#", "é"),
    );
    fc.assert(
      fc.property(wordy, (parts) => {
        const source = parts.join("");
        // Fence lines name a language, which is not shown.
        fc.pre(!/^[\s>-]*(?:```|~~~)/m.test(source));
        expect(lettersOf(textOf(renderMarkdown(source)))).toEqual(lettersOf(source));
      }),
      { numRuns: 1500 },
    );
  });

  it("takes its short cut only where that changes nothing", () => {
    const plain = fc.array(
      fc.constantFrom(
        "word ",
        "a",
        "\n",
        "\n\n",
        " ",
        ".",
        "1",
        "2. ",
        "-",
        "+",
        "=",
        "é",
        "😉",
        "&",
        '"',
        "!",
        "(",
        "\u00a0",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          plain.map((parts) => parts.join("")),
          fc.string({ unit: "grapheme" }),
          markup,
        ),
        (source) => {
          expect(renderMarkdown(source)).toBe(renderMarkdownFully(source));
        },
      ),
      { numRuns: 4000 },
    );
  });
});

describe("the time renderMarkdown takes", () => {
  const units = [
    "[",
    "![",
    "[]",
    "*",
    "*a ",
    "*a_ ",
    "**a",
    "a** ",
    "`",
    "`a``b",
    "<",
    "[a](",
    '[a](b "',
    "[a](<",
    "> ",
    ">",
    "- ",
    "1. ",
    "- a\n",
    "  - a\n",
    "> >\n",
    "~~a ",
    "\\",
    "http://",
    "https://a.b/(",
    "https://a.a.a.",
    "mailto:",
    "```\n",
    "# a\n",
    "\n",
    " ",
    "<a@b.c>",
    "[[a](b)",
    "[a][b]",
    "]",
    "&#x41;",
    "\"'",
    "://",
    "a@",
  ];

  it("grows no faster than the length, for the longest body of any repeated construct", () => {
    for (const unit of units) {
      const short = unit.repeat(MAX_BODY_LENGTH / 8 / unit.length);
      const long = short.repeat(8);
      const [first, second] = [charactersRead(short), charactersRead(long)];
      // Linear growth is a factor of 8, quadratic one of 64; constructs of fixed depth are somewhere below 16.
      expect(second / first, JSON.stringify(unit)).toBeLessThan(20);
      expect(second / MAX_BODY_LENGTH, JSON.stringify(unit)).toBeLessThan(1000);
    }
  });
});

/** How often rendering looks at a character: a measure of work that no busy machine disturbs. */
function charactersRead(source: string): number {
  const original = Object.getOwnPropertyDescriptor(String.prototype, "charCodeAt");
  if (original === undefined) throw new Error("no String.prototype.charCodeAt");
  let count = 0;
  // oxlint-disable-next-line no-extend-native -- counted during one call and put back
  Object.defineProperty(String.prototype, "charCodeAt", {
    ...original,
    value(this: string, index: number): number {
      count++;
      return original.value.call(this, index);
    },
  });
  try {
    renderMarkdownFully(source);
  } finally {
    // oxlint-disable-next-line no-extend-native -- put back
    Object.defineProperty(String.prototype, "charCodeAt", original);
  }
  return count;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
