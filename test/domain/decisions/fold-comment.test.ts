import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMENT_STATES, nextState } from "../../../src/domain/comment.ts";
import type { CommentAction, CommentState } from "../../../src/domain/comment.ts";
import type { Decision } from "../../../src/domain/decisions/decision.ts";
import { foldComment } from "../../../src/domain/decisions/fold-comment.ts";
import {
  commentActionOf,
  DECISION_KINDS,
  decisionsPossible,
  reversalActionOf,
} from "../../../src/domain/decisions/kinds.ts";
import { made, NOON } from "./made-decision.ts";

describe("what moderators have made of a comment", () => {
  it("is what it was before anybody decided", () => {
    expect(foldComment("held", [], NOON)).toEqual({ state: "held", decisionId: null, returned: false });
  });

  it("names the decision that it rests on", () => {
    const decisions = [made(1, "publish"), made(2, "remove", { at: NOON + 5 })];
    expect(foldComment("held", decisions, NOON + 4)).toMatchObject({ state: "published", decisionId: 1 });
    expect(foldComment("held", decisions, NOON + 5)).toMatchObject({ state: "removed", decisionId: 2 });
  });

  it("waits for its author when it was returned, until somebody decides again", () => {
    const returned = made(1, "return-for-revision");
    expect(foldComment("held", [returned], NOON)).toEqual({ state: "held", decisionId: 1, returned: true });
    expect(foldComment("published", [returned], NOON)).toMatchObject({ state: "held", returned: true });
    expect(foldComment("held", [returned, made(2, "publish")], NOON)).toMatchObject({
      state: "published",
      returned: false,
    });
  });

  it("is public again when the removal is reversed", () => {
    const decisions = [made(1, "remove"), made(2, "reverse", { reversesId: 1 })];
    expect(foldComment("published", decisions, NOON)).toEqual({
      state: "published",
      decisionId: null,
      returned: false,
    });
  });

  it("stays as a newer decision left it when an older one is reversed", () => {
    const decisions = [made(1, "remove"), made(2, "restore"), made(3, "remove"), made(4, "reverse", { reversesId: 1 })];
    expect(foldComment("published", decisions, NOON)).toMatchObject({ state: "removed", decisionId: 3 });
  });
});

/** A history as it can happen: each step is a decision possible in that state, or the reversal of an earlier one. */
const history = fc
  .record({
    initial: fc.constantFrom("held", "published"),
    steps: fc.array(fc.record({ reverse: fc.boolean(), pick: fc.nat(), pause: fc.integer({ min: 0, max: 3 }) }), {
      maxLength: 12,
    }),
  } as const)
  .map(({ initial, steps }) => {
    let state: CommentState = initial;
    let restsOn: Decision | undefined;
    let at = NOON;
    const decisions: Decision[] = [];
    const states: { at: number; state: CommentState }[] = [{ at: NOON - 1, state }];
    for (const [index, { reverse, pick, pause }] of steps.entries()) {
      at += pause;
      const id = index + 1;
      const possible = decisionsPossible(state);
      const target: Decision | undefined = decisions.filter(({ kind }) => kind !== "reverse")[
        pick % (decisions.length || 1)
      ];
      if (reverse && target !== undefined) {
        decisions.push(made(id, "reverse", { at, reversesId: target.id }));
        // The state machine of the comment itself, driven as a use case drives it.
        const action: CommentAction | null = target === restsOn ? reversalActionOf(target.kind, state) : null;
        if (action !== null) state = nextState(state, action) ?? state;
        if (target === restsOn) restsOn = undefined;
      } else {
        const kind = possible[pick % possible.length];
        if (kind === undefined) continue;
        restsOn = made(id, kind, { at });
        decisions.push(restsOn);
        const action = commentActionOf(kind, state);
        if (action !== null && action !== undefined) state = nextState(state, action) ?? state;
      }
      states.push({ at, state });
    }
    return { initial, decisions, states };
  });

describe("folding decisions on a comment", () => {
  it("gives the state that the comment's own state machine has reached by then, whatever the order they are read in", () => {
    const shuffled = history.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray(one.decisions, { minLength: one.decisions.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: -1, max: 40 }), ([{ initial, states }, mixed], after) => {
        const then = states.findLast(({ at }) => at <= NOON + after)?.state ?? initial;
        expect(foldComment(initial, mixed, NOON + after).state).toBe(then);
      }),
      { numRuns: 500 },
    );
  });

  it("never reaches a state that only an author can bring about", () => {
    const reached = new Set<CommentState>();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DECISION_KINDS), { maxLength: 8 }), (kinds) => {
        const decisions = kinds.map((kind, index) => made(index + 1, kind, { reversesId: index === 0 ? null : index }));
        reached.add(foldComment("held", decisions, NOON).state);
      }),
      { numRuns: 500 },
    );
    expect([...reached].sort()).toEqual(COMMENT_STATES.filter((state) => state !== "withdrawn").sort());
  });
});
