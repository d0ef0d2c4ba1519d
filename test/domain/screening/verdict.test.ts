import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finding, STEP_NAMES, WEIGHTS } from "../../../src/domain/screening/finding.ts";
import type { Finding } from "../../../src/domain/screening/finding.ts";
import { gravestFirst, verdict, VERDICTS } from "../../../src/domain/screening/verdict.ts";

const REFUSALS = ["all", "time"] as const;

const anyFinding = fc
  .record({
    step: fc.constantFrom(...STEP_NAMES),
    weight: fc.constantFrom(...WEIGHTS),
    shadow: fc.boolean(),
    clause: fc.option(fc.integer({ min: 1, max: 10 })),
  })
  .map((seen) => finding({ ...seen, what: { code: "guest" } }));

describe("one finding", () => {
  const cases = REFUSALS.flatMap((refusals) =>
    STEP_NAMES.flatMap((step) =>
      WEIGHTS.flatMap((weight) => [true, false].map((shadow) => ({ refusals, step, weight, shadow }))),
    ),
  );

  it.each(cases)("of $step, $weight, shadow $shadow, where refusals are $refusals", (one) => {
    const { refusals, ...seen } = one;
    const only = finding({ ...seen, what: { code: "guest" } });
    const { state, causes } = verdict([only], { refusals });
    const aboutTime = one.step === "standing" || one.step === "slow-mode";
    let expected = { note: "publish", hold: "hold", refuse: refusals === "all" || aboutTime ? "refuse" : "hold" }[
      one.weight
    ];
    if (one.shadow) expected = "publish";
    expect(state).toBe(expected);
    expect(causes).toEqual(expected === "publish" ? [] : [only]);
  });
});

describe("many findings", () => {
  it("without any, the comment is published", () => {
    expect(verdict([], { refusals: "all" })).toEqual({ state: "publish", causes: [] });
  });

  it("never lead to anything milder than fewer of them", () => {
    fc.assert(
      fc.property(fc.array(anyFinding), fc.array(anyFinding), fc.constantFrom(...REFUSALS), (some, more, refusals) => {
        const before = verdict(some, { refusals });
        const after = verdict([...more.slice(1), ...some, ...more.slice(0, 1)], { refusals });
        expect(VERDICTS.indexOf(after.state)).toBeGreaterThanOrEqual(VERDICTS.indexOf(before.state));
        for (const cause of before.causes) expect(after.causes).toContain(cause);
      }),
    );
  });

  it("lead to the same in any order, with every cause named", () => {
    fc.assert(
      fc.property(fc.array(anyFinding), (found) => {
        const { state, causes } = verdict(found, { refusals: "all" });
        expect(verdict(found.toReversed(), { refusals: "all" }).state).toBe(state);
        expect(causes).toEqual(found.filter(({ weight, shadow }) => weight !== "note" && !shadow));
      }),
    );
  });

  it("lead to the same when only the gravest are kept", () => {
    fc.assert(
      fc.property(fc.array(anyFinding), fc.integer({ min: 1, max: 5 }), (found: Finding[], most) => {
        const kept = gravestFirst(found).slice(0, most);
        expect(verdict(kept, { refusals: "all" }).state).toBe(verdict(found, { refusals: "all" }).state);
      }),
    );
  });
});
