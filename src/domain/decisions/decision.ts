import type { DecisionKind, DecisionSubject } from "./kinds.ts";

/** Where a ban holds. */
export const BAN_SCOPES = ["site", "all-sites"] as const;

/** One of the scopes of a ban. */
export type BanScope = (typeof BAN_SCOPES)[number];

/** What becomes of a banned person's earlier comments. */
export const PAST_COMMENTS = ["keep", "remove"] as const;

/** One of the fates of earlier comments. */
export type PastComments = (typeof PAST_COMMENTS)[number];

/** What a measure is laid upon: the thread of the comment at hand, or its whole article. */
export const MEASURE_PLACES = ["thread", "article"] as const;

/** Further facts of a decision, by kind. */
export interface DecisionData {
  /** Of a ban. */
  readonly pastComments?: PastComments | undefined;
  /** Of `slow`: seconds that one author waits between two comments. */
  readonly slowSeconds?: number | undefined;
  /**
   * The law that the content breaks, as the moderator names it; empty: the moderator says that it breaks the house rules
   * alone; absent: nothing was said, and a notice of illegal content that led to the decision speaks for itself.
   */
  readonly law?: string | undefined;
  /** Versions of the models that had a part in finding what it is about; absent: none had. */
  readonly models?: readonly string[] | undefined;
}

/** A decision as it was made. It never changes; times are milliseconds since 1970-01-01 UTC. */
export interface Decision {
  /** Grows in the order in which decisions were made. */
  readonly id: number;
  readonly siteId: number;
  readonly kind: DecisionKind;
  readonly caseId: number | null;
  /** The comment; of a measure on a thread its root. */
  readonly commentId: number | null;
  readonly articleId: number | null;
  /** The member concerned: the author of the comment, or who is sanctioned. */
  readonly personId: number | null;
  /** The guest concerned, by their device. */
  readonly deviceId: string | null;
  /** Number of the clause, in this version of the house rules. */
  readonly clause: number | null;
  readonly rulesVersion: number | null;
  /** For the person concerned, in plain text. */
  readonly reason: string;
  /** For moderators only. */
  readonly internalNote: string;
  /** The moderator; null: the machine, or the operator by the command line. */
  readonly byPerson: number | null;
  readonly byMachine: boolean;
  readonly foundByMachine: boolean;
  readonly at: number;
  /** When it ends by itself; null: it does not. */
  readonly endsAt: number | null;
  readonly strikeWeight: number;
  /** When its strike stops counting; null: never. */
  readonly strikeEndsAt: number | null;
  readonly scope: BanScope;
  /** The decision that this one reverses or lifts. */
  readonly reversesId: number | null;
  readonly appealId: number | null;
  /** Names what was decided together. */
  readonly batch: string | null;
  readonly data: DecisionData;
}

/** What a decision is about, told from what it names. */
export function subjectOf(decision: Pick<Decision, "kind" | "commentId" | "articleId">): DecisionSubject {
  switch (decision.kind) {
    case "publish":
    case "return-for-revision":
    case "reject":
    case "remove":
    case "restore":
      return "comment";
    case "warn":
    case "time-out":
    case "ban":
    case "pre-moderate-person":
    case "remove-picture":
      return "person";
    case "lock":
    case "slow":
    case "pre-moderate":
      return decision.commentId === null ? "article" : "thread";
    case "no-action":
      if (decision.commentId !== null) return "report";
      return decision.articleId === null ? "person" : "article";
    case "lift":
    case "reverse":
      return "decision";
  }
}
