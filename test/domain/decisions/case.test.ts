import { describe, expect, it } from "vitest";
import {
  CASE_ACTIONS,
  CASE_STATES,
  CLAIM_MS,
  claimHolder,
  mayClaim,
  nextCaseState,
  requireCurrent,
} from "../../../src/domain/decisions/case.ts";
import { NOON } from "./made-decision.ts";

/** The whole machine, written out a second time on purpose: every cell was decided. */
const EXPECTED: Record<string, Record<string, string | undefined>> = {
  open: { claim: "claimed", decide: "decided" },
  claimed: { claim: "claimed", release: "open", decide: "decided" },
  decided: { reopen: "open" },
};

const FREE = { state: "open", version: 4, claimedBy: null, claimedUntil: null } as const;
const CLAIMED = { state: "claimed", version: 4, claimedBy: 2, claimedUntil: NOON + CLAIM_MS } as const;

describe("states of a case", () => {
  it.each(CASE_STATES.flatMap((state) => CASE_ACTIONS.map((action) => [state, action] as const)))(
    "%s + %s",
    (state, action) => {
      expect(nextCaseState(state, action)).toBe(EXPECTED[state]?.[action]);
    },
  );
});

describe("claiming a case", () => {
  it("keeps others out until the claim runs out", () => {
    expect(mayClaim(FREE, 3, NOON)).toBe(true);
    expect(mayClaim(CLAIMED, 2, NOON)).toBe(true);
    expect(mayClaim(CLAIMED, 3, NOON + CLAIM_MS - 1)).toBe(false);
    expect(mayClaim(CLAIMED, 3, NOON + CLAIM_MS)).toBe(true);
    expect([claimHolder(CLAIMED, NOON), claimHolder(CLAIMED, NOON + CLAIM_MS)]).toEqual([2, null]);
  });

  it("is not possible once it is decided", () => {
    expect(mayClaim({ ...FREE, state: "decided" }, 2, NOON)).toBe(false);
  });
});

describe("two moderators at one case", () => {
  it("do not decide it unknowingly", () => {
    expect(() => requireCurrent(CLAIMED, "decide", 4)).not.toThrow();
    expect(() => requireCurrent(CLAIMED, "decide", 3)).toThrow("Somebody else has changed this case");
    expect(() => requireCurrent({ ...FREE, state: "decided" }, "decide", 4)).toThrow("decided already");
    expect(() => requireCurrent(FREE, "reopen", 4)).toThrow("open");
  });
});
