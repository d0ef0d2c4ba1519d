import { letterBuckets } from "./features.ts";
import { LABELS } from "./labels.ts";
import type { AbuseModel } from "./model.ts";

const COLUMNS = LABELS.length;
/** Words kept; a conversation's everyday words are far fewer. Cleared when full, so that it stays bounded. */
const KEPT = 20_000;
/** Places behind the sums of the labels: how many grams there are, and in which round the word was last counted. */
export const GRAMS = COLUMNS;
const FIRST_SEEN = COLUMNS + 1;
/** The stretches in which words are counted once each. */
export const IN_TEXT = 0;
export const IN_SENTENCE = 1;
export const IN_PASSAGE = 2;
const STRETCHES = 3;

let owner: AbuseModel | undefined;
let round = 0;
const sums = new Map<string, Int32Array>();

/** Begins a text: forgets words when there are too many or they belong to another model. Never within a text. */
export function nextText(model: AbuseModel): number {
  if (owner !== model || sums.size >= KEPT || round > 0x7fffff00) {
    sums.clear();
    owner = model;
    round = 0;
  }
  return nextRound();
}

/** The number of a new text, sentence or passage. */
export function nextRound(): number {
  round += 1;
  return round;
}

/** True the first time that a word is met in this stretch, whose number is `number`. */
export function firstIn(stretch: number, number: number, sum: Int32Array): boolean {
  if (sum[FIRST_SEEN + stretch] === number) return false;
  sum[FIRST_SEEN + stretch] = number;
  return true;
}

/**
 * What the letter grams of a word add: for each label the sum of their quantised weights, then their number. Computed
 * once per word, as a few thousand words make up most of what is written.
 */
export function letterSums(word: string, model: AbuseModel): Int32Array {
  const known = sums.get(word);
  if (known !== undefined) return known;
  const sum = new Int32Array(FIRST_SEEN + STRETCHES);
  letterBuckets(word, (bucket) => {
    const at = bucket * COLUMNS;
    for (let c = 0; c < COLUMNS; c += 1) sum[c] = (sum[c] ?? 0) + (model.letters[at + c] ?? 0);
    sum[GRAMS] = (sum[GRAMS] ?? 0) + 1;
  });
  sums.set(word, sum);
  return sum;
}
