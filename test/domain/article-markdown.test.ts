import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderArticleMarkdown } from "../../src/domain/article-markdown.ts";
import { HOSTILE_MARKDOWN } from "./hostile-markup.ts";
import { elementsOf } from "./html-elements.ts";

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    "p br em strong s blockquote ul li code pre h2 h3 h4 h5 h6 hr figure figcaption"
      .split(" ")
      .map((name) => [name, []]),
  ),
  ol: ["start"],
  a: ["href", "title"],
  img: ["src", "alt", "loading", "decoding"],
};

function expectOnlyArticleElements(html: string): void {
  for (const { name, attributes } of elementsOf(html)) {
    expect(Object.keys(ALLOWED)).toContain(name);
    for (const attribute of Object.keys(attributes)) expect(ALLOWED[name]).toContain(attribute);
    const address = attributes["href"] ?? attributes["src"];
    if (address === undefined) continue;
    const url = new URL(address, "https://site.example/articles/");
    expect(["http:", "https:", "mailto:"]).toContain(url.protocol);
    expect(/^(?:https?:\/\/|mailto:)/.test(address) || url.host === "site.example", address).toBe(true);
  }
}

describe("renderArticleMarkdown", () => {
  it.each([
    ["# One\n\n## Two\n\n### Three", "<h2>One</h2>\n<h2>Two</h2>\n<h3>Three</h3>\n"],
    ["a\n\n* * *\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"],
    [
      "[a](/articles/b?c=d#e) [f](#g) [h](images/i.svg)",
      '<p><a href="/articles/b?c=d#e">a</a> <a href="#g">f</a> <a href="images/i.svg">h</a></p>\n',
    ],
    ["[a][1]\n\n[1]: https://example.org", '<p><a href="https://example.org/">a</a></p>\n'],
    [
      "![A *wet* dog](images/dog.svg)",
      '<figure><img src="images/dog.svg" alt="A wet dog" loading="lazy" decoding="async"></figure>\n',
    ],
    [
      '![A dog](https://example.org/d.jpg "The <dog> on Friday")',
      '<figure><img src="https://example.org/d.jpg" alt="A dog" loading="lazy" decoding="async">\n<figcaption>The &lt;dog&gt; on Friday</figcaption></figure>\n',
    ],
    ["see ![a](b.png) here", '<p>see <img src="b.png" alt="a" loading="lazy" decoding="async"> here</p>\n'],
    ["[a](//example.org) [b](\\\\\\\\example.org)", "<p>[a](//example.org) [b](\\\\example.org)</p>\n"],
    ["![a]()", "<figure>a</figure>\n"],
    ["<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"],
  ])("renders %j", (source, html) => {
    expect(renderArticleMarkdown(source)).toBe(html);
  });

  it.each(HOSTILE_MARKDOWN.map((source) => [source.slice(0, 60), source]))("tames %j", (_, source) => {
    expectOnlyArticleElements(renderArticleMarkdown(source));
  });

  it("lets no address lead elsewhere than it says", () => {
    const part = fc.constantFrom(
      "/",
      "\\",
      ":",
      "//",
      "javascript",
      "data",
      "https",
      "@",
      "example.net",
      "\t",
      "%5c",
      "?",
      "#",
      ".",
      "..",
      "a",
      "&#58;",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        expectOnlyArticleElements(renderArticleMarkdown(`[a](<${parts.join("")}>) ![b](<${parts.join("")}>)`));
      }),
      { numRuns: 2000 },
    );
  });
});
