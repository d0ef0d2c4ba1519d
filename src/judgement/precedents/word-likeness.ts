/** Likeness of two short texts by their words and pairs of words: TF-IDF cosine (Salton & Buckley 1988). */

/** How often each word and pair of words stands in a text. */
export type WordCounts = ReadonlyMap<string, number>;

/** In how many of some texts each word stands. */
export interface DocumentFrequencies {
  readonly texts: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Longest text that is read, in code units. */
const READ_LENGTH = 5000;

/** Counts the words of a text, in lower case, and the pairs of words that follow each other. */
export function wordCounts(text: string): WordCounts {
  const counts = new Map<string, number>();
  let before = "";
  for (const word of text
    .slice(0, READ_LENGTH)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    if (before) counts.set(`${before} ${word}`, (counts.get(`${before} ${word}`) ?? 0) + 1);
    before = word;
  }
  return counts;
}

/** Counts in how many texts each word stands. */
export function documentFrequencies(texts: readonly WordCounts[]): DocumentFrequencies {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { texts: texts.length, counts };
}

/** Cosine of two texts (0-1), rare words counting more. */
export function wordLikeness(one: WordCounts, other: WordCounts, frequencies: DocumentFrequencies): number {
  let product = 0;
  for (const [word, count] of one) {
    const there = other.get(word);
    if (there !== undefined) product += weight(word, count, frequencies) * weight(word, there, frequencies);
  }
  const scale = length(one, frequencies) * length(other, frequencies);
  return scale > 0 ? Math.min(1, product / scale) : 0;
}

function weight(word: string, count: number, { texts, counts }: DocumentFrequencies): number {
  // "+ 1" on both sides keeps a word that all texts share from weighing nothing when there are only two texts.
  return (1 + Math.log(count)) * (1 + Math.log((texts + 1) / ((counts.get(word) ?? 0) + 1)));
}

function length(text: WordCounts, frequencies: DocumentFrequencies): number {
  let squares = 0;
  for (const [word, count] of text) squares += weight(word, count, frequencies) ** 2;
  return Math.sqrt(squares);
}
