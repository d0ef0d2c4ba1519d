import { lexiconEntry } from "./lexicon.ts";
import type { Vocabulary } from "./vocabulary.ts";

const LONGEST_RUN = 60;
const LONGEST_WORD = 14;

/**
 * The words behind letters written apart, `fuckyou` -> `["fuck", "you"]`, or `undefined` when they do not fall into
 * known words completely. Fewest words win. Work: letters x 14 look-ups, for at most 60 letters.
 */
export function wordsInLetters(letters: string, vocabulary: Vocabulary): readonly string[] | undefined {
  if (letters.length < 3 || letters.length > LONGEST_RUN) return undefined;
  if (vocabulary.has(letters) || lexiconEntry(letters) !== undefined) return [letters];
  const fewest: number[] = [0];
  const cameFrom: number[] = [0];
  for (let end = 1; end <= letters.length; end += 1) {
    fewest[end] = Infinity;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const count = (fewest[start] ?? Infinity) + (end - start === 1 ? 2 : 1);
      if (count < (fewest[end] ?? Infinity) && isWord(letters.slice(start, end), vocabulary)) {
        fewest[end] = count;
        cameFrom[end] = start;
      }
    }
  }
  if (fewest[letters.length] === Infinity) return undefined;
  const words: string[] = [];
  for (let end = letters.length; end > 0; end = cameFrom[end] ?? 0)
    words.unshift(letters.slice(cameFrom[end] ?? 0, end));
  // Initials ("a b i d e") fall into short words by chance; a run that hides something has a longer one.
  return words.some((word) => word.length >= 3) ? words : undefined;
}

function isWord(word: string, vocabulary: Vocabulary): boolean {
  if (word.length === 1) return word === "a" || word === "i" || word === "u";
  return vocabulary.has(word) || lexiconEntry(word)?.strong === true;
}
