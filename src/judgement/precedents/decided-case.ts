/** What likeness of cases is judged by. */

/** How a case ended for the comment. */
export type Outcome = "published" | "rejected" | "removed";

/** Whom a comment was aimed at. */
export type Target = "commenter" | "author" | "group" | "public-figure" | "nobody";

/** One thing that screening saw. */
export interface CaseFinding {
  /** Kind of finding: `insult`, `link`, `banned-word` … */
  readonly label: string;
  /** 0-1. */
  readonly strength: number;
}

/** A case as far as likeness goes; whatever is unknown is left out of the comparison. */
export interface CaseFacts {
  readonly text: string;
  readonly findings: readonly CaseFinding[];
  /** Number of the house-rule clause in question. */
  readonly clause?: string | undefined;
  /** Heat of the thread at that time, 0-1. */
  readonly heat?: number | undefined;
  readonly target?: Target | undefined;
}

/** A case that was decided. */
export interface DecidedCase extends CaseFacts {
  readonly id: number;
  readonly outcome: Outcome;
}
