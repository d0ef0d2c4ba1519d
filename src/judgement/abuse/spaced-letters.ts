import { lexiconEntry } from "./lexicon.ts";
import type { Vocabulary } from "./vocabulary.ts";

const LONGEST_RUN = 60;
const LONGEST_WORD = 14;
const UNKNOWN_FROM = 5;

/**
 * The words behind letters written apart, `fuckyou` -> `["fuck", "you"]`, or `undefined` when they do not fall into
 * known words completely and are too few for an unknown one. Fewest words win.
 * Work: letters x 14 look-ups, for at most 60 letters.
 */
export function wordsInLetters(letters: string, vocabulary: Vocabulary): readonly string[] | undefined {
  if (letters.length < 3 || letters.length > LONGEST_RUN) return undefined;
  if (vocabulary.has(letters) || lexiconEntry(letters) !== undefined) return [letters];
  const fewest: number[] = [0];
  const cameFrom: number[] = [0];
  for (let end = 1; end <= letters.length; end += 1) {
    fewest[end] = Infinity;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const cost = (fewest[start] ?? Infinity) + costOf(letters.slice(start, end), vocabulary);
      if (cost < (fewest[end] ?? Infinity)) {
        fewest[end] = cost;
        cameFrom[end] = start;
      }
    }
  }
  // Too many for initials: a word nobody knows.
  if (fewest[letters.length] === Infinity) return letters.length >= UNKNOWN_FROM ? [letters] : undefined;
  const words: string[] = [];
  for (let end = letters.length; end > 0; end = cameFrom[end] ?? 0)
    words.unshift(letters.slice(cameFrom[end] ?? 0, end));
  // Initials ("a b i d e") fall into short words by chance; a run that hides something has a longer one.
  return words.some((word) => word.length >= 3) ? words : undefined;
}

/** Who spaces letters out hides something: "a b i t c h" is not "ab itch". Single letters are the last resort. */
function costOf(word: string, vocabulary: Vocabulary): number {
  if (word.length === 1) return word === "a" || word === "i" || word === "u" ? 1.5 : Infinity;
  if (lexiconEntry(word)?.strong === true) return 0.4;
  return vocabulary.has(word) ? 1 : Infinity;
}
