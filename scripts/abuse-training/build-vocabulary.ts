import { readFileSync } from "node:fs";
import { lexiconWords } from "../../src/judgement/abuse/lexicon.ts";
import { undisguise } from "../../src/judgement/abuse/undisguise.ts";
import { Vocabulary } from "../../src/judgement/abuse/vocabulary.ts";
import { readLines } from "./read-data.ts";

/** Bytes of the filter. */
const SIZE = 1 << 16;

/** Dictionary words seen at least `least` times in `texts`, the lexicon and the longer list of profanities: what a disguise may stand for. */
export function buildVocabulary(texts: readonly string[], directory: string, least: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const vocabulary = new Vocabulary(new Uint8Array(SIZE));
  const dictionary = readLines(`${directory}/abuse/english-words.txt.gz`);
  for (const word of dictionary) {
    // The dictionary lists every two-letter abbreviation; a disguise must not hide among them.
    const needed = word.length <= 3 ? least * 15 : least;
    if ((counts.get(word) ?? 0) >= needed) vocabulary.add(word);
  }
  for (const word of lexiconWords()) vocabulary.add(word);
  for (const line of readFileSync(`${directory}/abuse/profanity-en.csv`, "utf8").split("\n")) {
    const word = line.slice(0, line.indexOf(","));
    if (/^[a-z]{4,}$/.test(word)) vocabulary.add(word);
  }
  // A rare word that looks like a disguise ("losser") is a word all the same.
  for (const word of dictionary) if (undisguise(word, vocabulary) !== undefined) vocabulary.add(word);
  return vocabulary;
}
