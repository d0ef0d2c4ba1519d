/** The calibrated model: what it is made of, and how six distances become evidence and a probability. */

import type { Background } from "./background.ts";
import { LIKENESSES, type Reliability } from "./style-vector.ts";

/** The shipped model, as returned by loadAuthorshipModel. */
export interface AuthorshipModel {
  /** Recorded with every suspicion, so that it can be audited. */
  readonly version: string;
  readonly background: Background;
  readonly reliability: Reliability;
  /** Usual standard deviation of each likeness between unrelated accounts, in the order of LIKENESSES. */
  readonly spread: readonly number[];
  /** Weights of {@link featuresOf}. */
  readonly weights: readonly number[];
  /**
   * Measured on people the model was not trained on: what innocents reach when many newcomers are compared together,
   * half of them returns (`among`), and when one is compared with nobody beside (`alone`), at the same shares.
   */
  readonly innocent: { readonly among: readonly InnocentReach[]; readonly alone: readonly InnocentReach[] };
}

/** Log odds that the best account on a list reaches for a share (0-1) of innocent newcomers. */
export interface InnocentReach {
  readonly share: number;
  readonly logOdds: number;
}

/** Words of own text around which the effect of length is centred. */
const MIDDLE_WORDS = 500;

/**
 * Distances flatten out here: one freak likeness (the same pasted error message) must not decide alone. Between 2 and 5
 * the development data shows no difference beyond chance.
 */
const SATURATION = 3;

/** Number of inputs of the logistic regression. */
export const FEATURE_COUNT = LIKENESSES.length * 2 + 2;

/** Logarithm of the shorter text's length, relative to 500 words, cut to 100 … 6,000 words. */
export function lengthFeature(wordsOfOne: number, wordsOfOther: number): number {
  const words = Math.min(6000, Math.max(100, Math.min(wordsOfOne, wordsOfOther)));
  return Math.log(words / MIDDLE_WORDS);
}

/**
 * Inputs of the regression: the distances, the same times the length of text, the length, and 1.
 *
 * @param distances likenesses in standard deviations from those with topic-matched others; NaN where unknown.
 * @param length from {@link lengthFeature}.
 */
export function featuresOf(distances: ArrayLike<number>, length: number): Float64Array {
  const out = new Float64Array(FEATURE_COUNT);
  for (let at = 0; at < LIKENESSES.length; at++) {
    const distance = distances[at] as number;
    const known = Number.isNaN(distance) ? 0 : SATURATION * Math.tanh(distance / SATURATION);
    out[at] = known;
    out[LIKENESSES.length + at] = known * length;
  }
  out[FEATURE_COUNT - 2] = length;
  out[FEATURE_COUNT - 1] = 1;
  return out;
}

/** Evidence of an account of which style says nothing: it cannot be excluded, and it is no suspicion either. */
export const SILENT = -2;

/** Evidence for one person behind both accounts: a log likelihood ratio (natural logarithm). */
export function evidenceOf(weights: readonly number[], features: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < FEATURE_COUNT; at++) sum += (weights[at] as number) * (features[at] as number);
  return sum;
}
