import table from "./lexicon.json" with { type: "json" };

/** o obscenity, s sexual, i insult, d slur against a group, t violent verb (a feature only, never evidence alone). */
export type LexiconClass = "o" | "s" | "i" | "d" | "t";

/** What the lexicon says of a word. */
export interface LexiconEntry {
  readonly kind: LexiconClass;
  /** 1 mild to 3 severe. */
  readonly strength: number;
  /** Strong enough to undo a disguise for, and to be evidence by itself. */
  readonly strong: boolean;
}

const ENTRIES = new Map<string, LexiconEntry>();
const BY_SHAPE = new Map<string, string[]>();
/** Which three letters a word of the lexicon begins with: most other words are told apart by that alone. */
const BEGINNINGS = new Uint8Array(26 * 26 * 26);

for (const [group, words] of Object.entries(table)) {
  if (group === "note") continue;
  const kind = group.slice(0, 1) as LexiconClass;
  const strength = Number(group.slice(1));
  for (const word of words.split(" ")) {
    if (ENTRIES.has(word)) continue;
    const beginning = beginningOf(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2));
    if (beginning >= 0) BEGINNINGS[beginning] = 1;
    ENTRIES.set(word, { kind, strength, strong: strength >= 2 && kind !== "t" });
    if (kind === "t" || (kind === "i" && strength === 1)) continue;
    const shape = shapeOf(word);
    const same = BY_SHAPE.get(shape);
    if (same === undefined) BY_SHAPE.set(shape, [word]);
    else same.push(word);
  }
}

function shapeOf(word: string): string {
  return word.slice(0, 1) + String(word.length);
}

function beginningOf(first: number, second: number, third: number): number {
  const [a, b, c] = [first - 97, second - 97, third - 97];
  return a >= 0 && a < 26 && b >= 0 && b < 26 && c >= 0 && c < 26 ? (a * 26 + b) * 26 + c : -1;
}

/** Whether a word that begins with these three UTF-16 units may be in the lexicon; NaN for a unit that is not there. */
export function mayBeInLexicon(first: number, second: number, third: number): boolean {
  const beginning = beginningOf(first, second, third);
  return beginning < 0 || BEGINNINGS[beginning] === 1;
}

/** The entry of a lower-case word, or `undefined`. */
export function lexiconEntry(word: string): LexiconEntry | undefined {
  return ENTRIES.get(word);
}

/** Every word of the lexicon. */
export function lexiconWords(): Iterable<string> {
  return ENTRIES.keys();
}

/**
 * The word meant by a masked one such as `f**k`, where every unit outside a-z hides one letter. The first letter must
 * be visible. Returns `undefined` when nothing in the lexicon fits.
 */
export function unmask(masked: string): string | undefined {
  for (const word of BY_SHAPE.get(shapeOf(masked)) ?? []) {
    if (fits(masked, word)) return word;
  }
  return undefined;
}

function fits(masked: string, word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const unit = masked.charCodeAt(i);
    if (unit >= 97 && unit <= 122 && unit !== word.charCodeAt(i)) return false;
  }
  return true;
}
