import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { respectScore } from "../../src/domain/reaction.ts";

const counts = fc
  .integer({ min: 1, max: 5_000 })
  .chain((people) => fc.tuple(fc.integer({ min: 0, max: people }), fc.constant(people)));

describe("the rank of a comment by respect", () => {
  it("is the lower bound of the score interval that textbooks give", () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 1 of 29.
    expect(respectScore(81, 263) / 1e6).toBeCloseTo(0.2553, 4);
    expect(respectScore(15, 148) / 1e6).toBeCloseTo(0.0624, 4);
    expect(respectScore(1, 29) / 1e6).toBeCloseTo(0.0061, 4);
    expect(respectScore(29, 29) / 1e6).toBeCloseTo(0.883, 3);
  });

  it("puts many who mostly respect above few who all do, and these above nobody", () => {
    expect(respectScore(80, 100)).toBeGreaterThan(respectScore(2, 2));
    expect(respectScore(2, 2)).toBeGreaterThan(respectScore(1, 1));
    expect(respectScore(1, 1)).toBeGreaterThan(0);
    expect(respectScore(0, 500)).toBe(0);
    expect(respectScore(0, 0)).toBe(0);
  });

  it("is below the share itself, and within its bounds", () => {
    fc.assert(
      fc.property(counts, ([respect, people]) => {
        const score = respectScore(respect, people);
        expect(Number.isInteger(score)).toBe(true);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual((respect / people) * 1e6);
        expect(score).toBeLessThan(1e6);
      }),
    );
  });

  it("grows with one more who respects, and never with one more who does not", () => {
    fc.assert(
      fc.property(counts, ([respect, people]) => {
        const score = respectScore(respect, people);
        // Above some thousands, one more is less than a millionth.
        expect(respectScore(respect + 1, people + 1)).toBeGreaterThanOrEqual(score + (people < 300 ? 1 : 0));
        expect(respectScore(respect, people + 1)).toBeLessThanOrEqual(score);
      }),
    );
  });
});
