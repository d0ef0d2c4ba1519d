import type { CommentAction } from "../comment.ts";

/** What a decision is about. */
export type DecisionSubject = "comment" | "person" | "article";

/** What one kind of decision means and needs. */
export interface DecisionKindRule {
  readonly subject: DecisionSubject;
  /** What happens to the comment; null: its state stays. */
  readonly action: CommentAction | null;
  /** Whether a clause of the house rules has to be named. */
  readonly clause: "required" | "optional" | "none";
  /** Whether a reason has to be given in words. */
  readonly reason: "required" | "optional";
  /** Whether it ends: never by itself, at a time that must be given, or at one that may be given. */
  readonly ends: "never" | "required" | "optional";
  /** True for what restricts somebody: they get a statement of reasons and may appeal. */
  readonly restricts: boolean;
  /** True where the clause's strike weight counts against the author. */
  readonly strikes: boolean;
}

const ON_COMMENT = { subject: "comment", ends: "never" } as const;
const ON_PERSON = { subject: "person", action: null, clause: "required", restricts: true } as const;
const ON_ARTICLE = { subject: "article", action: null, clause: "none", reason: "optional", ends: "optional" } as const;

/** Every kind of decision, in one table. */
export const DECISION_KINDS = {
  /** A held comment becomes public. */
  publish: { ...ON_COMMENT, action: "publish", clause: "none", reason: "optional", restricts: false, strikes: false },
  /** The author is asked to change a held comment; changed, it is screened again. */
  "return-to-author": {
    ...ON_COMMENT,
    action: null,
    clause: "optional",
    reason: "required",
    restricts: true,
    strikes: false,
  },
  /** A held comment never becomes public. */
  reject: { ...ON_COMMENT, action: "reject", clause: "required", reason: "optional", restricts: true, strikes: true },
  /** A public comment is taken down. */
  remove: { ...ON_COMMENT, action: "remove", clause: "required", reason: "optional", restricts: true, strikes: true },
  /** A comment that was taken down or rejected becomes public again. */
  restore: { ...ON_COMMENT, action: "restore", clause: "none", reason: "optional", restricts: false, strikes: false },
  /** A reported or suspected comment stays as it is. */
  "no-action": { ...ON_COMMENT, action: null, clause: "none", reason: "required", restricts: false, strikes: false },
  /** The person has to acknowledge it before posting again. */
  warn: { ...ON_PERSON, reason: "required", ends: "never", strikes: true },
  /** The person may not post until a time. */
  "time-out": { ...ON_PERSON, reason: "optional", ends: "required", strikes: true },
  /** The person may not post, until a time or for good. */
  ban: { ...ON_PERSON, reason: "required", ends: "optional", strikes: false },
  /** What the person posts waits for a moderator. */
  "pre-moderate": { ...ON_PERSON, reason: "optional", ends: "optional", strikes: false },
  /** No new comments under an article. */
  lock: { ...ON_ARTICLE, restricts: false, strikes: false },
  /** Everybody waits between two comments under an article. */
  slow: { ...ON_ARTICLE, restricts: false, strikes: false },
  /** Every comment under an article waits for a moderator. */
  "pre-moderate-article": { ...ON_ARTICLE, restricts: false, strikes: false },
  /** An earlier decision is taken back, with all it did. */
  reverse: { ...ON_COMMENT, action: null, clause: "none", reason: "optional", restricts: false, strikes: false },
} as const satisfies Readonly<Record<string, DecisionKindRule>>;

/** One of the kinds of decisions. */
export type DecisionKind = keyof typeof DECISION_KINDS;

/** All kinds, in the order of the table. */
export const DECISION_KIND_NAMES = Object.keys(DECISION_KINDS) as DecisionKind[];

/** What this kind means and needs. */
export function decisionRule(kind: DecisionKind): DecisionKindRule {
  return DECISION_KINDS[kind];
}

/** True for the name of a kind. */
export function isDecisionKind(text: string): text is DecisionKind {
  return Object.hasOwn(DECISION_KINDS, text);
}
