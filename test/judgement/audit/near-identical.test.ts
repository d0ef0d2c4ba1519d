import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { AuditedCase } from "../../../src/judgement/audit/audited-case.ts";
import { contradictions, tellingPairs } from "../../../src/judgement/audit/contradictions.ts";
import { nearIdenticalPairs } from "../../../src/judgement/audit/near-identical.ts";
import { madeCases } from "../../../scripts/audit/made-cases.ts";

const every = (): boolean => true;

describe("near-identical comments", () => {
  const original = "Whoever signed off on that harbour wall should be ashamed of themselves, it fell down in a week.";
  const table: [what: string, other: string, near: boolean][] = [
    ["the same", original, true],
    ["other case and marks", original.toUpperCase().replaceAll(",", " –"), true],
    ["one word changed", original.replace("week", "month"), true],
    [
      "another comment",
      "The harbour wall is a fine piece of work and I thank everybody who built it in the rain.",
      false,
    ],
    ["a part of it", "Whoever signed off on that harbour wall", false],
  ];
  it.each(table)("%s", (_, other, near) => {
    expect(nearIdenticalPairs([original, other], 0.75, every).length).toBe(Number(near));
  });

  it("leaves out texts that say too little", () => {
    expect(nearIdenticalPairs(["Shame!", "Shame!"], 0.75, every)).toEqual([]);
  });

  it("gives each pair once, with a true likeness", () => {
    const words = fc.array(fc.constantFrom("harbour", "wall", "mayor", "shame", "again"), {
      minLength: 3,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (made) => {
        const pairs = nearIdenticalPairs(
          made.map((list) => list.join(" ")),
          0.6,
          every,
        );
        expect(new Set(pairs.map(({ one, other }) => `${one} ${other}`)).size).toBe(pairs.length);
        expect(pairs.every(({ one, other, likeness }) => one < other && likeness >= 0.6 && likeness <= 1)).toBe(true);
      }),
    );
  });

  it("finds planted twins among 5,000 comments within seconds", () => {
    const cases = madeCases(5000, 3);
    const twins = [17, 1700, 4242].map((id): AuditedCase => {
      const twin = cases[id] as AuditedCase;
      return { ...twin, id: id + 100_000, text: `${twin.text}!!`, takenAway: !twin.takenAway, moderator: "Pia" };
    });
    const started = performance.now();
    const all = [...cases, ...twins];
    const found = contradictions(all, tellingPairs(all));
    expect(performance.now() - started).toBeLessThan(20_000);
    const ids = found.map(({ published, takenAway }) => Math.min(published, takenAway));
    expect(ids).toEqual(expect.arrayContaining([17, 1700, 4242]));
    expect(found.every(({ likeness }) => likeness >= 0.75)).toBe(true);
  });
});
