import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sketchLikeness, sketchText } from "../../../src/domain/screening/sketch.ts";

function runs(text: string): Set<string> {
  const letters = text.replaceAll(" ", "");
  return new Set(Array.from({ length: Math.max(0, letters.length - 4) }, (_, i) => letters.slice(i, i + 5)));
}

describe("the sketch of a text", () => {
  const words = fc.array(fc.constantFrom("tide", "harbour", "ferry", "lamp", "gull", "council", "winter", "mast"), {
    minLength: 3,
    maxLength: 80,
  });

  it("tells how alike two texts are, nearly as a full comparison would", () => {
    fc.assert(
      fc.property(words, words, fc.nat(80), (one, other, shared) => {
        const left = [...one].join(" ");
        const right = [...one.slice(0, shared), ...other.slice(shared)].join(" ");
        const a = runs(left);
        const b = runs(right);
        const both = [...a].filter((run) => b.has(run)).length;
        const truth = both / (a.size + b.size - both);
        expect(Math.abs(sketchLikeness(sketchText(left), sketchText(right)) - truth)).toBeLessThan(0.3);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same whatever the case, the accents and the signs", () => {
    expect(sketchText("Café am Hafen, heute!")).toEqual(sketchText("CAFE  AM-HAFEN (heute)"));
  });

  it("is small, rising and each hash once, and alike to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const { hashes, letters } = sketchText(text);
        expect(hashes.length).toBeLessThanOrEqual(64);
        expect(hashes).toEqual([...new Set(hashes)].toSorted((a, b) => a - b));
        expect(sketchLikeness({ hashes, letters }, { hashes, letters })).toBe(hashes.length === 0 ? 0 : 1);
      }),
    );
  });
});
