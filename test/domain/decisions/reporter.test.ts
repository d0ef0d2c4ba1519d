import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reporterAccuracy, reportWeight } from "../../../src/domain/decisions/reporter.ts";

const outcomes = fc.record({ upheld: fc.nat({ max: 1_000 }), dismissed: fc.nat({ max: 1_000 }) });

describe("the accuracy of a reporter", () => {
  it("says nothing while little is known", () => {
    expect(reporterAccuracy({ upheld: 0, dismissed: 0 })).toEqual({
      upheld: 0,
      decided: 0,
      estimate: 0.5,
      smallNumbers: true,
    });
    expect(reporterAccuracy({ upheld: 4, dismissed: 0 }).smallNumbers).toBe(true);
    expect(reporterAccuracy({ upheld: 3, dismissed: 2 }).smallNumbers).toBe(false);
  });

  it("moves little by one report and nears the truth by many", () => {
    expect(reporterAccuracy({ upheld: 0, dismissed: 1 }).estimate).toBeGreaterThan(0.4);
    expect(reporterAccuracy({ upheld: 900, dismissed: 100 }).estimate).toBeCloseTo(0.9, 2);
  });

  it("grows with every report that was upheld and falls with every one that was not", () => {
    fc.assert(
      fc.property(outcomes, ({ upheld, dismissed }) => {
        const now = reportWeight({ upheld, dismissed });
        expect(reportWeight({ upheld: upheld + 1, dismissed })).toBeGreaterThan(now);
        expect(reportWeight({ upheld, dismissed: dismissed + 1 })).toBeLessThan(now);
        expect(now).toBeGreaterThan(0);
        expect(now).toBeLessThan(2);
      }),
    );
  });

  it("lets a report of somebody unknown weigh one", () => {
    expect(reportWeight({ upheld: 0, dismissed: 0 })).toBe(1);
  });
});
