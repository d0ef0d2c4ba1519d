/** Every kind of decision that moderators and the machine can make, as data: what it is about and what it needs. */
import { COMMENT_TRANSITIONS, nextState } from "../comment.ts";
import type { CommentAction, CommentState } from "../comment.ts";

/** The kinds, in the order in which a console offers them. */
export const DECISION_KINDS = [
  "publish",
  "return-for-revision",
  "reject",
  "remove",
  "restore",
  "no-action",
  "warn",
  "time-out",
  "ban",
  "pre-moderate-person",
  "remove-picture",
  "lock",
  "slow",
  "pre-moderate",
  "lift",
  "reverse",
] as const;

/** One of the kinds of decisions. */
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Kinds of decisions that restrict somebody, who then gets a statement of reasons. */
export const RESTRICTING_KINDS = [
  "return-for-revision",
  "reject",
  "remove",
  "warn",
  "time-out",
  "ban",
  "pre-moderate-person",
  "remove-picture",
] as const satisfies readonly DecisionKind[];

/** One of the kinds that restrict. */
export type RestrictingKind = (typeof RESTRICTING_KINDS)[number];

/** What a decision is about. A `thread` is a root comment with all under it. */
export type DecisionSubject = "comment" | "person" | "article" | "thread" | "report" | "decision";

/** Whether something has to be there, may be there, or has no place there. */
export type Need = "required" | "optional" | "none";

/** What is known of a kind of decision. */
export interface DecisionRule {
  readonly appliesTo: readonly DecisionSubject[];
  /**
   * Which action of the comment's state machine follows, by the state it is in; null: its state stays.
   * A state that is not named cannot be decided in this way. Empty: this is not about a comment's state.
   */
  readonly commentActions: Readonly<Partial<Record<CommentState, CommentAction | null>>>;
  readonly clause: Need;
  readonly reason: Need;
  /** How long it holds; optional means that it may also hold until it is lifted. */
  readonly duration: Need;
  /** Weight of the strike on the author's record where the clause says nothing else. */
  readonly strikeWeight: number;
  /** Whether it takes something away from a person, who then gets a statement of reasons and may appeal. */
  readonly restricts: boolean;
  /** Whether a later decision may say that it was wrong. */
  readonly reversible: boolean;
}

const NOTHING = {
  commentActions: {},
  clause: "none",
  reason: "optional",
  duration: "none",
  strikeWeight: 0,
  restricts: false,
  reversible: false,
} as const;

const RESTRICTION = { ...NOTHING, reason: "required", restricts: true, reversible: true } as const;

const SANCTION = { ...RESTRICTION, appliesTo: ["person"], clause: "required" } as const;

const MEASURE = { ...NOTHING, appliesTo: ["article", "thread"], duration: "optional", reversible: true } as const;

/** The whole table. */
export const DECISION_RULES: Readonly<Record<DecisionKind, DecisionRule>> = {
  publish: { ...NOTHING, appliesTo: ["comment"], commentActions: { held: "publish" }, reversible: true },
  "return-for-revision": {
    ...RESTRICTION,
    appliesTo: ["comment"],
    commentActions: { held: null, published: "hold" },
    clause: "optional",
  },
  reject: {
    ...RESTRICTION,
    appliesTo: ["comment"],
    commentActions: { held: "reject" },
    clause: "required",
    reason: "optional",
    strikeWeight: 1,
  },
  remove: {
    ...RESTRICTION,
    appliesTo: ["comment"],
    commentActions: { published: "remove" },
    clause: "required",
    reason: "optional",
    strikeWeight: 1,
  },
  restore: {
    ...NOTHING,
    appliesTo: ["comment"],
    commentActions: { rejected: "restore", removed: "restore" },
    reason: "required",
    reversible: true,
  },
  "no-action": { ...NOTHING, appliesTo: ["report", "person", "article", "thread"], reason: "required" },
  warn: { ...SANCTION, strikeWeight: 1 },
  "time-out": { ...SANCTION, duration: "required", strikeWeight: 2 },
  ban: { ...SANCTION, duration: "optional", strikeWeight: 3 },
  "pre-moderate-person": { ...SANCTION, clause: "optional", duration: "optional" },
  // Of the picture beside the name. The member may have no other until it is lifted.
  "remove-picture": { ...SANCTION },
  lock: MEASURE,
  slow: MEASURE,
  "pre-moderate": MEASURE,
  // Ends a sanction or measure before its time. It was right when it was made: its strike goes on counting.
  lift: { ...NOTHING, appliesTo: ["decision"], reason: "required" },
  // Says that a decision was wrong: as if it had not been made, from then on.
  reverse: { ...NOTHING, appliesTo: ["decision"], reason: "required" },
};

/** Kinds that hold for a time or until they are lifted. */
export const LIFTABLE_KINDS = [
  "time-out",
  "ban",
  "pre-moderate-person",
  "remove-picture",
  "lock",
  "slow",
  "pre-moderate",
] as const satisfies readonly DecisionKind[];

/** True for what is laid upon a thread or a whole article. */
export function isMeasure(kind: string): boolean {
  return (MEASURE_KINDS as readonly string[]).includes(kind);
}

const MEASURE_KINDS = ["lock", "slow", "pre-moderate"] as const satisfies readonly DecisionKind[];

/** True where a decision of this kind can be ended before its time. */
export function isLiftable(kind: DecisionKind): boolean {
  return (LIFTABLE_KINDS as readonly DecisionKind[]).includes(kind);
}

/**
 * What becomes of a comment in `state` by a decision of `kind`.
 * @returns the action; null where its state stays; undefined where such a comment cannot be decided in this way, or the
 *   kind is not about a comment's state.
 */
export function commentActionOf(kind: DecisionKind, state: CommentState): CommentAction | null | undefined {
  return DECISION_RULES[kind].commentActions[state];
}

/** What undoes a decision on a comment: where it hid something it becomes public, where it showed something that ends. */
const UNDONE_BY: Readonly<Partial<Record<DecisionKind, readonly CommentAction[]>>> = {
  publish: ["hold"],
  "return-for-revision": ["publish"],
  reject: ["restore"],
  remove: ["restore"],
  restore: ["remove"],
};

/**
 * What becomes of a comment in `state` when a decision of `kind` on it is reversed.
 * @returns the action; null where nothing is left to undo, for instance because its author has withdrawn it.
 */
export function reversalActionOf(kind: DecisionKind, state: CommentState): CommentAction | null {
  return UNDONE_BY[kind]?.find((action) => nextState(state, action) !== undefined) ?? null;
}

/** Kinds of decisions that are possible for a comment in this state, in the order of the console. */
export function decisionsPossible(state: CommentState): DecisionKind[] {
  return DECISION_KINDS.filter((kind) => {
    const action = commentActionOf(kind, state);
    return action === null || (action !== undefined && COMMENT_TRANSITIONS[state][action] !== undefined);
  });
}

/** Kinds that settle what becomes of a comment. */
export const SETTLING: ReadonlySet<string> = new Set(
  DECISION_KINDS.filter((kind) => DECISION_RULES[kind].appliesTo.includes("comment")),
);
