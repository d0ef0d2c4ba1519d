/** Length of the runs of letters whose hashes are compared. */
const RUN = 5;
/** Hashes in a sketch: likeness is estimated to about ±0.06. */
const SIZE = 64;

/**
 * A short stand-in for a text, by which near-identical texts are found: the smallest hashes of its runs of letters
 * (bottom-k sketch; Broder 1997, "On the resemblance and containment of documents").
 */
export interface TextSketch {
  /** Letters and digits in the text. */
  readonly letters: number;
  /** Rising, unsigned 32-bit, at most 64. */
  readonly hashes: readonly number[];
}

/**
 * The sketch of a text; case, accents, blanks and signs do not count. The work is linear in the text.
 * @param text best the normalised one, so that disguises do not make it another text.
 */
export function sketchText(text: string): TextSketch {
  const smallest = new SmallestHashes();
  const run = new Uint16Array(RUN);
  let letters = 0;
  for (const [word] of text
    .normalize("NFKD")
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let i = 0; i < word.length; i++) {
      run[letters % RUN] = word.charCodeAt(i);
      letters++;
      if (letters >= RUN) smallest.add(hashRun(run, letters));
    }
  }
  return { letters, hashes: smallest.values() };
}

/** Estimated Jaccard likeness of the runs of two texts, 0 to 1. */
export function sketchLikeness(one: TextSketch, other: TextSketch): number {
  let both = 0;
  let seen = 0;
  let a = 0;
  let b = 0;
  const most = Math.min(SIZE, Math.max(one.hashes.length, other.hashes.length));
  while (seen < most && (a < one.hashes.length || b < other.hashes.length)) {
    const left = one.hashes[a] ?? Infinity;
    const right = other.hashes[b] ?? Infinity;
    if (left === right) both++;
    if (left <= right) a++;
    if (right <= left) b++;
    seen++;
  }
  return seen === 0 ? 0 : both / seen;
}

/** Hash of the last RUN letters, FNV-1a with the finish of MurmurHash3 so that small values are evenly spread. */
function hashRun(run: Uint16Array, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < RUN; i++) hash = Math.imul(hash ^ (run[(end + i) % RUN] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Keeps the SIZE smallest of the numbers that it is given, each once. */
class SmallestHashes {
  readonly #sorted: number[] = [];

  add(hash: number): void {
    const sorted = this.#sorted;
    if (sorted.length === SIZE && hash >= (sorted[SIZE - 1] ?? 0)) return;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    if (sorted[low] === hash) return;
    sorted.splice(low, 0, hash);
    if (sorted.length > SIZE) sorted.pop();
  }

  values(): readonly number[] {
    return this.#sorted;
  }
}
