import { describe, expect, it } from "vitest";
import { COMMENT_STATES, nextState } from "../../../src/domain/comment.ts";
import { subjectOf } from "../../../src/domain/decisions/decision.ts";
import {
  commentActionOf,
  DECISION_KINDS,
  DECISION_RULES,
  decisionsPossible,
  isLiftable,
  reversalActionOf,
} from "../../../src/domain/decisions/kinds.ts";

/** What happens to a comment, written out a second time on purpose: every cell was decided. `-`: its state stays. */
const EXPECTED: Record<string, Record<string, string>> = {
  publish: { held: "published" },
  "return-for-revision": { held: "-", published: "held" },
  reject: { held: "rejected" },
  remove: { published: "removed" },
  restore: { rejected: "published", removed: "published" },
};

const cells = DECISION_KINDS.flatMap((kind) => COMMENT_STATES.map((state) => [kind, state] as const));

describe("kinds of decisions", () => {
  it.each(cells)("%s of a comment that is %s", (kind, state) => {
    const action = commentActionOf(kind, state);
    const after = action === undefined ? undefined : action === null ? "-" : nextState(state, action);
    expect(after).toBe(EXPECTED[kind]?.[state]);
  });

  it("never name an action that the comment's state machine refuses", () => {
    const wrong = cells.filter(([kind, state]) => {
      const action = commentActionOf(kind, state);
      return action !== undefined && action !== null && nextState(state, action) === undefined;
    });
    expect(wrong).toEqual([]);
  });

  it("offer for each state of a comment what is possible there", () => {
    expect(Object.fromEntries(COMMENT_STATES.map((state) => [state, decisionsPossible(state)]))).toEqual({
      held: ["publish", "return-for-revision", "reject"],
      published: ["return-for-revision", "remove"],
      rejected: ["restore"],
      removed: ["restore"],
      withdrawn: [],
    });
  });

  it("ask for a reason or a clause wherever something is taken away", () => {
    const silent = DECISION_KINDS.map((kind) => [kind, DECISION_RULES[kind]] as const).filter(
      ([, rule]) => rule.restricts && rule.reason !== "required" && rule.clause !== "required",
    );
    expect(silent).toEqual([]);
  });

  it("can be reversed wherever something is taken away", () => {
    const final = DECISION_KINDS.filter((kind) => DECISION_RULES[kind].restricts && !DECISION_RULES[kind].reversible);
    expect(final).toEqual([]);
  });

  it("can be lifted where they hold for a time, or until then", () => {
    for (const kind of DECISION_KINDS) {
      const holds = DECISION_RULES[kind].duration !== "none" || kind === "remove-picture";
      expect(isLiftable(kind)).toBe(holds);
    }
  });

  it("are about what the table says", () => {
    for (const kind of DECISION_KINDS) {
      for (const commentId of [null, 5]) {
        for (const articleId of [null, 3]) {
          const places = DECISION_RULES[kind].appliesTo;
          expect(places).toContain(subjectOf({ kind, commentId, articleId }));
        }
      }
    }
  });
});

describe("reversing a decision on a comment", () => {
  it.each([
    ["publish", "published", "hold"],
    ["return-for-revision", "held", "publish"],
    ["reject", "rejected", "restore"],
    ["remove", "removed", "restore"],
    ["restore", "published", "remove"],
  ] as const)("%s of one that is %s now: %s", (kind, state, action) => {
    expect(reversalActionOf(kind, state)).toBe(action);
  });

  it("leaves a withdrawn comment withdrawn", () => {
    for (const kind of DECISION_KINDS) expect(reversalActionOf(kind, "withdrawn")).toBeNull();
  });
});
