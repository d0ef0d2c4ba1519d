import { describe, expect, it } from "vitest";
import { COMMENT_ACTIONS, COMMENT_STATES, nextState } from "../../src/domain/comment.ts";

/** The whole machine, written out a second time on purpose: every cell was decided. */
const EXPECTED: Record<string, Record<string, string | undefined>> = {
  held: { publish: "published", reject: "rejected", withdraw: "withdrawn" },
  published: { hold: "held", remove: "removed", withdraw: "withdrawn" },
  rejected: { restore: "published", hold: "held" },
  removed: { restore: "published" },
  withdrawn: {},
};

describe("states of a comment", () => {
  it.each(COMMENT_STATES.flatMap((state) => COMMENT_ACTIONS.map((action) => [state, action] as const)))(
    "%s + %s",
    (state, action) => {
      expect(nextState(state, action)).toBe(EXPECTED[state]?.[action]);
    },
  );
});
