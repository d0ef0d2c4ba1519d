import { type FeatureSink, WORD_BUCKETS } from "./features.ts";

/** Writes down the features of one comment with the word each came from. */
export class FeatureLog implements FeatureSink {
  /** Buckets of the word table. */
  readonly buckets: number[] = [];
  /** For each bucket, the index of its word, or -1. */
  readonly tokens: number[] = [];
  /** Words whose letter grams count; `undefined` where a word gives none. Indexed by word. */
  readonly spelled: (string | undefined)[] = [];
  /** Whether a group of people is named. */
  namesGroup = false;

  word(hash: number, token: number): void {
    this.buckets.push(hash & (WORD_BUCKETS - 1));
    this.tokens.push(token);
  }

  letters(word: string, token: number): void {
    this.spelled[token] = word;
  }
}

/** Tells whether a bucket came before in the same round, without clearing anything between rounds. */
export class SeenBuckets {
  readonly #stamps = new Uint32Array(WORD_BUCKETS);
  #round = 0;

  /** Begins a new round in which no bucket has been seen. */
  next(): void {
    this.#round += 1;
    if (this.#round < 0xffffffff) return;
    this.#stamps.fill(0);
    this.#round = 1;
  }

  /** True the first time in this round. */
  first(bucket: number): boolean {
    if (this.#stamps[bucket] === this.#round) return false;
    this.#stamps[bucket] = this.#round;
    return true;
  }
}
