import { letterBuckets } from "./features.ts";
import { LABELS } from "./labels.ts";
import type { AbuseModel } from "./model.ts";

const COLUMNS = LABELS.length;
/** Words kept; a conversation's everyday words are far fewer. Cleared when full, so that it stays bounded. */
const KEPT = 20_000;

let owner: AbuseModel | undefined;
const sums = new Map<string, Float64Array>();

/**
 * What the letter grams of a word add: for each label the sum of their quantised weights, then their number. Computed
 * once per word, as a few thousand words make up most of what is written.
 */
export function letterSums(word: string, model: AbuseModel): Float64Array {
  if (owner !== model || sums.size >= KEPT) {
    sums.clear();
    owner = model;
  }
  const known = sums.get(word);
  if (known !== undefined) return known;
  const sum = new Float64Array(COLUMNS + 1);
  letterBuckets(word, (bucket) => {
    const at = bucket * COLUMNS;
    for (let c = 0; c < COLUMNS; c += 1) sum[c] = (sum[c] ?? 0) + (model.letters[at + c] ?? 0);
    sum[COLUMNS] = (sum[COLUMNS] ?? 0) + 1;
  });
  sums.set(word, sum);
  return sum;
}
