import { lexiconEntry, unmask } from "./lexicon.ts";
import type { Vocabulary } from "./vocabulary.ts";

const LEET = new Map([
  ["4", "a"],
  ["@", "a"],
  ["8", "b"],
  ["(", "c"],
  ["3", "e"],
  ["6", "g"],
  ["9", "g"],
  ["1", "i"],
  ["!", "i"],
  ["|", "i"],
  ["0", "o"],
  ["5", "s"],
  ["$", "s"],
  ["7", "t"],
  ["+", "t"],
]);
const LETTER_L = new Set(["1", "!", "|"]);
/** Longer words are not undone: none that matters is longer, even with a mark behind every letter; the work is bounded. */
const LONGEST = 40;

/**
 * The plain word behind a disguised one: leet (`1d10t`), a mask (`f**k`), inner marks (`fu.ck`), stretched letters
 * (`stuuupid`). `word` is folded and without outer punctuation. Returns `undefined` when nothing is hidden. Readings
 * that give a word of the lexicon or the vocabulary come first; where the writing itself leaves no doubt that it hides
 * a word (`w-o-r-d`, `w0rd`, `woooord`), an unknown one is taken as well, as others judge by its letters.
 */
export function undisguise(word: string, vocabulary: Vocabulary): string | undefined {
  if (word.length < 3 || word.length > LONGEST) return undefined;
  return (
    unleet(word, vocabulary) ??
    unmaskWord(word, vocabulary) ??
    dropInnerMarks(word, vocabulary) ??
    unstretch(word, vocabulary) ??
    unknownLeet(word)
  );
}

/** Digits and signs between the letters of a word nobody knows: `cr4phe4d`. */
function unknownLeet(word: string): string | undefined {
  if (!/^[a-z]+(?:[430157@$!|][a-z]+)+[430157@$!|]*$/.test(word) || word.replace(/[^a-z]/g, "").length < 4)
    return undefined;
  return word.replace(/[^a-z]/g, (character) => LEET.get(character) ?? character);
}

function isLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function unleet(word: string, vocabulary: Vocabulary): string | undefined {
  let letters = 0;
  let inside = false;
  let withI = "";
  let withL = "";
  for (let i = 0; i < word.length; i += 1) {
    const character = word.charAt(i);
    if (isLetter(word.charCodeAt(i))) {
      letters += 1;
      withI += character;
      withL += character;
      continue;
    }
    const letter = LEET.get(character);
    if (letter === undefined) return undefined;
    if (i > 0 && i < word.length - 1) inside = true;
    withI += letter;
    withL += LETTER_L.has(character) ? "l" : letter;
  }
  if (letters === 0 || letters === word.length) return undefined;
  for (const reading of [withI, withL]) {
    const plain = strongWord(reading);
    if (plain !== undefined) return plain;
    // An ordinary word needs more: "mp3", "1st" and "5ths" are what they are.
    if (inside && letters >= 2 && reading.length >= 4 && vocabulary.has(reading)) return reading;
    const short = unstretch(reading, vocabulary);
    if (short !== undefined && inside) return short;
  }
  return undefined;
}

function strongWord(word: string): string | undefined {
  const entry = lexiconEntry(word);
  return entry !== undefined && (entry.strong || entry.kind === "t") ? word : undefined;
}

function unmaskWord(word: string, vocabulary: Vocabulary): string | undefined {
  let hidden = 0;
  let stars = 0;
  for (let i = 0; i < word.length; i += 1) {
    const unit = word.charCodeAt(i);
    if (isLetter(unit)) continue;
    // A digit or apostrophe hides nothing: "can't", "r2d2".
    if (unit === 39 || (unit >= 48 && unit <= 57) || unit > 127) return undefined;
    hidden += 1;
    if (unit === 42) stars += 1;
  }
  if (hidden === 0 || !isLetter(word.charCodeAt(0))) return undefined;
  // Only asterisks may hide an ending or most of a word; "x-ray" and "c++" hide nothing.
  const marksOnly = stars < hidden;
  if (marksOnly && (!isLetter(word.charCodeAt(word.length - 1)) || hidden > 2 || !/[#@$%&!_*]/.test(word)))
    return undefined;
  return unmask(word) ?? (hidden === 1 && stars === 1 && word.length >= 5 ? fillIn(word, vocabulary) : undefined);
}

/** The known word with one letter in place of the asterisk; vowels first, as they are what is hidden. */
function fillIn(word: string, vocabulary: Vocabulary): string | undefined {
  for (const letter of "uioaebcdfghjklmnpqrstvwxyz") {
    const reading = word.replace("*", letter);
    if (vocabulary.has(reading)) return reading;
  }
  return undefined;
}

function dropInnerMarks(word: string, vocabulary: Vocabulary): string | undefined {
  const parts = word.split(/[.\-_*·/,~+|]+/);
  if (parts.length < 2) return undefined;
  const joined = parts.join("");
  // Every letter on its own, four or more of them: no abbreviation is hurt by being read as a word.
  if (parts.length >= 4 && joined.length === parts.length && /^[a-z]+$/.test(joined)) return joined;
  const plain = strongWord(joined);
  if (plain === undefined) return undefined;
  // "the pen.is" is a forgotten space: every part is a word of its own.
  return parts.every((part) => part.length > 1 && vocabulary.has(part)) ? undefined : plain;
}

/** Shortens every run of three or more equal letters to two and then to one, until a known word appears; else to one. */
function unstretch(word: string, vocabulary: Vocabulary): string | undefined {
  if (!/([a-z])\1/.test(word)) return undefined;
  const stretched = /([a-z])\1\1/.test(word);
  const two = word.replace(/([a-z])\1{2,}/g, "$1$1");
  const one = word.replace(/([a-z])\1{2,}/g, "$1");
  if (stretched) {
    for (const reading of [one, two]) if (strongWord(reading) !== undefined) return reading;
    for (const reading of [two, one]) if (vocabulary.has(reading)) return reading;
    return one.length >= 5 ? one : undefined;
  }
  if (vocabulary.has(word) || lexiconEntry(word) !== undefined) return undefined;
  const bare = word.replace(/([a-z])\1+/g, "$1");
  // "fuuck", "biitch": only for a word nobody knows otherwise, and only when a strong word is behind it; not for the
  // doubled letters of English family names ("Bonner", "Choong").
  if (bare.length < 4 || (bare.length < 6 && !/([aiuy])\1|([a-z])\2$/.test(word))) return undefined;
  return strongWord(bare);
}
