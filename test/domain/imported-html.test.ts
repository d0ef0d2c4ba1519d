import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { htmlToMarkdown, sanitizeImportedHtml } from "../../src/domain/imported-html.ts";
import { renderMarkdown } from "../../src/domain/markdown.ts";
import { HOSTILE_HTML, HOSTILE_MARKDOWN } from "./hostile-markup.ts";
import { elementsOf, textOf } from "./html-elements.ts";
import { expectOnlyCommentElements } from "./only-comment-elements.ts";

const words = fc.constantFrom(
  "a",
  "b c",
  " d",
  "e ",
  "*",
  "_x_",
  "`",
  "~~",
  "1. ",
  "- ",
  "# ",
  "> ",
  "\\",
  "[",
  "](",
  "!",
  "<",
  "&amp;",
  "&lt;b&gt;",
  "https://example.org/a_b",
  "\n",
  "\n\n",
  "é",
  "😉",
  '"',
  ".",
  ":",
  "---",
  "===",
  "|",
  "\t",
  "&nbsp;",
  "x://",
  "mailto:a@b.example",
);
const tags = fc.constantFrom(
  "p",
  "b",
  "i",
  "em",
  "strong",
  "s",
  "code",
  "pre",
  "ul",
  "ol",
  "li",
  "blockquote",
  "a href='https://example.org/(x)'",
  "a href=https://example.org/b",
  "a href='javascript:hostile()'",
  "div",
  "h2",
  "br",
  "q",
  "img src=https://example.org/i.png alt='a picture'",
  "script",
  "td",
);
const soup = fc
  .array(
    fc.oneof(
      words,
      words,
      tags.map((tag) => `<${tag}>`),
      tags.map((tag) => `</${tag.split(" ")[0]}>`),
    ),
    { maxLength: 50 },
  )
  .map((parts) => parts.join(""));

// oxlint-disable-next-line no-control-regex -- what an import drops
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g;

function linksOf(html: string): string[] {
  const links: string[] = [];
  for (const { name, attributes } of elementsOf(html)) {
    const href = attributes["href"];
    // Two links to one place side by side read as one.
    if (name === "a" && href !== undefined && links.at(-1) !== href) links.push(href);
  }
  return links;
}

function saying(html: string): { text: string; links: string[] } {
  return {
    text: textOf(html)
      .replace(/[ \t\n\f]+/g, " ")
      .trim(),
    links: linksOf(html),
  };
}

describe("sanitizeImportedHtml", () => {
  it.each([
    ["Hello <b>bold <i>both</b> italic</i>", "<p>Hello <strong>bold <em>both</em></strong><em> italic</em></p>\n"],
    ["<div>one</div>two<p>three", "<p>one</p>\n<p>two</p>\n<p>three</p>\n"],
    ["a<br>b<br><br>c", "<p>a<br>\nb</p>\n<p>c</p>\n"],
    ["<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"],
    ["<ol start=4><li>d</ol>", '<ol start="4">\n<li>d</li>\n</ol>\n'],
    ["<ul>loose text<li>a</li></ul>", "<ul>\n<li>loose text</li>\n<li>a</li>\n</ul>\n"],
    ["<blockquote>q</blockquote>a", "<blockquote>\n<p>q</p>\n</blockquote>\n<p>a</p>\n"],
    ["<pre><code>\n x\n\n  y </code></pre>", "<pre><code> x\n\n  y\n</code></pre>\n"],
    ["<h3>Title</h3>text", "<p><strong>Title</strong></p>\n<p>text</p>\n"],
    ["<strike>a</strike> <del>b</del> <tt>c</tt>", "<p><s>a b</s> <code>c</code></p>\n"],
    ["he said <q>no</q>", "<p>he said “no”</p>\n"],
    ["a <script>b</script><style>c</style><iframe>d</iframe><svg><text>e</text></svg>f", "<p>a f</p>\n"],
    ["<font color=red>a</font><span>b</span><abbr title=x>c</abbr>", "<p>abc</p>\n"],
    ["<img alt=😉 src=https://example.org/wink.png>", "<p>😉</p>\n"],
    ["<table><tr><td>a<td>b<tr><td>c</table>", "<p>a b</p>\n<p>c</p>\n"],
    ["<p></p><ul><li></li></ul><blockquote> </blockquote><b></b>", ""],
    ["one\ntwo", "<p>one two</p>\n"],
  ])("makes of %j", (html, sanitized) => {
    expect(sanitizeImportedHtml(html)).toBe(sanitized);
  });

  it("keeps addresses that may stay, and makes links of plain ones", () => {
    const rel = 'rel="ugc nofollow noopener"';
    expect(sanitizeImportedHtml('<a href="HTTPS://Example.org/x?a=1&amp;b=2" onclick=x>a</a> <a href="/y">b</a>')).toBe(
      `<p><a href="https://example.org/x?a=1&amp;b=2" ${rel}>a</a> b</p>\n`,
    );
    expect(sanitizeImportedHtml("see https://example.org/a.")).toBe(
      `<p>see <a href="https://example.org/a" ${rel}>https://example.org/a</a>.</p>\n`,
    );
  });

  it("reads newlines as WordPress does, where told so", () => {
    const html = "one\r\ntwo\r\n\r\n<b>three</b><br />\nfour\n\n\n<blockquote>\nfive\n\nsix\n</blockquote>\nseven";
    expect(sanitizeImportedHtml(html, { newlines: "paragraphs" })).toBe(
      "<p>one<br>\ntwo</p>\n<p><strong>three</strong><br>\nfour</p>\n<blockquote>\n<p>five</p>\n<p>six</p>\n</blockquote>\n<p>seven</p>\n",
    );
  });

  it.each(HOSTILE_HTML.map((html) => [html.slice(0, 60), html]))("tames %j", (_, html) => {
    for (const newlines of ["space", "paragraphs"] as const) {
      const sanitized = sanitizeImportedHtml(html, { newlines });
      expectOnlyCommentElements(sanitized);
      expectOnlyCommentElements(renderMarkdown(htmlToMarkdown(html, { newlines })));
    }
  });

  it("tames any soup of tags, and leaves its own answer as it is", () => {
    fc.assert(
      fc.property(soup, (html) => {
        const sanitized = sanitizeImportedHtml(html);
        expectOnlyCommentElements(sanitized);
        expect(sanitizeImportedHtml(sanitized)).toBe(sanitized);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes what renderMarkdown gave as it is", () => {
    for (const source of HOSTILE_MARKDOWN) {
      const html = renderMarkdown(source);
      expect(saying(sanitizeImportedHtml(html))).toEqual(
        saying(html.replace(CONTROLS, "").replace(/\p{Surrogate}/gu, "\ufffd")),
      );
    }
  });

  it("keeps plain text whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        const kept = text.replace(CONTROLS, "").replace(/[ \t\n\f]+/g, " ");
        expect(textOf(sanitizeImportedHtml(escaped)).trim()).toBe(kept.trim());
      }),
    );
  });
});

describe("htmlToMarkdown", () => {
  it.each([
    ["a <em>b</em> <strong>c</strong> <s>d</s> <code>e</code>", "a *b* **c** ~~d~~ `e`"],
    [
      '<a href="https://example.org/">site</a> https://example.org/x',
      "[site](https://example.org/) https://example.org/x",
    ],
    ["<ul><li>a<ol><li>b</ol></ul><ul><li>c</ul>", "- a\n  1. b\n\n+ c"],
    ["<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc"],
    [
      "1. no list<br># no title<br>*no* emphasis, snake_case, 2 * 3",
      "1\\. no list\n\\# no title\n\\*no\\* emphasis, snake_case, 2 * 3",
    ],
    ["<pre>a\n```\nb</pre>", "````\na\n```\nb\n````"],
    ["one\n\ntwo", "one two"],
  ])("makes of %j", (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
    expect(sanitizeImportedHtml(renderMarkdown(markdown))).toBe(sanitizeImportedHtml(html));
  });

  it("gives Markdown that says the same", () => {
    fc.assert(
      fc.property(soup, (html) => {
        expect(saying(renderMarkdown(htmlToMarkdown(html)))).toEqual(saying(sanitizeImportedHtml(html)));
      }),
      { numRuns: 3000 },
    );
    for (const html of HOSTILE_HTML) {
      expect(saying(renderMarkdown(htmlToMarkdown(html)))).toEqual(saying(sanitizeImportedHtml(html)));
    }
  });

  it("gives back the same blocks where the text is ordinary", () => {
    const inline = fc.constantFrom(
      "word",
      "<b>bold</b> word",
      "<i>a</i>, <b>b</b> and <s>c</s>",
      "<code>x = 1</code>",
      "<a href=https://example.org/>link</a>",
      "a<br>b",
    );
    const block = fc.letrec<{ block: string }>((tie) => ({
      block: fc.oneof(
        { maxDepth: 3 },
        inline.map((text) => `<p>${text}</p>`),
        fc.constant("<pre>x\n  y</pre>"),
        fc
          .array(tie("block"), { minLength: 1, maxLength: 3 })
          .map((blocks) => `<blockquote>${blocks.join("")}</blockquote>`),
        fc
          .array(tie("block"), { minLength: 1, maxLength: 3 })
          .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`),
        fc
          .array(tie("block"), { minLength: 1, maxLength: 3 })
          .map((items) => `<ol start=2>${items.map((item) => `<li>${item}</li>`).join("")}</ol>`),
      ),
    })).block;
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const html = blocks.join("");
        expect(sanitizeImportedHtml(renderMarkdown(htmlToMarkdown(html)))).toBe(sanitizeImportedHtml(html));
      }),
      { numRuns: 1000 },
    );
  });
});
