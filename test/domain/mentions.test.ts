import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionedPeople, possibleMentions } from "../../src/domain/mentions.ts";
import { nameKey } from "../../src/domain/name-key.ts";

const PEOPLE = new Map(
  ["Ida", "Ida Brandt", "Jo", "Zoë Åberg", "Old Harbour Watch", "Łukasz"].map((name, id) => [nameKey(name), id]),
);
const NAMES = ["Ida", "Ida Brandt", "Jo", "Zoë Åberg", "Old Harbour Watch", "Łukasz"];

/** The names mentioned in a text. */
function mentioned(text: string): string[] {
  return [...mentionedPeople(possibleMentions(text), PEOPLE)].map((id) => NAMES[id] ?? "");
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
