import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SORTS } from "../../src/domain/comment.ts";
import { formatCursor, parseCursor } from "../../src/domain/cursor.ts";
import { Problem } from "../../src/domain/problem.ts";

describe("cursors", () => {
  it("come back as they were written", () => {
    const cursors = fc.record({
      sort: fc.constantFrom(...SORTS),
      value: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
      position: fc.nat(),
    });
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(parseCursor(formatCursor(cursor), cursor.sort)).toEqual(cursor);
      }),
    );
  });

  it("are refused when they are made up or belong to another order", () => {
    const newest = formatCursor({ sort: "newest", value: 0, position: 7 });
    expect(() => parseCursor(newest, "oldest")).toThrow(Problem);
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^0_-?[0-9a-z]{1,10}_[0-9a-z]{1,10}$/u.test(text));
        expect(() => parseCursor(text, "oldest")).toThrow(Problem);
      }),
    );
  });
});
