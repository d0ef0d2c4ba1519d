import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { loadAuthorshipModel } from "../../../src/judgement/authorship/load-model.ts";
import { packModel, unpackModel } from "../../../src/judgement/authorship/pack-model.ts";
import { areRivals, BAND_LIMITS, judge, type Verdict } from "../../../src/judgement/authorship/verdict.ts";

const model = loadAuthorshipModel();
const evidence = fc.array(fc.oneof(fc.double({ min: -20, max: 20, noNaN: true }), fc.constant(Number.NaN)), {
  maxLength: 30,
});

function at(own: number, site: Parameters<typeof judge>[2] = {}): Verdict | undefined {
  return judge([own, -4, -3], model, site)[0];
}

/** One account that alone speaks on a list of so many: its odds are its likelihood ratio against .6 for each. */
function judgedAlone(logOdds: number, listed: number): Verdict | undefined {
  return judge([logOdds + Math.log(0.6 * listed)], model, { listed })[0];
}

describe("verdicts", () => {
  it("are probabilities that add up to at most 1, in falling order, with bands that keep their promise", () => {
    fc.assert(
      fc.property(evidence, fc.nat(50), fc.double({ min: 0, max: 1e6, noNaN: true }), (list, accounts, sum) => {
        const sums = new Float64Array(list.length).fill(sum);
        const verdicts = judge(list, model, { rivals: { accounts, sums } });
        const scores = verdicts.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1.0001);
        for (const { band, falseMatchRate, place } of verdicts) {
          const limit = band === "weak" ? 1 : BAND_LIMITS[band];
          expect(falseMatchRate).toBeLessThanOrEqual(limit);
          if (Number.isNaN(list[place])) expect(band).toBe("weak");
        }
      }),
    );
  });

  it("rise with evidence, and fall with caution and with rivals", () => {
    expect(at(6)?.score).toBeGreaterThan(at(5)?.score ?? 1);
    expect(at(2, { caution: 1 })?.falseMatchRate).toBeGreaterThan(at(2)?.falseMatchRate ?? 1);
    // Beyond what was measured no smaller share is claimed.
    expect(at(30)?.falseMatchRate).toBe(model.innocent.alone.at(-1)?.share);
    const lonely = { accounts: 3, sums: new Float64Array(3) };
    const crowded = { accounts: 3, sums: new Float64Array(3).fill(5000) };
    expect(at(6, { rivals: crowded })?.score).toBeLessThan(at(6, { rivals: lonely })?.score ?? 0);
  });

  it("promise a lone newcomer what was measured for lone newcomers", () => {
    for (const { share, logOdds } of model.innocent.alone) {
      expect(judgedAlone(logOdds, 250)?.falseMatchRate).toBeCloseTo(share, 3);
    }
  });

  it("on a short list want more, as the best of few reaches more by chance", () => {
    const strong = model.innocent.alone.find(({ share }) => share === BAND_LIMITS.strong)?.logOdds ?? Number.NaN;
    const sizes = [250, 100, 50, 20, 10];
    const rates = sizes.map((size) => judgedAlone(strong, size)?.falseMatchRate ?? Number.NaN);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    expect(rates[0]).toBeCloseTo(0.01, 3);
    expect(judgedAlone(strong, 2000)?.falseMatchRate).toBeCloseTo(0.01, 3);
    expect(judgedAlone(strong, 1)?.falseMatchRate).toBeCloseTo(judgedAlone(strong, 8)?.falseMatchRate ?? 0, 3);
    expect(judgedAlone(strong, 100)?.band).toBe("moderate");
    // Measured: 3 of 100 innocents reach this on a list of 20.
    expect(judgedAlone(strong, 20)?.falseMatchRate).toBeGreaterThan(0.02);
    expect(judgedAlone(strong, 20)?.falseMatchRate).toBeLessThan(0.04);
  });

  it("count newcomers as rivals only where returns are among them", () => {
    const stranger = [-6, -6, -6];
    const back = [9, -6, -6];
    const strangers = Array.from({ length: 38 }, () => stranger);
    expect(areRivals([...strangers, back], model)).toBe(false);
    expect(areRivals([...strangers, back, back], model)).toBe(true);
  });

  it("of an empty list are none", () => {
    expect(judge([], model)).toEqual([]);
  });
});

describe("the model file", () => {
  it("survives packing and unpacking", () => {
    const text = packModel(model);
    expect(packModel(unpackModel(text))).toBe(text);
    expect(text.length).toBeLessThan(400_000);
  });

  it.each(["among", "alone"] as const)("names larger shares of innocents at lower log odds: %s", (how) => {
    const shares = model.innocent[how].map(({ share }) => share);
    const logOdds = model.innocent[how].map((point) => point.logOdds);
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(logOdds).toEqual(logOdds.toSorted((a, b) => a - b));
  });

  it.each([
    ['{"format":9}', "The authorship model is of format 9, not 2"],
    ["{", "JSON"],
  ])("is refused when it is %s", (text, message) => {
    expect(() => unpackModel(text)).toThrow(message);
  });
});
