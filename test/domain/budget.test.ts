import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitList, shareBudget } from "../../src/domain/budget.ts";

const demands = fc.array(fc.nat({ max: 500 }), { maxLength: 60 });

describe("sharing the budget of a page", () => {
  it("gives everybody all they want while there is enough", () => {
    expect(shareBudget([3, 0, 5], 100)).toEqual([3, 0, 5]);
  });

  it("lets what the small leave over go to the large", () => {
    expect(shareBudget([1, 100, 100], 21)).toEqual([1, 10, 10]);
  });

  it("never gives more than is wanted or there, and wastes nothing", () => {
    fc.assert(
      fc.property(demands, fc.nat({ max: 200 }), (wanted, budget) => {
        const shares = shareBudget(wanted, budget);
        const given = shares.reduce((sum, share) => sum + share, 0);
        const all = wanted.reduce((sum, demand) => sum + demand, 0);
        expect(given).toBe(Math.min(all, budget));
        shares.forEach((share, index) => {
          expect(share).toBeLessThanOrEqual(wanted[index] ?? 0);
        });
      }),
    );
  });

  it("is fair: nobody who wants more gets less than another by more than the rounding", () => {
    fc.assert(
      fc.property(demands, fc.nat({ max: 200 }), (wanted, budget) => {
        const shares = shareBudget(wanted, budget);
        const most = Math.max(0, ...shares);
        const unsatisfied = shares.filter((share, index) => share < (wanted[index] ?? 0));
        for (const share of unsatisfied) expect(most - share).toBeLessThanOrEqual(Math.max(1, wanted.length));
      }),
    );
  });
});

describe("fitting a list into a budget", () => {
  it("takes a hundred comments without replies on a page of a hundred", () => {
    expect(
      fitList(
        Array.from({ length: 150 }, () => 0),
        100,
      ),
    ).toBe(100);
  });

  it("leaves room for a few replies of each", () => {
    expect(
      fitList(
        Array.from({ length: 150 }, () => 40),
        100,
      ),
    ).toBe(25);
  });

  it("always takes at least one where there is room for one", () => {
    expect(fitList([5_000], 1)).toBe(1);
    expect(fitList([], 100)).toBe(0);
    expect(fitList([1, 2], 0)).toBe(0);
  });
});
