import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NumberColumn } from "../../src/exchange/number-column.ts";

describe("a column of numbers", () => {
  test("keeps any numbers as they are", () => {
    const value = fc.oneof(
      fc.nat(),
      fc.integer(),
      fc.double(),
      fc.constantFrom(0, -0, 2 ** 32 - 1, 2 ** 32, NaN, 1.5e12),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 50 }), fc.nat({ max: 3_000 }), (values, small) => {
        const column = new NumberColumn();
        for (let count = 0; count < small; count++) column.append(count);
        for (const number of values) column.append(number);
        expect(column.length).toBe(small + values.length);
        // Zero has no sign here.
        expect([...column.toArray().subarray(small)].map((number) => number + 0)).toEqual(
          values.map((number) => number + 0),
        );
        for (const index of [0, small - 1]) if (small > 0) expect(column.at(index)).toBe(index);
        expect(column.at(column.length)).toBeNaN();
      }),
    );
  });

  test("takes 4 bytes for each number while that is enough", () => {
    const column = new NumberColumn();
    column.append(2 ** 32 - 1);
    expect(column.toArray().BYTES_PER_ELEMENT).toBe(4);
    column.append(2 ** 32);
    expect([...column.toArray()]).toEqual([2 ** 32 - 1, 2 ** 32]);
  });
});
