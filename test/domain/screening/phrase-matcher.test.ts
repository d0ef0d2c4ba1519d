import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PhraseMatcher } from "../../../src/domain/screening/phrases/phrase-matcher.ts";
import { originalPassage, wordForm, wordText } from "../../../src/domain/screening/phrases/word-text.ts";
import { plainView } from "./screened.ts";

function found(phrases: string[], text: string): string[] {
  const view = plainView(text);
  const words = wordText(view);
  const passages: string[] = [];
  new PhraseMatcher(phrases).find(words, (phrase, range) => {
    const { start, end } = originalPassage(words, view, range);
    passages.push(`${phrase}:${text.slice(start, end)}`);
    return true;
  });
  return passages;
}

describe("words and phrases", () => {
  it("are found whole, whatever their case and the signs around them", () => {
    expect(found(["tin pot"], "Tin pot! A (TIN-POT) affair; spin pots, tin pottery.")).toEqual([
      "0:Tin pot",
      "0:TIN-POT",
    ]);
  });

  it("are found with any ending, beginning or middle where an asterisk says so", () => {
    expect(found(["gob*", "*gobs", "g*b"], "Gobble, hobgobs and a garb, g. b")).toEqual([
      "0:Gobble",
      "1:hobgobs",
      "2:garb",
    ]);
  });

  it("have one word where an asterisk stands alone", () => {
    expect(found(["sell * boat"], "sell my boat, sell boat, sell my old boat")).toEqual(["0:sell my boat"]);
  });

  it("are not found across the end of a sentence, but with apostrophes left out", () => {
    expect(found(["go home", "dont care"], "Let's go! Home is far. I don’t care, go home.")).toEqual([
      "1:don’t care",
      "0:go home",
    ]);
  });

  it("are found in other scripts and beside astral letters", () => {
    expect(found(["где лодка", "ja 𝒶b*"], "Где лодка? Ja 𝒶bc 😀")).toEqual(["0:Где лодка", "1:Ja 𝒶bc"]);
  });

  it("may share parts, and be parts of each other", () => {
    expect(found(["old boat", "boat", "old boat house", "boat"], "the old boat house").toSorted()).toEqual([
      "0:old boat",
      "1:boat",
      "2:old boat house",
      "3:boat",
    ]);
  });

  it("are those that a regular expression finds word by word", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 4 });
    const entryWord = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 5 });
    const entries = fc
      .array(entryWord, { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join(" ").replaceAll(/\*+/gu, "*"))
      .filter((entry) => /[ab]/u.test(entry));
    fc.assert(
      fc.property(
        fc.array(entries, { minLength: 1, maxLength: 5 }),
        fc.array(word, { maxLength: 12 }),
        (list, words) => {
          const hits = new Set(found(list, words.join(" ")).map((hit) => Number(hit.split(":")[0])));
          list.forEach((entry, index) => {
            // A wildcard alone between blanks is a word of at least one letter; at the ends it says nothing.
            const inner = entry.replaceAll(/^(?:\* )+|(?: \*)+$/gu, "");
            const parts = inner.split(" ").map((part) => (part === "*" ? "[ab]+" : part.replaceAll("*", "[ab]*")));
            const expected = new RegExp(`(?:^| )${parts.join(" ")}(?= |$)`, "u").test(words.join(" "));
            expect([entry, hits.has(index)]).toEqual([entry, expected]);
          });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("are found inside the text only", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const view = plainView(text);
        const words = wordText(view);
        new PhraseMatcher(["*a*", "* *", "*1*"]).find(words, (_, range) => {
          const { start, end } = originalPassage(words, view, range);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          return true;
        });
      }),
    );
  });

  it("have one form, with one blank between words", () => {
    expect(wordForm("  Don't --  PANIC*, (please) ")).toBe("dont panic* please");
  });
});
