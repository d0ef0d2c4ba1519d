import { lexiconEntry } from "./lexicon.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What is written without a blank before a strong word ("youidiot", "fuckingmoron"), longest first. */
const BEFORE = ["fucking", "fuckin", "stupid", "youre", "your", "fuck", "dumb", "you"];
const LONGEST = 24;

/**
 * The words in a run of plain letters that nobody knows as a word: a strong one behind "you" and its like, or one with
 * `l` for its vowel ("shlt"). `undefined` where nothing is hidden. In: lower-case letters.
 */
export function partWords(word: string, vocabulary: Vocabulary): readonly string[] | undefined {
  if (word.length < 4 || word.length > LONGEST) return undefined;
  const before = BEFORE.find((one) => word.startsWith(one));
  // Without a vowel no word can be said, and an "l" stands for one.
  const small = word.includes("l") && !/[aeiouy]/.test(word);
  if (before !== undefined) {
    const rest = word.slice(before.length);
    if ((rest.length >= 4 || rest === "you") && (rest === "you" ? before.startsWith("fuck") : isStrong(rest)))
      return unlessKnown(word, [before, rest], vocabulary);
  }
  if (small) {
    const reading = word.slice(0, 1) + word.slice(1).replaceAll("l", "i");
    if (isStrong(reading)) return unlessKnown(word, [reading], vocabulary);
  }
  return undefined;
}

function isStrong(word: string): boolean {
  return lexiconEntry(word)?.strong === true;
}

function unlessKnown(word: string, parts: readonly string[], vocabulary: Vocabulary): readonly string[] | undefined {
  return vocabulary.has(word) || lexiconEntry(word) !== undefined ? undefined : parts;
}
