/** The kinds of abuse that are scored, in the order of the model's columns. */
export const LABELS = ["abuse", "insult", "obscenity", "threat", "identity_attack", "sexual"] as const;

/** One kind of abuse. */
export type Label = (typeof LABELS)[number];

/** A number for each label; as scores, calibrated probabilities 0..1. */
export type LabelScores = Record<Label, number>;

/** A passage that speaks for a label; offsets are UTF-16 code units of the text as given. */
export interface EvidenceSpan {
  readonly start: number;
  readonly end: number;
  readonly label: Label;
  /** Inside a quotation or text repeated from the parent: not the author's own claim. */
  readonly quoted: boolean;
  /** Found only after undoing a disguise such as `f u c k` or `1d10t`. */
  readonly disguised: boolean;
}

/** The same value for every label. */
export function everyLabel(value: number): LabelScores {
  return { abuse: value, insult: value, obscenity: value, threat: value, identity_attack: value, sexual: value };
}
