import type { Passage } from "../case-view.ts";

/** Kinds of abuse that a judge tells apart; `abuse` is all of them together. */
export const ABUSE_LABELS = ["abuse", "insult", "obscenity", "threat", "identity_attack", "sexual"] as const;

/** One kind of abuse. */
export type AbuseLabel = (typeof ABUSE_LABELS)[number];

/** What a judge of abuse says of a comment. The built-in judge answers in this form; others can be put in its place. */
export interface AbuseView {
  /** Probabilities 0..1. */
  readonly scores: Readonly<Record<AbuseLabel, number>>;
  /** Passages of the text as written; `quoted` ones are not the author's own words. */
  readonly spans: readonly (Passage & { readonly label: AbuseLabel; readonly quoted: boolean })[];
  /** BCP 47; `und` where it could not be told. */
  readonly language: string;
  /** The language is none that is judged: the scores say nothing. */
  readonly abstained: boolean;
  /** Version of the judge. */
  readonly model: string;
}
