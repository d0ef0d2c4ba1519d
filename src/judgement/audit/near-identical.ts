/**
 * Pairs of near-identical texts in a large set: MinHash signatures (Broder 1997) in bands of rows (locality-sensitive
 * hashing; Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", ch. 3), then exact Jaccard likeness.
 */

/** Hash functions per signature, in BANDS bands of ROWS rows: pairs alike to .8 are found with probability .9999. */
const BANDS = 20;
const ROWS = 4;

/** Runs of this many characters are compared. */
const SHINGLE = 4;

/** Buckets larger than this are spam; comparing all pairs in them would take forever. */
const LARGEST_BUCKET = 200;

/** Two places in the list of texts with their Jaccard likeness (0-1). */
export interface LikePair {
  readonly one: number;
  readonly other: number;
  readonly likeness: number;
}

/**
 * Finds pairs of near-identical texts.
 *
 * @param texts any number; those of fewer than 8 letters and digits are left out, as they say too little.
 * @param least Jaccard likeness (0-1) of the sets of character runs from which a pair counts; .8 is nearly the same.
 * @param wanted which pairs to look at; called before the exact comparison.
 * @returns by falling likeness, then by place.
 */
export function nearIdenticalPairs(
  texts: readonly string[],
  least: number,
  wanted: (one: number, other: number) => boolean,
): LikePair[] {
  const sets = texts.map(shingles);
  const seen = new Set<number>();
  const pairs: LikePair[] = [];
  for (const places of bucketsOf(sets)) {
    for (let a = 0; a < places.length; a++) {
      for (let b = a + 1; b < places.length; b++) {
        const [one, other] = [places[a] as number, places[b] as number];
        const key = one * texts.length + other;
        if (seen.has(key) || !wanted(one, other)) continue;
        seen.add(key);
        const likeness = jaccard(sets[one] as Set<number>, sets[other] as Set<number>);
        if (likeness >= least) pairs.push({ one, other, likeness: Number(likeness.toFixed(6)) });
      }
    }
  }
  return pairs.sort((a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other);
}

function shingles(text: string): Set<number> {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const set = new Set<number>();
  if (plain.replaceAll(" ", "").length < 8) return set;
  for (let at = 0; at + SHINGLE <= plain.length; at++) {
    let hash = 0x811c9dc5;
    for (let k = at; k < at + SHINGLE; k++) hash = Math.imul(hash ^ plain.charCodeAt(k), 0x01000193);
    set.add(hash >>> 0);
  }
  return set;
}

function* bucketsOf(sets: readonly Set<number>[]): Generator<number[]> {
  const signatures = sets.map((set) => (set.size > 0 ? signatureOf(set) : undefined));
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<string, number[]>();
    signatures.forEach((signature, place) => {
      if (!signature) return;
      const key = signature.subarray(band * ROWS, (band + 1) * ROWS).join();
      const places = buckets.get(key);
      if (!places) buckets.set(key, [place]);
      else if (places.length < LARGEST_BUCKET) places.push(place);
    });
    for (const places of buckets.values()) if (places.length > 1) yield places;
  }
}

/** Smallest hash of the set under each of BANDS × ROWS hash functions. */
function signatureOf(set: ReadonlySet<number>): Uint32Array {
  const signature = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of set) {
    for (let at = 0; at < signature.length; at++) {
      let hash = Math.imul(shingle ^ Math.imul(at + 1, 0x9e3779b1), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash = (hash ^ (hash >>> 16)) >>> 0;
      if (hash < (signature[at] as number)) signature[at] = hash;
    }
  }
  return signature;
}

function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let both = 0;
  for (const shingle of one) if (other.has(shingle)) both++;
  return both / (one.size + other.size - both);
}
