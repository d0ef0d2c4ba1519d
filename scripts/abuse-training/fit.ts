import {
  BUCKETS,
  emitFeatures,
  emitWrittenSigns,
  type FeatureSink,
  letterBuckets,
} from "../../src/judgement/abuse/features.ts";
import { readComment } from "../../src/judgement/abuse/read-comment.ts";
import type { Vocabulary } from "../../src/judgement/abuse/vocabulary.ts";

export const COLUMNS = 6;

/** The features of many texts, one after the other; letter features carry `BUCKETS` added. */
export interface Matrix {
  readonly starts: Uint32Array;
  readonly wordCounts: Uint32Array;
  buckets: Uint32Array;
}

/** Collects each bucket once per text. */
class Collector implements FeatureSink {
  readonly seen = new Uint32Array(BUCKETS);
  readonly spelled = new Set<string>();
  buckets = new Uint32Array(1 << 22);
  length = 0;
  round = 0;

  word(bucket: number): void {
    if (this.seen[bucket] === this.round) return;
    this.seen[bucket] = this.round;
    this.put(bucket);
  }

  letters(word: string): void {
    if (this.spelled.has(word)) return;
    this.spelled.add(word);
    letterBuckets(word, (bucket) => {
      this.put(bucket + BUCKETS);
    });
  }

  put(bucket: number): void {
    if (this.length === this.buckets.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.buckets);
      this.buckets = larger;
    }
    this.buckets[this.length] = bucket;
    this.length += 1;
  }
}

/** The features of texts, as the model will see them. */
export function featuresOf(texts: readonly { text: string; parent?: string }[], vocabulary: Vocabulary): Matrix {
  const collector = new Collector();
  const starts = new Uint32Array(texts.length + 1);
  const wordCounts = new Uint32Array(texts.length);
  texts.forEach(({ text, parent }, i) => {
    collector.round = i + 1;
    collector.spelled.clear();
    const read = readComment(text, parent, vocabulary);
    emitFeatures(read.own, collector);
    emitWrittenSigns(text, 0, collector);
    starts[i + 1] = collector.length;
    let words = 0;
    for (let k = starts[i] ?? 0; k < collector.length; k += 1) if ((collector.buckets[k] ?? 0) < BUCKETS) words += 1;
    wordCounts[i] = words;
  });
  return { starts, wordCounts, buckets: collector.buckets.subarray(0, collector.length) };
}

export interface Fitted {
  /** `2 * BUCKETS * COLUMNS` weights. */
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
export function logits(matrix: Matrix, i: number, more: { model: Fitted; out: Float64Array }): void {
  const { weights, bias } = more.model;
  const { out } = more;
  const start = matrix.starts[i] ?? 0;
  const end = matrix.starts[i + 1] ?? 0;
  const words = matrix.wordCounts[i] ?? 0;
  const wordScale = 1 / Math.sqrt(Math.max(1, words));
  const letterScale = 1 / Math.sqrt(Math.max(1, end - start - words));
  for (let c = 0; c < COLUMNS; c += 1) out[c] = bias[c] ?? 0;
  for (let k = start; k < end; k += 1) {
    const bucket = matrix.buckets[k] ?? 0;
    const scale = bucket < BUCKETS ? wordScale : letterScale;
    const at = bucket * COLUMNS;
    for (let c = 0; c < COLUMNS; c += 1) out[c] = (out[c] ?? 0) + (weights[at + c] ?? 0) * scale;
  }
}

/**
 * Logistic regression of every label at once by AdaGrad (Duchi, Hazan, Singer 2011) with an L2 pull; unknown labels
 * (NaN) give no gradient.
 */
export function fit(
  matrix: Matrix,
  rows: {
    labels: readonly (readonly number[])[];
    weights: readonly number[];
    use: readonly number[];
    domains: readonly number[];
  },
  options: { epochs: number; rate: number; pull: number; seed: number },
): Fitted {
  const model: Fitted = { weights: new Float32Array(2 * BUCKETS * COLUMNS), bias: new Float64Array(COLUMNS).fill(-2) };
  const { weights, bias } = model;
  const domainBias = new Float64Array(32 * COLUMNS);
  const squares = new Float32Array(weights.length).fill(1e-4);
  const out = new Float64Array(COLUMNS);
  const error = new Float64Array(COLUMNS);
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
      logits(matrix, row, { model, out });
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
      const start = matrix.starts[row] ?? 0;
      const end = matrix.starts[row + 1] ?? 0;
      const words = matrix.wordCounts[row] ?? 0;
      const wordScale = 1 / Math.sqrt(Math.max(1, words));
      const letterScale = 1 / Math.sqrt(Math.max(1, end - start - words));
      for (let k = start; k < end; k += 1) {
        const bucket = matrix.buckets[k] ?? 0;
        const scale = bucket < BUCKETS ? wordScale : letterScale;
        const at = bucket * COLUMNS;
        for (let c = 0; c < COLUMNS; c += 1) {
          const e = error[c] ?? 0;
          if (e === 0) continue;
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
