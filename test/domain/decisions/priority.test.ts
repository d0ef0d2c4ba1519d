import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { casePriority, MAX_SEVERITY } from "../../../src/domain/decisions/priority.ts";
import { DAY, HOUR, NOON } from "./made-decision.ts";

const facts = fc.record({
  severity: fc.integer({ min: 0, max: MAX_SEVERITY }),
  sureness: fc.double({ min: 0, max: 1, noNaN: true }),
  reportWeights: fc.array(fc.double({ min: 0.01, max: 2, noNaN: true }), { maxLength: 30 }),
  openedAt: fc.integer({ min: NOON, max: NOON + 3650 * DAY }),
});

/** Of a case of this severity that has waited for some milliseconds. */
function at(severity: number, waited: number): number {
  return casePriority({ severity, reportWeights: [], openedAt: NOON - waited });
}

/** Of a case with so many reports by people of whom nothing is known. */
function by(reporters: number): number {
  return casePriority({ severity: 1, reportWeights: Array.from({ length: reporters }, () => 1), openedAt: NOON });
}

describe("the priority of a case", () => {
  it("is a positive integer that a database keeps", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const priority = casePriority(one);
        expect(Number.isSafeInteger(priority)).toBe(true);
        expect(priority).toBeGreaterThan(0);
        expect(priority).toBeLessThan(2 ** 31);
      }),
    );
  });

  it("is never lower for what is graver, surer, more reported or waits longer", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const priority = casePriority(one);
        expect(casePriority({ ...one, severity: one.severity + 1 })).toBeGreaterThanOrEqual(priority);
        expect(casePriority({ ...one, sureness: 1 })).toBeGreaterThanOrEqual(priority);
        expect(casePriority({ ...one, reportWeights: [...one.reportWeights, 1] })).toBeGreaterThanOrEqual(priority);
        expect(casePriority({ ...one, openedAt: one.openedAt - HOUR })).toBe(priority + 60);
      }),
    );
  });

  it("lets danger come before a day of waiting, and a week of waiting before almost everything", () => {
    expect(at(4, 0)).toBeGreaterThan(at(1, DAY));
    expect(at(0, 6 * DAY)).toBeGreaterThan(at(3, 0));
  });

  it("lets a threat of which nobody is sure come before advertising that is certain", () => {
    const threat = casePriority({ severity: 3, sureness: 0.2, reportWeights: [], openedAt: NOON });
    expect(threat).toBeGreaterThan(casePriority({ severity: 2, sureness: 1, reportWeights: [], openedAt: NOON }));
  });

  it("is not raised without end by a crowd", () => {
    expect(by(1) - by(0)).toBe(240);
    expect(by(1_000)).toBe(by(16));
    expect(by(1_000) - by(0)).toBeLessThan(24 * 60);
  });
});
