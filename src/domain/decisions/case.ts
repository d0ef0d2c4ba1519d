import { Problem } from "../problem.ts";

/** What can be of a case. A case that was opened again is simply open; that it was decided before is in its decisions. */
export const CASE_STATES = ["open", "claimed", "decided"] as const;

/** One of the states of a case. */
export type CaseState = (typeof CASE_STATES)[number];

/** What can happen to a case. */
export const CASE_ACTIONS = ["claim", "release", "decide", "reopen"] as const;

/** One of the things that can happen to a case. */
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** The whole state machine: an action that a state does not name is refused. Claiming again renews the claim. */
export const CASE_TRANSITIONS: Readonly<Record<CaseState, Partial<Record<CaseAction, CaseState>>>> = {
  open: { claim: "claimed", decide: "decided" },
  claimed: { claim: "claimed", release: "open", decide: "decided" },
  decided: { reopen: "open" },
};

/** The state after `action`, or `undefined` where the state machine has no such step. */
export function nextCaseState(state: CaseState, action: CaseAction): CaseState | undefined {
  return CASE_TRANSITIONS[state][action];
}

/** How long a claim holds without a sign of life, in milliseconds. A closed laptop blocks a case no longer than this. */
export const CLAIM_MS = 10 * 60_000;

/** What of a case its rules read; times are milliseconds since 1970-01-01 UTC. */
export interface CaseFacts {
  readonly state: CaseState;
  readonly version: number;
  readonly claimedBy: number | null;
  readonly claimedUntil: number | null;
}

/** Who is looking at a case now; null where nobody is, or the claim has run out. */
export function claimHolder(facts: CaseFacts, at: number): number | null {
  return facts.state === "claimed" && (facts.claimedUntil ?? 0) > at ? facts.claimedBy : null;
}

/** Whether this moderator may claim the case: it is free, its claim has run out, or it is theirs. */
export function mayClaim(facts: CaseFacts, moderator: number, at: number): boolean {
  if (nextCaseState(facts.state, "claim") === undefined) return false;
  const holder = claimHolder(facts, at);
  return holder === null || holder === moderator;
}

/**
 * Refuses an action on a case that the moderator does not see as it is. Somebody else's claim is a courtesy, no lock:
 * the version alone keeps two from deciding unknowingly.
 * @param version the version that the moderator has seen.
 * @throws Problem `conflict`.
 */
export function requireCurrent(facts: CaseFacts, action: CaseAction, version: number): void {
  if (facts.version !== version)
    throw new Problem("conflict", "Somebody else has changed this case. Look at it again.");
  if (nextCaseState(facts.state, action) === undefined) {
    throw new Problem("conflict", facts.state === "decided" ? "This case was decided already." : "This case is open.");
  }
}
