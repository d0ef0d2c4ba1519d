import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  APPEAL_ACTIONS,
  APPEAL_STATES,
  APPEAL_WINDOW_MS,
  appealDoor,
  appealDue,
  appealUntil,
  isOverdue,
  mayHear,
  nextAppealState,
} from "../../../src/domain/decisions/appeal.ts";
import { DECISION_KINDS, DECISION_RULES } from "../../../src/domain/decisions/kinds.ts";
import { DAY, NOON } from "./made-decision.ts";

/** The whole machine, written out a second time on purpose: every cell was decided. */
const EXPECTED: Record<string, Record<string, string | undefined>> = {
  open: { uphold: "upheld", change: "changed", reverse: "reversed", close: "moot" },
};

describe("states of an appeal", () => {
  it.each(APPEAL_STATES.flatMap((state) => APPEAL_ACTIONS.map((action) => [state, action] as const)))(
    "%s + %s",
    (state, action) => {
      expect(nextAppealState(state, action)).toBe(EXPECTED[state]?.[action]);
    },
  );
});

describe("appealing a decision", () => {
  it("is possible exactly where something was taken away", () => {
    for (const kind of DECISION_KINDS) {
      const expected = DECISION_RULES[kind].restricts ? NOON + APPEAL_WINDOW_MS : null;
      expect(appealUntil({ kind, at: NOON })).toBe(expected);
    }
  });

  it("is possible once, in time, and while the decision stands", () => {
    for (const until of [null, NOON]) {
      for (const appealed of [false, true]) {
        for (const reversed of [false, true]) {
          for (const at of [NOON - 1, NOON]) {
            const open = until !== null && !appealed && !reversed && at < NOON;
            expect(appealDoor({ until, appealed, reversed }, at) === "open").toBe(open);
          }
        }
      }
    }
    expect(appealDoor({ until: NOON, appealed: false, reversed: false }, NOON)).toBe("expired");
    expect(appealDoor({ until: NOON, appealed: true, reversed: true }, NOON)).toBe("used");
    expect(appealDoor({ until: NOON, appealed: false, reversed: true }, NOON)).toBe("reversed");
    expect(appealDoor({ until: null, appealed: false, reversed: false }, NOON)).toBe("not-appealable");
  });

  it("is overdue from the deadline on, as long as nobody answers", () => {
    const dueAt = appealDue(NOON);
    expect(dueAt).toBe(NOON + 7 * DAY);
    expect([dueAt - 1, dueAt].map((at) => isOverdue({ state: "open", dueAt }, at))).toEqual([false, true]);
    expect(isOverdue({ state: "upheld", dueAt }, dueAt)).toBe(false);
  });
});

describe("who hears an appeal", () => {
  it("is somebody other than the first decider where there is one", () => {
    const facts = { firstDecider: 1, appellant: 9, moderators: [1, 2] };
    expect(mayHear(facts, 2)).toEqual({ allowed: true, samePerson: false });
    expect(mayHear(facts, 1)).toEqual({ allowed: false, why: "own-decision" });
    expect(mayHear(facts, 3)).toEqual({ allowed: false, why: "not-a-moderator" });
  });

  it("is the first decider where there is nobody else, and that is recorded", () => {
    expect(mayHear({ firstDecider: 1, appellant: 9, moderators: [1] }, 1)).toEqual({ allowed: true, samePerson: true });
    expect(mayHear({ firstDecider: 1, appellant: 2, moderators: [1, 2] }, 1)).toEqual({
      allowed: true,
      samePerson: true,
    });
  });

  it("is anybody where the machine decided", () => {
    expect(mayHear({ firstDecider: null, appellant: null, moderators: [1] }, 1)).toEqual({
      allowed: true,
      samePerson: false,
    });
  });

  it("is never the appellant, never a stranger, and never nobody while a moderator is left", () => {
    const id = fc.integer({ min: 1, max: 5 });
    const facts = fc.record({
      firstDecider: fc.option(id, { nil: null }),
      appellant: fc.option(id, { nil: null }),
      moderators: fc.uniqueArray(id, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(facts, (one) => {
        const allowed = [1, 2, 3, 4, 5].filter((moderator) => mayHear(one, moderator).allowed);
        const able = one.moderators.filter((moderator) => moderator !== one.appellant);
        const others = able.filter((moderator) => moderator !== one.firstDecider);
        expect(allowed).toEqual((others.length > 0 ? others : able).sort((a, b) => a - b));
        for (const moderator of allowed) {
          expect(mayHear(one, moderator)).toEqual({ allowed: true, samePerson: moderator === one.firstDecider });
        }
      }),
    );
  });
});
