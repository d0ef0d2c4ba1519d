/** What the audit reads of each decided case. */

/** A decided case; the audit looks at who decided and how, given what was said. */
export interface AuditedCase {
  readonly id: number;
  readonly text: string;
  /** Abuse score of the comment, 0-1, as measured when it was decided. */
  readonly score: number;
  /** Clause of the house rules in question, or "" where none was. */
  readonly clause: string;
  readonly moderator: string;
  /** Whether the comment was taken away (rejected or removed) rather than published. */
  readonly takenAway: boolean;
  /** Groups of authors this author belongs to (newcomers, a section's regulars …), as the operator names them. */
  readonly groups: readonly string[];
  /** What an appeal did to the decision; absent when nobody appealed. */
  readonly appeal?: "upheld" | "overturned";
}

/** Below this many cases a figure is said to rest on small numbers. */
export const SMALL_NUMBERS = 30;
