import { seeded } from "./fit.ts";

/** Vectors of frequent words: words that stand in like company point in like directions. */
export interface WordVectors {
  readonly words: readonly string[];
  /** `size` numbers for each word, in the order of `words`, of length 1. */
  readonly rows: Float32Array;
  readonly size: number;
}

const MOST_WORDS = 16_000;
const LEAST_SEEN = 12;
/** Company is counted with the most frequent words only. */
const CONTEXTS = 2000;
const WINDOW = 4;
const SIZE = 100;
const POWER_ITERATIONS = 2;

/**
 * Word vectors from our own texts: positive pointwise mutual information of words in a window (Levy, Goldberg and Dagan,
 * TACL 2015, with context smoothing .75), reduced by a randomised singular value decomposition (Halko, Martinsson and
 * Tropp, SIAM Review 2011). Seeded; the same on every run.
 */
export function wordVectors(texts: Iterable<string>): WordVectors {
  const counts = new Map<string, number>();
  const documents: string[][] = [];
  for (const text of texts) {
    const units =
      text
        .toLowerCase()
        .replaceAll("’", "'")
        .match(/[a-z']+|[.!?\n]/g) ?? [];
    documents.push(units);
    for (const unit of units) if (unit > "a'" || unit === "a") counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const words = [...counts]
    .filter(([, count]) => count >= LEAST_SEEN)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
  const information = mutualInformation(company(documents, words), words.length);
  return { words, rows: reduced(information, words.length), size: SIZE };
}

/** How often words stand near the most frequent ones, nearer ones counting more: row: word, column: context. */
function company(documents: readonly (readonly string[])[], words: readonly string[]): Float32Array {
  const ids = new Map(words.map((word, i) => [word, i]));
  const counts = new Float32Array(words.length * CONTEXTS);
  const add = (word: number, context: number, weight: number): void => {
    if (context < CONTEXTS) counts[word * CONTEXTS + context] = (counts[word * CONTEXTS + context] ?? 0) + weight;
  };
  for (const units of documents) {
    const places = units.map((unit) => ids.get(unit) ?? -1);
    for (let i = 0; i < places.length; i += 1) {
      const word = places[i] ?? -1;
      if (word < 0) continue;
      for (let j = i + 1; j <= i + WINDOW && j < places.length; j += 1) {
        if ((units[j] ?? "") < "a'" && units[j] !== "a") break;
        const other = places[j] ?? -1;
        if (other < 0) continue;
        add(word, other, 1 / (j - i));
        add(other, word, 1 / (j - i));
      }
    }
  }
  return counts;
}

/** Replaces counts by positive pointwise mutual information, in place. */
function mutualInformation(counts: Float32Array, rows: number): Float32Array {
  const ofRow = new Float64Array(rows);
  const ofContext = new Float64Array(CONTEXTS);
  for (let i = 0; i < counts.length; i += 1) {
    const row = Math.floor(i / CONTEXTS);
    ofRow[row] = (ofRow[row] ?? 0) + (counts[i] ?? 0);
    ofContext[i % CONTEXTS] = (ofContext[i % CONTEXTS] ?? 0) + (counts[i] ?? 0);
  }
  const smoothed = ofContext.map((count) => count ** 0.75);
  const total = smoothed.reduce((sum, count) => sum + count, 0);
  for (let i = 0; i < counts.length; i += 1) {
    const count = counts[i] ?? 0;
    if (count === 0) continue;
    const expected = ((ofRow[Math.floor(i / CONTEXTS)] ?? 0) * (smoothed[i % CONTEXTS] ?? 0)) / total;
    counts[i] = Math.max(0, Math.log(count / expected));
  }
  return counts;
}

function reduced(matrix: Float32Array, rows: number): Float32Array {
  const random = seeded(3);
  const start = Float32Array.from({ length: CONTEXTS * SIZE }, () => random() + random() + random() + random() - 2);
  let basis = orthogonal(start, CONTEXTS);
  for (let round = 0; round < POWER_ITERATIONS; round += 1) {
    basis = orthogonal(
      product(matrix, product(matrix, basis, { rows, transposed: false }), { rows, transposed: true }),
      CONTEXTS,
    );
  }
  const vectors = product(matrix, basis, { rows, transposed: false });
  // The strongest directions are tamed (the square root of their weight), then every word has the same length.
  for (let k = 0; k < SIZE; k += 1) {
    let square = 0;
    for (let i = 0; i < rows; i += 1) square += (vectors[i * SIZE + k] ?? 0) ** 2;
    const scale = 1 / Math.sqrt(Math.sqrt(square / rows) + 1e-9);
    for (let i = 0; i < rows; i += 1) vectors[i * SIZE + k] = (vectors[i * SIZE + k] ?? 0) * scale;
  }
  for (let i = 0; i < rows; i += 1) {
    let square = 1e-9;
    for (let k = 0; k < SIZE; k += 1) square += (vectors[i * SIZE + k] ?? 0) ** 2;
    for (let k = 0; k < SIZE; k += 1) vectors[i * SIZE + k] = (vectors[i * SIZE + k] ?? 0) / Math.sqrt(square);
  }
  return vectors;
}

/** The matrix (mostly zeros) or its transpose times `factor`, which has SIZE columns. */
function product(
  matrix: Float32Array,
  factor: Float32Array,
  shape: { rows: number; transposed: boolean },
): Float32Array {
  const { rows, transposed } = shape;
  const result = new Float32Array((transposed ? CONTEXTS : rows) * SIZE);
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < CONTEXTS; j += 1) {
      const value = matrix[i * CONTEXTS + j] ?? 0;
      if (value === 0) continue;
      const to = (transposed ? j : i) * SIZE;
      const from = (transposed ? i : j) * SIZE;
      for (let k = 0; k < SIZE; k += 1) result[to + k] = (result[to + k] ?? 0) + value * (factor[from + k] ?? 0);
    }
  }
  return result;
}

/** Makes the SIZE columns of `columns` orthonormal (modified Gram-Schmidt), in place. */
function orthogonal(columns: Float32Array, rows: number): Float32Array {
  for (let k = 0; k < SIZE; k += 1) {
    for (let m = 0; m < k; m += 1) {
      let shared = 0;
      for (let i = 0; i < rows; i += 1) shared += (columns[i * SIZE + k] ?? 0) * (columns[i * SIZE + m] ?? 0);
      for (let i = 0; i < rows; i += 1)
        columns[i * SIZE + k] = (columns[i * SIZE + k] ?? 0) - shared * (columns[i * SIZE + m] ?? 0);
    }
    let square = 1e-12;
    for (let i = 0; i < rows; i += 1) square += (columns[i * SIZE + k] ?? 0) ** 2;
    for (let i = 0; i < rows; i += 1) columns[i * SIZE + k] = (columns[i * SIZE + k] ?? 0) / Math.sqrt(square);
  }
  return columns;
}
