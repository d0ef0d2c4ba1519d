import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/domain/markdown.ts";
import {
  linkMentions,
  mentionedPeople,
  mentionLink,
  possibleMentions,
  unlinkMentions,
  withMentionsAt,
} from "../../src/domain/mentions.ts";
import { nameKey } from "../../src/domain/name-key.ts";

const NAMES = ["Ida", "Ida Brandt", "Jo", "Zoë Åberg", "Old Harbour Watch", "Łukasz"];
const PEOPLE = new Map(NAMES.map((name, id) => [nameKey(name), { id, name }]));

/** The names mentioned in a text. */
function mentioned(text: string): string[] {
  return [...mentionedPeople(text, possibleMentions(text), PEOPLE)].map(([id]) => NAMES[id] ?? "");
}

describe("mentions", () => {
  it.each([
    ["@Jo is right", ["Jo"]],
    ["I agree with @Jo.", ["Jo"]],
    ["(@Jo, @Ida)", ["Jo", "Ida"]],
    ["@Jo's boat", ["Jo"]],
    ["@Jo’s boat", ["Jo"]],
    ["@jo", ["Jo"]],
    ["@Łukasz: yes", ["Łukasz"]],
    ["@zoë åberg wrote", ["Zoë Åberg"]],
    ["**@Jo**", ["Jo"]],
    ["a\n@Jo\nb", ["Jo"]],
    ["@Jo and @Jo", ["Jo"]],
  ])("are found in %j", (text, names) => {
    expect(mentioned(text)).toEqual(names);
  });

  it("mean the longest name that somebody has", () => {
    expect(mentioned("@Ida Brandt said")).toEqual(["Ida Brandt"]);
    expect(mentioned("@Ida Brandtner said")).toEqual(["Ida"]);
    expect(mentioned("@Old Harbour Watch, hello")).toEqual(["Old Harbour Watch"]);
    expect(mentioned("@Old Harbour hello")).toEqual([]);
  });

  it.each([
    "ida@jo.example",
    "write to x.@Jo",
    "`@Jo`",
    "```\n@Jo\n```",
    "~~~\n@Jo",
    "> @Jo said so",
    "@ Jo",
    "@@Jo",
    "\\@Jo",
    "@Joanna",
    "@Nobody Here",
    "https://elsewhere.example/@Jo",
  ])("are not found in %j", (text) => {
    expect(mentioned(text)).toEqual([]);
  });

  it("are found whatever stands around them, and are few and quick in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3_000 }), (text) => {
        const found = possibleMentions(text);
        expect(found.length).toBeLessThanOrEqual(10);
        for (const { start, names } of found) {
          expect(text[start]).toBe("@");
          expect(names.length).toBeLessThanOrEqual(12);
          for (const { end } of names) expect(end - start).toBeLessThanOrEqual(61);
        }
      }),
    );
    const started = performance.now();
    for (const hostile of ["@a ".repeat(100_000), "`".repeat(300_000), "> @a".repeat(80_000), "~~~\n".repeat(80_000)]) {
      possibleMentions(hostile);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

function linked(source: string): string {
  return linkMentions(renderMarkdown(source), PEOPLE).trim();
}

describe("mentions in the HTML of a comment", () => {
  const jo = mentionLink({ id: 2, name: "Jo" });

  it.each([
    ["@Jo is right", `<p>${jo} is right</p>`],
    ["**@jo**, @JO's boat", `<p><strong>${jo}</strong>, ${jo}'s boat</p>`],
    ["a & b <i> @Jo & c", `<p>a &amp; b &lt;i&gt; ${jo} &amp; c</p>`],
    ["@Ida Brandt @Jo", `<p>${mentionLink({ id: 1, name: "Ida Brandt" })} ${jo}</p>`],
    ["@Joanna", "<p>@Joanna</p>"],
  ])("become links in %j", (source, html) => {
    expect(linked(source)).toBe(html);
  });

  it.each([
    "`@Jo`",
    "```\n@Jo\n```",
    "> @Jo said so",
    "[@Jo](https://x.example)",
    "https://x.example/@Jo",
    "ida@jo.example",
  ])("do not in %j", (source) => {
    expect(linked(source)).toBe(renderMarkdown(source).trim());
  });

  it("show the name that the member has, and are taken back as they were written", () => {
    const renamed = new Map([[nameKey("Jo"), { id: 2, name: `J. <b>"O"</b> & $1` }]]);
    const html = linkMentions(renderMarkdown("Hello @jo."), renamed);
    expect(html).toBe('<p>Hello <a href="/people/2">@J. &lt;b&gt;&quot;O&quot;&lt;/b&gt; &amp; $1</a>.</p>\n');
    expect(withMentionsAt(html, "https://talk.example")).toContain('<a href="https://talk.example/people/2">');
    expect(unlinkMentions(html, [{ id: 2, written: "jo" }])).toBe(renderMarkdown("Hello @jo."));
    expect(unlinkMentions(html, [{ id: 20, written: "jo" }])).toBe(html);
  });

  it("change nothing else, whatever the text", () => {
    const written = [...PEOPLE.values()].map(({ id, name }) => ({ id, written: name }));
    const text = fc.array(
      fc.oneof(
        fc.constantFrom(...NAMES.map((name) => `@${name}`)),
        fc.constantFrom("`", "> ", "\n\n", "**", "&", "<a>"),
        fc.constantFrom("a", "z.", "!", " ", "@", "\n"),
      ),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const html = renderMarkdown(parts.join(" "));
        expect(unlinkMentions(linkMentions(html, PEOPLE), written).toLowerCase()).toBe(html.toLowerCase());
      }),
    );
  });
});
