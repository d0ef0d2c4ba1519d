import type { Decision } from "./decision.ts";
import { DECISION_RULES } from "./kinds.ts";

/** What can be of an appeal. One whose deadline has passed stays open, and is overdue, until somebody answers it. */
export const APPEAL_STATES = ["open", "upheld", "changed", "reversed", "moot"] as const;

/** One of the states of an appeal; `upheld`: the decision stands; `moot`: whoever made it deleted the account. */
export type AppealState = (typeof APPEAL_STATES)[number];

/** What can happen to an appeal. */
export const APPEAL_ACTIONS = ["uphold", "change", "reverse", "close"] as const;

/** One of the things that can happen to an appeal. */
export type AppealAction = (typeof APPEAL_ACTIONS)[number];

/** The whole state machine: an action that a state does not name is refused. An answer is final. */
export const APPEAL_TRANSITIONS: Readonly<Record<AppealState, Partial<Record<AppealAction, AppealState>>>> = {
  open: { uphold: "upheld", change: "changed", reverse: "reversed", close: "moot" },
  upheld: {},
  changed: {},
  reversed: {},
  moot: {},
};

/** The state after `action`, or `undefined` where the state machine has no such step. */
export function nextAppealState(state: AppealState, action: AppealAction): AppealState | undefined {
  return APPEAL_TRANSITIONS[state][action];
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * For how long a decision may be appealed, in milliseconds. Six months is what DSA Article 20(1) asks of the platforms
 * that it binds; a site may grant more.
 */
export const APPEAL_WINDOW_MS = 183 * DAY_MS;

/** Within what time an appeal is to be answered, in milliseconds. */
export const APPEAL_ANSWER_MS = 7 * DAY_MS;

/** Shortest and longest words of an appeal, in UTF-16 code units. */
export const APPEAL_WORDS = { min: 10, max: 5_000 } as const;

/** Until when a decision may be appealed (milliseconds since 1970-01-01 UTC); null where it never may. */
export function appealUntil(decision: Pick<Decision, "kind" | "at">, windowMs = APPEAL_WINDOW_MS): number | null {
  return DECISION_RULES[decision.kind].restricts ? decision.at + windowMs : null;
}

/** When an appeal made at `at` is to be answered (both milliseconds since 1970-01-01 UTC). */
export function appealDue(at: number, answerMs = APPEAL_ANSWER_MS): number {
  return at + answerMs;
}

/** Whether a decision can be appealed now, and why not. */
export type AppealDoor = "open" | "used" | "reversed" | "expired" | "not-appealable";

/**
 * Whether a decision can be appealed at a time: once, within the time limit, and while it stands.
 * @param facts.until as the statement of reasons says (milliseconds since 1970-01-01 UTC); null: never.
 */
export function appealDoor(
  facts: { readonly until: number | null; readonly appealed: boolean; readonly reversed: boolean },
  at: number,
): AppealDoor {
  if (facts.until === null) return "not-appealable";
  if (facts.appealed) return "used";
  if (facts.reversed) return "reversed";
  return at < facts.until ? "open" : "expired";
}

/** True while an appeal waits beyond its deadline. */
export function isOverdue(appeal: { readonly state: AppealState; readonly dueAt: number }, at: number): boolean {
  return appeal.state === "open" && at >= appeal.dueAt;
}

/** Whether somebody may hear an appeal. */
export type Hearing =
  | { readonly allowed: true; readonly samePerson: boolean }
  | { readonly allowed: false; readonly why: "own-decision" | "own-appeal" | "not-a-moderator" };

/**
 * Whether a moderator may hear an appeal: somebody other than the first decider where there is one. Where there is
 * nobody else the first decider may, and that exception is recorded (`samePerson`).
 * @param facts.firstDecider the moderator who decided; null for the machine.
 * @param facts.appellant the person who appeals; null for guests. They never judge in their own cause.
 * @param facts.moderators everybody who may hear appeals of this site now.
 */
export function mayHear(
  facts: {
    readonly firstDecider: number | null;
    readonly appellant: number | null;
    readonly moderators: readonly number[];
  },
  moderator: number,
): Hearing {
  const { firstDecider, appellant, moderators } = facts;
  if (!moderators.includes(moderator)) return { allowed: false, why: "not-a-moderator" };
  if (moderator === appellant) return { allowed: false, why: "own-appeal" };
  if (moderator !== firstDecider) return { allowed: true, samePerson: false };
  const another = moderators.some((other) => other !== firstDecider && other !== appellant);
  return another ? { allowed: false, why: "own-decision" } : { allowed: true, samePerson: true };
}
