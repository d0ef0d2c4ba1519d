import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementsOf, named, attribute, skeleton } from "./html-tree.ts";
import { everyPage, PLAIN_WORDS } from "./every-page.ts";

const HOSTILE = [
  `"><script>alert(1)</script>`,
  `' onmouseover='alert(1)`,
  "</textarea><img src=x onerror=alert(1)>",
  "</title><svg onload=alert(1)>",
  "</script><script>alert(1)</script>",
  "<!--",
  "]]>",
  "javascript:alert(1)",
  "&lt;b&gt;",
  "` onclick=`x",
];

const word = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" })).map((parts) => parts.join("")),
);
const words = fc.record({ author: word, title: word, body: word, address: word, reference: word });

describe("every page and fragment", () => {
  const plain = everyPage(PLAIN_WORDS);

  it("is made of the same elements and attributes whatever people type", () => {
    fc.assert(
      fc.property(words, (typed) => {
        const pages = everyPage(typed);
        for (const [name, page] of Object.entries(pages)) {
          const expected = plain[name];
          if (expected === undefined) throw new Error(name);
          expect(skeleton(page), name).toEqual(skeleton(expected));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("never links or sends anywhere but over http", () => {
    fc.assert(
      fc.property(words, (typed) => {
        for (const page of Object.values(everyPage(typed))) {
          for (const element of elementsOf(page)) {
            for (const name of ["href", "src", "action"]) {
              const value = attribute(element, name);
              if (value === undefined) continue;
              expect(new URL(value, "https://talk.example/").protocol).toMatch(/^https?:$/u);
            }
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("runs no script and styles nothing inline, so that the strictest policy lets it be", () => {
    for (const page of Object.values(plain)) {
      const elements = elementsOf(page);
      expect(named(elements, "style")).toEqual([]);
      for (const script of named(elements, "script")) {
        expect(attribute(script, "src") ?? attribute(script, "type")).toMatch(/^(\/assets\/|application\/ld\+json$)/u);
      }
      for (const { attrs } of elements) {
        expect(attrs.filter(({ name }) => name === "style" || name.startsWith("on"))).toEqual([]);
      }
    }
  });
});
