import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { APPEAL_STATES } from "../../src/domain/decisions/appeal.ts";
import { DECISION_KINDS } from "../../src/domain/decisions/kinds.ts";
import { agreement, FEWEST_PAIRS, figures, figuresByMonth } from "../../src/domain/transparency.ts";
import type { CountedAppeal, CountedDecision, LikePair } from "../../src/domain/transparency.ts";

const MARCH = Date.UTC(2031, 2, 1);

function counted(more: Partial<CountedDecision> = {}): CountedDecision {
  return {
    kind: "remove",
    at: MARCH,
    clause: 1,
    foundByMachine: false,
    byMachine: false,
    waited: 1_000,
    reversed: false,
    ...more,
  };
}

const decision = fc.record({
  kind: fc.constantFrom(...DECISION_KINDS),
  at: fc.integer({ min: Date.UTC(2030, 0, 1), max: Date.UTC(2031, 11, 31) }),
  clause: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
  foundByMachine: fc.boolean(),
  byMachine: fc.boolean(),
  waited: fc.option(fc.nat(), { nil: null }),
  reversed: fc.boolean(),
});
const appeal = fc.record({
  at: fc.integer({ min: Date.UTC(2030, 0, 1), max: Date.UTC(2031, 11, 31) }),
  state: fc.constantFrom(...APPEAL_STATES),
  samePerson: fc.boolean(),
});

describe("the public figures", () => {
  it("say nothing where there is nothing", () => {
    expect(figures([], [])).toEqual({
      decisions: 0,
      restrictions: 0,
      foundByMachine: null,
      decidedByMachine: null,
      reversed: null,
      medianWait: null,
      clauses: [],
      appeals: { made: 0, open: 0, upheld: 0, changed: 0, reversed: 0, moot: 0, samePerson: 0 },
    });
  });

  it("count restrictions by clause, with the share that a machine found and that was reversed", () => {
    const decisions = [
      counted({ foundByMachine: true, waited: 3_000 }),
      counted({ clause: 4, reversed: true, waited: null }),
      counted({ kind: "return-for-revision", clause: null }),
      counted({ clause: 1, byMachine: true }),
      counted({ kind: "publish", clause: null, foundByMachine: true }),
      counted({ kind: "reverse" }),
    ];
    expect(figures(decisions, [])).toMatchObject({
      decisions: 5,
      restrictions: 4,
      foundByMachine: 0.25,
      decidedByMachine: 0.25,
      reversed: 0.25,
      medianWait: 1_000,
      clauses: [
        { clause: 1, restrictions: 2 },
        { clause: 4, restrictions: 1 },
        { clause: null, restrictions: 1 },
      ],
    });
  });

  it("belong to the month in UTC, newest first", () => {
    const months = figuresByMonth(
      [counted({ at: MARCH }), counted({ at: MARCH - 1 })],
      [{ at: Date.UTC(2030, 11, 31), state: "upheld", samePerson: true }],
    );
    expect(months.map(({ month, decisions, appeals }) => [month, decisions, appeals.made])).toEqual([
      ["2031-03", 1, 0],
      ["2031-02", 1, 0],
      ["2030-12", 0, 1],
    ]);
  });

  it("lose and double nothing: the months and the clauses add up to the whole", () => {
    fc.assert(
      fc.property(fc.array(decision), fc.array(appeal), (decisions: CountedDecision[], appeals: CountedAppeal[]) => {
        const whole = figures(decisions, appeals);
        const months = figuresByMonth(decisions, appeals);
        const sum = (of: (one: (typeof months)[number]) => number): number =>
          months.reduce((total, one) => total + of(one), 0);
        expect(sum((month) => month.decisions)).toBe(whole.decisions);
        expect(sum((month) => month.restrictions)).toBe(whole.restrictions);
        expect(sum((month) => month.appeals.made)).toBe(whole.appeals.made);
        expect(whole.clauses.reduce((total, { restrictions }) => total + restrictions, 0)).toBe(whole.restrictions);
        const { made, open, upheld, changed, reversed, moot } = whole.appeals;
        expect(open + upheld + changed + reversed + moot).toBe(made);
      }),
    );
  });
});

describe("agreement on like cases", () => {
  const alike: LikePair = { deciders: ["1", "2"], takenAway: [true, true] };

  it("is told only when it rests on enough pairs", () => {
    const few = Array.from({ length: FEWEST_PAIRS - 1 }, () => alike);
    expect(agreement(few)).toEqual({ pairs: FEWEST_PAIRS - 1, agreed: FEWEST_PAIRS - 1, share: null });
    expect(agreement([...few, { ...alike, takenAway: [true, false] }]).share).toBe(0.95);
  });

  it("is between different people: not with oneself and not with the machine", () => {
    const others: LikePair[] = [
      { ...alike, deciders: ["1", "1"] },
      { ...alike, deciders: [null, "2"] },
      { ...alike, deciders: [null, null] },
    ];
    expect(agreement(others)).toEqual({ pairs: 0, agreed: 0, share: null });
  });
});
