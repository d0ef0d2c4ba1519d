import {
  emitFeatures,
  emitWrittenSigns,
  type FeatureSink,
  LETTER_BUCKETS,
  letterBuckets,
  WORD_BUCKETS,
} from "../../src/judgement/abuse/features.ts";
import { readComment, type ReadingAids } from "../../src/judgement/abuse/read-comment.ts";

export const COLUMNS = 6;

/** Buckets of both tables; those of letters come after those of words. */
const BOTH = WORD_BUCKETS + LETTER_BUCKETS;

/** The features of many texts, one after the other. */
export interface Matrix {
  readonly starts: Uint32Array;
  /** Features of each text in either table, with the rare ones that were left out. */
  readonly wordCounts: Uint32Array;
  readonly letterCounts: Uint32Array;
  readonly buckets: Uint32Array;
}

/** Collects each word feature once per text, and the letter grams of each word once. */
class Collector implements FeatureSink {
  readonly seen = new Uint32Array(WORD_BUCKETS);
  readonly spelled = new Set<string>();
  /** In how many texts a word feature stands, up to 255, by the upper bits of its hash. */
  readonly texts = new Uint8Array(1 << 24);
  buckets: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 22);
  /** The upper bits of the hash of a word feature, 0 for a letter gram. */
  upper: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 22);
  length = 0;
  words = 0;
  round = 0;

  next(): void {
    this.round += 1;
    this.words = 0;
    this.spelled.clear();
  }

  word(hash: number): void {
    const bucket = hash & (WORD_BUCKETS - 1);
    if (this.seen[bucket] === this.round) return;
    this.seen[bucket] = this.round;
    const upper = hash >>> 8;
    this.texts[upper] = Math.min(255, (this.texts[upper] ?? 0) + 1);
    this.words += 1;
    this.put(bucket, upper);
  }

  letters(word: string): void {
    if (this.spelled.has(word)) return;
    this.spelled.add(word);
    letterBuckets(word, (bucket) => {
      this.put(bucket + WORD_BUCKETS, 0);
    });
  }

  put(bucket: number, upper: number): void {
    if (this.length === this.buckets.length) {
      this.buckets = doubled(this.buckets);
      this.upper = doubled(this.upper);
    }
    this.buckets[this.length] = bucket;
    this.upper[this.length] = upper;
    this.length += 1;
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/**
 * The features of texts, as the model will see them. Word features in fewer than `least` texts are left out: they would
 * be learnt by heart and only disturb others in their bucket.
 */
export function featuresOf(texts: readonly string[], aids: ReadingAids, least: number): Matrix {
  const collector = new Collector();
  const starts = new Uint32Array(texts.length + 1);
  const wordCounts = new Uint32Array(texts.length);
  const letterCounts = new Uint32Array(texts.length);
  texts.forEach((text, i) => {
    collector.next();
    const before = collector.length;
    emitFeatures(readComment(text, undefined, aids).own, collector);
    emitWrittenSigns(text, 0, collector);
    starts[i + 1] = collector.length;
    wordCounts[i] = collector.words;
    letterCounts[i] = collector.length - before - collector.words;
  });
  const keptStarts = new Uint32Array(texts.length + 1);
  let kept = 0;
  texts.forEach((_, i) => {
    const to = starts[i + 1] ?? 0;
    for (let k = starts[i] ?? 0; k < to; k += 1) {
      const upper = collector.upper[k] ?? 0;
      if (upper !== 0 && (collector.texts[upper] ?? 0) < least) continue;
      collector.buckets[kept] = collector.buckets[k] ?? 0;
      kept += 1;
    }
    keptStarts[i + 1] = kept;
  });
  return { starts: keptStarts, wordCounts, letterCounts, buckets: collector.buckets.subarray(0, kept) };
}

/** Which table an expert sees. */
export type Part = "words" | "letters";

export interface Fitted {
  /** Rows: the buckets of words, then those of letters; columns: the labels. */
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

/** A seeded generator (mulberry32), so that training repeats exactly. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** The logits of row `i` under `model`, into `out`. */
export function logits(matrix: Matrix, i: number, more: { model: Fitted; out: Float64Array; part: Part }): void {
  const { weights, bias } = more.model;
  const { out, part } = more;
  const start = matrix.starts[i] ?? 0;
  const end = matrix.starts[i + 1] ?? 0;
  const wordScale = 1 / Math.sqrt(Math.max(1, matrix.wordCounts[i] ?? 0));
  const letterScale = 1 / Math.sqrt(Math.max(1, matrix.letterCounts[i] ?? 0));
  for (let c = 0; c < COLUMNS; c += 1) out[c] = bias[c] ?? 0;
  for (let k = start; k < end; k += 1) {
    const bucket = matrix.buckets[k] ?? 0;
    const isWord = bucket < WORD_BUCKETS;
    if (isWord !== (part === "words")) continue;
    const scale = isWord ? wordScale : letterScale;
    const at = bucket * COLUMNS;
    for (let c = 0; c < COLUMNS; c += 1) out[c] = (out[c] ?? 0) + (weights[at + c] ?? 0) * scale;
  }
}

/** A label of a text that is foretold this well teaches nothing more. */
const SETTLED = 1e-3;

/** What is known of the texts of a matrix. */
export interface Rows {
  readonly labels: readonly (readonly number[])[];
  readonly weights: readonly number[];
  /** The texts to learn from. */
  readonly use: readonly number[];
  /** Number of the set of each text; 0 for those that share the model's intercept. */
  readonly domains: readonly number[];
}

/**
 * Logistic regression of every label at once by AdaGrad (Duchi, Hazan, Singer 2011) with an L2 pull; unknown labels
 * (NaN) give no gradient. `start`: weights of the word table to begin with.
 */
export function fit(
  matrix: Matrix,
  rows: Rows,
  options: { epochs: number; rate: number; pull: number; seed: number; part: Part; start?: Float32Array },
): Fitted {
  const { part } = options;
  const model: Fitted = { weights: new Float32Array(BOTH * COLUMNS), bias: new Float64Array(COLUMNS).fill(-2) };
  const { weights, bias } = model;
  if (options.start !== undefined) weights.set(options.start);
  const domainBias = new Float64Array(32 * COLUMNS);
  const squares = new Float32Array(weights.length).fill(1e-4);
  const out = new Float64Array(COLUMNS);
  const error = new Float64Array(COLUMNS);
  const wrong: number[] = [];
  const order = [...rows.use];
  const random = seeded(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    const rate = options.rate / (1 + epoch * 0.5);
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      const swap = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = swap;
    }
    for (const row of order) {
      logits(matrix, row, { model, out, part });
      const domain = (rows.domains[row] ?? 0) * COLUMNS;
      for (let c = 0; c < COLUMNS; c += 1) out[c] = (out[c] ?? 0) + (domainBias[domain + c] ?? 0);
      const labels = rows.labels[row] ?? [];
      const weight = rows.weights[row] ?? 1;
      for (let c = 0; c < COLUMNS; c += 1) {
        const label = labels[c] ?? NaN;
        error[c] = Number.isNaN(label) ? 0 : weight * (1 / (1 + Math.exp(-(out[c] ?? 0))) - label);
        if (domain > 0) domainBias[domain + c] = (domainBias[domain + c] ?? 0) - 0.01 * (error[c] ?? 0);
        else bias[c] = (bias[c] ?? 0) - 0.002 * (error[c] ?? 0);
      }
      wrong.length = 0;
      for (let c = 0; c < COLUMNS; c += 1) if (Math.abs(error[c] ?? 0) > SETTLED) wrong.push(c);
      if (wrong.length === 0) continue;
      const start = matrix.starts[row] ?? 0;
      const end = matrix.starts[row + 1] ?? 0;
      const wordScale = 1 / Math.sqrt(Math.max(1, matrix.wordCounts[row] ?? 0));
      const letterScale = 1 / Math.sqrt(Math.max(1, matrix.letterCounts[row] ?? 0));
      for (let k = start; k < end; k += 1) {
        const bucket = matrix.buckets[k] ?? 0;
        const isWord = bucket < WORD_BUCKETS;
        if (isWord !== (part === "words")) continue;
        const scale = isWord ? wordScale : letterScale;
        const at = bucket * COLUMNS;
        for (const c of wrong) {
          const e = error[c] ?? 0;
          const w = weights[at + c] ?? 0;
          const gradient = e * scale + options.pull * w;
          const square = (squares[at + c] ?? 0) + gradient * gradient;
          squares[at + c] = square;
          weights[at + c] = w - (rate * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return model;
}

/** The mean of models fitted to the same texts in other orders: what only the order has taught is smoothed away. */
export function meanOf(models: readonly Fitted[]): Fitted {
  const [first, ...rest] = models;
  if (first === undefined) throw new RangeError("A mean needs at least one model");
  const weights = Float32Array.from(first.weights);
  const bias = Float64Array.from(first.bias);
  for (const model of rest) {
    model.weights.forEach((weight, i) => (weights[i] = (weights[i] ?? 0) + weight));
    model.bias.forEach((value, i) => (bias[i] = (bias[i] ?? 0) + value));
  }
  return {
    weights: weights.map((weight) => weight / models.length),
    bias: bias.map((value) => value / models.length),
  };
}

/** The share of the expert on words; the rest is the expert on letters. */
const WORD_SHARE = 0.6;

/** Two experts, one per table, averaged in logit space: one model with a part of each one's weights and bias. */
export function averaged(words: Fitted, letters: Fitted): Fitted {
  return {
    weights: words.weights.map((weight, i) => weighted(weight, letters.weights[i] ?? 0)),
    bias: words.bias.map((value, i) => weighted(value, letters.bias[i] ?? 0)),
  };
}

function weighted(word: number, letter: number): number {
  return WORD_SHARE * word + (1 - WORD_SHARE) * letter;
}
