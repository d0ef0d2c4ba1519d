import type { Explanation } from "./screening/explain-findings.ts";

/** What a moderator decided about a comment, as its author is told. */
export interface DecidedNotice {
  readonly kind: "return-for-revision" | "reject" | "remove";
  readonly reason: string;
  /** In the house rules as they were then. */
  readonly clause: { readonly number: number; readonly title: string } | null;
  readonly rulesVersion: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

/** Where an author's comment stands that is not public, and what can be done about it. For its author only. */
export interface OwnNotice {
  readonly state: "held" | "rejected" | "removed";
  /** As written; the passages of the causes are in UTF-16 code units of it. */
  readonly text: string;
  /** Every cause for which screening held it. */
  readonly causes: readonly Explanation[];
  /** What a moderator decided; null while nobody has. */
  readonly decided: DecidedNotice | null;
  /** Where the statement of reasons of that decision is read, and appealed against; null without one. */
  readonly statementPath: string | null;
  /** Whether a moderator reads it first whatever it says, so that revising it publishes nothing. */
  readonly readFirst: boolean;
  /** Whether it waits for its author to confirm an address by the link of a mail. */
  readonly confirm: boolean;
  /** When it began to wait for a moderator (milliseconds since 1970-01-01 UTC); null where it does not. */
  readonly waitingSince: number | null;
  /** How long held comments usually wait here, in milliseconds; null where that is not known, or it does not wait. */
  readonly usualWait: number | null;
}
