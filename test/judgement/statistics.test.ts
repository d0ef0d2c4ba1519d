import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fitLogistic, logistic } from "../../src/judgement/logistic.ts";
import { normalQuantile, wilson } from "../../src/judgement/statistics.ts";

describe("intervals", () => {
  // Known values: tables of the normal distribution; Wilson's interval as in Brown, Cai & DasGupta 2001.
  it.each([
    [0.975, 1.959964],
    [0.5, 0],
    [0.995, 2.575829],
    [0.001, -3.090232],
  ])("the normal quantile of %s is %s", (probability, quantile) => {
    expect(normalQuantile(probability)).toBeCloseTo(quantile, 5);
  });

  it.each([0, 1, -1, Number.NaN])("there is no normal quantile of %s", (probability) => {
    expect(() => normalQuantile(probability)).toThrow(RangeError);
  });

  it.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [0, 0, 0, 1],
  ])("Wilson of %s in %s is %s to %s", (hits, trials, low, high) => {
    expect(wilson(hits, trials).low).toBeCloseTo(low, 3);
    expect(wilson(hits, trials).high).toBeCloseTo(high, 3);
  });

  it("Wilson's interval holds the share and narrows with confidence", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (trials, some) => {
        const hits = Math.min(trials, some);
        const [wide, narrow] = [wilson(hits, trials, 0.99), wilson(hits, trials, 0.9)];
        expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-12);
        expect(narrow.low).toBeLessThanOrEqual(narrow.value + 1e-12);
        expect(narrow.value).toBeLessThanOrEqual(narrow.high + 1e-12);
        expect(narrow.high).toBeLessThanOrEqual(wide.high + 1e-12);
      }),
    );
  });
});

describe("logistic regression", () => {
  it("finds the log odds of a two-by-two table", () => {
    const rows = [
      { features: [1, 0], outcome: 1, weight: 20 },
      { features: [1, 0], outcome: 0, weight: 80 },
      { features: [1, 1], outcome: 1, weight: 60 },
      { features: [1, 1], outcome: 0, weight: 40 },
    ] as const;
    const { coefficients, covariance } = fitLogistic(rows, [0, 0]);
    expect(coefficients[0]).toBeCloseTo(Math.log(20 / 80), 6);
    expect(coefficients[1]).toBeCloseTo(Math.log(6), 6);
    // Woolf 1955: the variance of a log odds ratio is the sum of the inverse counts.
    expect(covariance[3]).toBeCloseTo(1 / 20 + 1 / 80 + 1 / 60 + 1 / 40, 6);
  });

  it("stays finite where the data are separable", () => {
    const rows = [0, 1, 2, 3].map((x) => ({ features: [1, x], outcome: x > 1 ? 1 : 0 }) as const);
    const { coefficients } = fitLogistic(rows, [0.1, 0.1]);
    expect(Number.isFinite(coefficients[1])).toBe(true);
    expect(logistic((coefficients[0] ?? 0) + 3 * (coefficients[1] ?? 0))).toBeGreaterThan(0.5);
  });

  it("refuses to be fitted to nothing", () => {
    expect(() => fitLogistic([], [1])).toThrow(RangeError);
  });
});
