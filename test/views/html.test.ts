import fc from "fast-check";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { html, jsonScript, rawHtml } from "../../src/web/views/html.ts";
import { attribute, elementsOf, textOf } from "./html-tree.ts";

/** What HTML cannot carry: parsers drop or replace these. */
const unchanged = fc.string({ unit: "binary" }).filter((text) => !/[\0\r\uD800-\uDFFF]/u.test(text));

describe("html`…`", () => {
  it("carries any text into text and attributes as it is", () => {
    fc.assert(
      fc.property(unchanged, (text) => {
        const [paragraph, ...others] = elementsOf(html`<p title="${text}">${text}</p>`);
        if (paragraph === undefined) throw new Error("no paragraph");
        expect(others).toEqual([]);
        expect(attribute(paragraph, "title")).toBe(text);
        expect(textOf(paragraph)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it("escapes each of the five characters once, however deep it is nested", () => {
    const inner = html`<i>${`<&>"'`}</i>`;
    expect(String(html`<b>${[inner, [html`${inner}`]]}</b>`)).toBe(
      "<b><i>&lt;&amp;&gt;&quot;&#39;</i><i>&lt;&amp;&gt;&quot;&#39;</i></b>",
    );
  });

  it("leaves out what is not there, and keeps zero", () => {
    expect(String(html`${null}${undefined}${false}${[]}${0}${""}`)).toBe("0");
  });

  it("lets through what was sanitised before, and nothing that only looks like it", () => {
    expect(String(html`${rawHtml("<b>bold</b>")}`)).toBe("<b>bold</b>");
    const forged = { toString: () => "<script>" } as unknown as string;
    expect(() => String(html`${forged}`)).toThrow(TypeError);
  });

  it("drops the indentation of templates and no white space of values", () => {
    const strings = Object.assign(["<p>\n      ", "\n    </p>"], { raw: [] });
    expect(String(html(strings, "a\n    b"))).toBe("<p>\na\n    b\n</p>");
  });
});

describe("jsonScript", () => {
  it("gives JSON that reads back the same and never ends its element early", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
        const data = { value, text: `${text}</script><!--<script>` };
        const rendered = String(jsonScript(data));
        const [script, ...others] = parseFragment(rendered).childNodes;
        if (script === undefined || !("childNodes" in script)) throw new Error("no element");
        expect(others).toEqual([]);
        expect(JSON.parse(textOf(script))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});
