import { FNV_START, hashStep, hashText, mix } from "./hashing.ts";
import { maskIdentities } from "./identity.ts";
import { groupPlaces, isGroup, isDisowned } from "./near-group.ts";
import type { Token } from "./tokens.ts";
import { groupSaidOf } from "./said-of.ts";
import { isSecondPerson, type Usage, usagesOf } from "./usage.ts";

/** Buckets of the table of words and pairs of words (a power of two). */
export const WORD_BUCKETS = 1 << 18;
/** Buckets of the table of letter grams (a power of two). */
export const LETTER_BUCKETS = 1 << 18;

/** Receives features one by one; `token` is the index of the word that gave it, -1 for the comment as a whole. */
export interface FeatureSink {
  /** The 32-bit hash of a feature of the word table; its low bits are the bucket. */
  word(hash: number, token: number): void;
  /** A word whose letter grams count; they are the same for the same word (see `letterBuckets`). */
  letters(word: string, token: number): void;
}

const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 5;
const USAGE_SALT: Record<Usage, number> = { plain: 0, self: 0x5e1f, denied: 0xde71ed, mentioned: 0x3e7107 };
const BOUNDARY = 32;
const SENTENCE_START = hashText("^");
/** How far a word of the lexicon may be from "you" to count as said to somebody. */
const NEAR = 5;

/**
 * Emits the hashed features of a comment's own words: word 1-2-grams and signs from the lexicon into the word table,
 * words whose character 2-5-grams count to `letters`. Names of groups are masked; words near one, and words of the
 * lexicon in the same sentence, are features once more. A word that is denied, mentioned or said of oneself is a feature
 * of its own and gives no character grams. Linear in the number of letters. Returns whether the author names a group.
 */
export function emitFeatures(tokens: readonly Token[], sink: FeatureSink): boolean {
  const usages = usagesOf(tokens);
  const masked = maskIdentities(tokens.map((token) => token.text));
  let previous = FNV_START;
  let beforeThat = FNV_START;
  let sentence = -1;
  let lastYou = -100;
  const places = groupPlaces(tokens, masked);
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    const word = masked[i] ?? "";
    if (token === undefined || word === "") continue;
    if (token.sentence !== sentence) previous = beforeThat = SENTENCE_START;
    sentence = token.sentence;
    const usage = usages[i] ?? "plain";
    const own = hashText(word, 0, word.length, FNV_START ^ USAGE_SALT[usage]);
    const group = isGroup(word);
    // The mere name of a group says nothing; what is said next to it may.
    if (!group) sink.word(mix(own), i);
    const pair = Math.imul(previous, 31) ^ own;
    sink.word(mix(hashText("_", 0, 1, pair)), i);
    // Three words where a group is named: "I hate ...", "those who hate ...".
    if (group) sink.word(mix(hashText("3", 0, 1, Math.imul(beforeThat, 37) ^ pair)), i);
    if (!group && places?.near[i] === true) sink.word(mix(hashText("near", 0, 4, own)), i);
    beforeThat = previous;
    previous = own;
    if (isSecondPerson(word)) lastYou = i;
    if (group) {
      if (isDisowned(tokens, i)) sink.word(signHash("group:disowned"), i);
      const said = groupSaidOf(tokens, i);
      if (said !== undefined) sink.word(signHash(`group:${said}`), i);
      // No thing has an orientation: "that is so gay" runs it down.
      if (token.text === "gay" && said?.startsWith("it") === true) sink.word(signHash("run-down"), i);
    }
    if (token.entry !== undefined) {
      const sign = `${token.entry.kind}${token.entry.strength}${usage}`;
      sink.word(signHash(`lex:${sign}`), i);
      if (places?.sentences.has(token.sentence) === true) sink.word(signHash(`group-and:${sign}`), i);
      if (i - lastYou <= NEAR) sink.word(signHash(`you:${sign}`), i);
      if (isSecondPerson(tokens[i + 1]?.text ?? "")) sink.word(signHash(`at:${sign}`), i);
    }
    if (usage === "plain" && !group) sink.letters(word, i);
  }
  return places !== undefined;
}

/** The 32-bit hash of a sign in the word table. */
export function signHash(sign: string): number {
  return mix(hashText(sign, 0, sign.length, 0x51617));
}

/** Calls `each` with the bucket in the letter table of every character 2-5-gram of `word` with its boundaries. */
export function letterBuckets(word: string, each: (bucket: number) => void): void {
  const length = word.length + 2;
  for (let start = 0; start < length - 1; start += 1) {
    let hash = FNV_START;
    const last = Math.min(LONGEST_GRAM, length - start);
    for (let size = 1; size <= last; size += 1) {
      const index = start + size - 1;
      hash = hashStep(hash, index === 0 || index === length - 1 ? BOUNDARY : word.charCodeAt(index - 1));
      if (size >= SHORTEST_GRAM) each(mix(hash) & (LETTER_BUCKETS - 1));
    }
  }
}

/** Emits signs of the text as written: capitals, exclamation marks, masked swearing (`#@$%!`). */
export function emitWrittenSigns(text: string, from: number, sink: FeatureSink): void {
  let letters = 0;
  let capitals = 0;
  let exclamations = 0;
  for (let i = from; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 65 && unit <= 90) capitals += 1;
    if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) letters += 1;
    if (unit === 33) exclamations += 1;
  }
  if (letters >= 10 && capitals / letters > 0.6) sink.word(signHash("capitals"), -1);
  if (exclamations > 0) sink.word(signHash(exclamations > 2 ? "exclamations" : "exclamation"), -1);
}
