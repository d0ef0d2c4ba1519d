import { WORD_BUCKETS } from "../../src/judgement/abuse/features.ts";
import { FNV_START, hashText, mix } from "../../src/judgement/abuse/hashing.ts";
import { COLUMNS, type Matrix, type Rows, seeded } from "./fit.ts";
import type { WordVectors } from "./word-vectors.ts";

const EPOCHS = 2;
const RATE = 0.1;

/**
 * Weights of the word table as far as they follow from the company words keep: a logistic regression on the sums of
 * their vectors, told out to single words. The experts start from it, so that a rare word is taken for what its
 * neighbours are until its own texts say otherwise.
 */
export function wordPrior(matrix: Matrix, rows: Rows, vectors: WordVectors): Float32Array {
  const wordAt = new Int32Array(WORD_BUCKETS).fill(-1);
  vectors.words.forEach((word, i) => {
    const bucket = bucketOf(word);
    // The more frequent word has the bucket.
    if ((wordAt[bucket] ?? -1) < 0) wordAt[bucket] = i;
  });
  const { size } = vectors;
  const directions = fitDirections(matrix, rows, { vectors, wordAt });
  const prior = new Float32Array(WORD_BUCKETS * COLUMNS);
  wordAt.forEach((word, bucket) => {
    if (word < 0) return;
    for (let c = 0; c < COLUMNS; c += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) sum += (vectors.rows[word * size + k] ?? 0) * (directions[c * size + k] ?? 0);
      prior[bucket * COLUMNS + c] = sum;
    }
  });
  return prior;
}

/** The bucket of a word that is used plainly (see `emitFeatures`). */
function bucketOf(word: string): number {
  return mix(hashText(word, 0, word.length, FNV_START)) & (WORD_BUCKETS - 1);
}

function fitDirections(matrix: Matrix, rows: Rows, more: { vectors: WordVectors; wordAt: Int32Array }): Float64Array {
  const { size, rows: vectors } = more.vectors;
  const directions = new Float64Array(COLUMNS * size);
  const squares = new Float64Array(COLUMNS * size).fill(1e-2);
  const bias = new Float64Array(32 * COLUMNS);
  const sum = new Float64Array(size);
  const order = [...rows.use];
  const random = seeded(9);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const row of order) {
      sum.fill(0);
      const end = matrix.starts[row + 1] ?? 0;
      for (let k = matrix.starts[row] ?? 0; k < end; k += 1) {
        const word = more.wordAt[matrix.buckets[k] ?? 0] ?? -1;
        if (word < 0) continue;
        for (let q = 0; q < size; q += 1) sum[q] = (sum[q] ?? 0) + (vectors[word * size + q] ?? 0);
      }
      const scale = 1 / Math.sqrt(Math.max(1, matrix.wordCounts[row] ?? 0));
      const domain = (rows.domains[row] ?? 0) * COLUMNS;
      for (let c = 0; c < COLUMNS; c += 1) {
        const label = rows.labels[row]?.[c] ?? NaN;
        if (Number.isNaN(label)) continue;
        let logit = 0;
        for (let q = 0; q < size; q += 1) logit += (sum[q] ?? 0) * (directions[c * size + q] ?? 0);
        const guess = 1 / (1 + Math.exp(-(logit * scale + (bias[domain + c] ?? 0))));
        const error = (rows.weights[row] ?? 1) * (guess - label);
        bias[domain + c] = (bias[domain + c] ?? 0) - 0.01 * error;
        for (let q = 0; q < size; q += 1) {
          const gradient = error * scale * (sum[q] ?? 0);
          const at = c * size + q;
          squares[at] = (squares[at] ?? 0) + gradient * gradient;
          directions[at] = (directions[at] ?? 0) - (RATE * gradient) / Math.sqrt(squares[at] ?? 1);
        }
      }
    }
  }
  return directions;
}
