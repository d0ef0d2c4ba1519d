import { describe, expect, it } from "vitest";
import { COLOUR, contrastOf } from "../../src/domain/contrast.ts";

describe("the contrast of two colours", () => {
  // As https://www.w3.org/TR/WCAG22/ defines it; known values of white, black and the lightest passing grey.
  it.each([
    ["#ffffff", "#000000", 21],
    ["#ffffff", "#ffffff", 1],
    ["#767676", "#FFFFFF", 4.54],
    ["#777777", "#ffffff", 4.48],
    ["#ff0000", "#ffffff", 4],
  ])("of %s and %s is %d", (one, other, ratio) => {
    expect(contrastOf(one, other)).toBeCloseTo(ratio, 1);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });

  it.each(["#fff", "red", "#12345g", "#1234567", "", "#123456;}"])("is not asked of %j, which is no colour", (text) => {
    expect(COLOUR.test(text)).toBe(false);
  });
});
