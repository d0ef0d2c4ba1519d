import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, usualWait } from "../../src/domain/median.ts";

describe("the median", () => {
  it.each([
    [[], null],
    [[4], 4],
    [[9, 1], 5],
    [[3, 1, 2], 2],
    [[10, 1, 100, 2], 6],
  ])("of %j is %j", (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });

  it("has as many numbers above it as below", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
        const middle = median(numbers) ?? Number.NaN;
        expect(numbers.filter((one) => one < middle).length).toBeLessThanOrEqual(numbers.length / 2);
        expect(numbers.filter((one) => one > middle).length).toBeLessThanOrEqual(numbers.length / 2);
      }),
    );
  });

  it("is told as the usual wait only when it rests on some cases", () => {
    expect(usualWait([1, 2, 3, 4])).toBeNull();
    expect(usualWait([60, 10, 30, 1_000_000, 20])).toBe(30);
  });
});
