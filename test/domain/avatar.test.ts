import { describe, expect, it } from "vitest";
import { avatarOf } from "../../src/domain/avatar.ts";

describe("a member's picture", () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => index + 1);

  it("is always the same", () => {
    expect(avatarOf(17)).toEqual(avatarOf(17));
  });

  it("tells members apart", () => {
    const pictures = new Set(ids.map((id) => JSON.stringify(avatarOf(id))));
    expect(pictures.size).toBeGreaterThan(1_950);
  });

  it("has something on it, within its field, the same on both sides", () => {
    for (const id of ids) {
      const { hue, path } = avatarOf(id);
      expect(hue % 30).toBe(0);
      expect(path).toMatch(/^(?:M[0-4] [0-4]h[1-5])+$/u);
      for (const [, row = ""] of path.matchAll(/M\d (\d)/gu)) {
        const cells = [...path.matchAll(/M(\d) (\d)h(\d)/gu)]
          .filter(([, , at]) => at === row)
          .flatMap(([, from, , length]) => Array.from({ length: Number(length) }, (_, step) => Number(from) + step));
        expect(new Set(cells.map((cell) => 4 - cell))).toEqual(new Set(cells));
      }
    }
  });
});
