/**
 * The small profile that is kept of an account's writing: counts only, no text. It grows by increment, comment by
 * comment, and adding the same comments in any grouping gives the same profile.
 */

import { FUNCTION_WORD_INDEX, FUNCTION_WORDS } from "./function-words.ts";
import { HABITS, type Habit } from "./habits.ts";
import { bucket, hashText, mix } from "./hash.ts";
import { isWord, plainWord, tokens } from "./tokens.ts";

/** Number of buckets, as a power of two, of each hashed family of traits. */
export const FAMILY_BITS = { grams: 15, words: 15 } as const;

/** A hashed family: characters in threes and fours; words and pairs of words. */
export type Family = keyof typeof FAMILY_BITS;

/** The hashed families, in the order in which models store them. */
export const FAMILIES: readonly Family[] = ["grams", "words"];

/** Sparse counts: `ids` rising, `counts` beside them: in how many comments a bucket was seen, at most 255. */
export interface SparseCounts {
  readonly ids: Uint16Array;
  readonly counts: Uint8Array;
}

/** What is known of one account's writing. All counts are of the author's own words. */
export interface StyleProfile {
  readonly comments: number;
  readonly words: number;
  readonly characters: number;
  readonly hashed: Readonly<Record<Family, SparseCounts>>;
  /** Times each of FUNCTION_WORDS was used. */
  readonly functionWords: Uint16Array;
  /** Per habit two counts: what was done, and how often there was the chance. */
  readonly habits: Float64Array;
  /** Comments by hour of the day, UTC; all zero when no times are known. */
  readonly hours: Uint16Array;
}

/** One comment to be added: own words only (see ownWords) and, if known, the hour of the day in UTC (0-23). */
export interface ProfiledComment {
  readonly text: string;
  readonly hour?: number | undefined;
}

const EMPTY: SparseCounts = { ids: new Uint16Array(0), counts: new Uint8Array(0) };
const LARGEST = 255;

/** A profile of no comments. */
export function emptyProfile(): StyleProfile {
  return {
    comments: 0,
    words: 0,
    characters: 0,
    hashed: { grams: EMPTY, words: EMPTY },
    functionWords: new Uint16Array(FUNCTION_WORDS.length),
    habits: new Float64Array(HABITS.length * 2),
    hours: new Uint16Array(24),
  };
}

/**
 * The profile with these comments added; the one given is left as it is.
 *
 * @param profile what was known so far.
 * @param comments own words of each new comment.
 */
export function addComments(profile: StyleProfile, comments: readonly ProfiledComment[]): StyleProfile {
  const tally: Record<Family, Map<number, number>> = { grams: new Map(), words: new Map() };
  const functionWords = profile.functionWords.slice();
  const habits = profile.habits.slice();
  const hours = profile.hours.slice();
  let { words, characters } = profile;
  for (const { text, hour } of comments) {
    const parts = tokens(text);
    const seen: Record<Family, Set<number>> = { grams: new Set(), words: new Set() };
    words += countWords(parts, functionWords, seen);
    characters += text.length;
    addGrams(text, seen.grams);
    // A bucket counts once per comment: a pasted log or a chorus must not outweigh everything else a person writes.
    for (const family of FAMILIES) for (const id of seen[family]) count(tally[family], id);
    countHabits(text, parts, habits);
    if (hour !== undefined) hours[hour] = (hours[hour] ?? 0) + 1;
  }
  const { hashed } = profile;
  return {
    comments: profile.comments + comments.length,
    words,
    characters,
    hashed: {
      grams: merge(hashed.grams, tally.grams),
      words: merge(hashed.words, tally.words),
    },
    functionWords,
    habits,
    hours,
  };
}

/** Bucket of a run of characters. */
export function gramBucket(gram: string): number {
  return bucket(hashText(gram), FAMILY_BITS.grams);
}

/** Bucket of one word, or of two words that follow each other, in their plain form. */
export function wordBucket(word: string, next?: string): number {
  const hash = hashText(word);
  return bucket(next === undefined ? hash : mix(hashText(next, hash), 1), FAMILY_BITS.words);
}

function count(tally: Map<number, number>, id: number): void {
  tally.set(id, (tally.get(id) ?? 0) + 1);
}

/** Layout is not style: a line break of any kind counts as one, and a number as one digit. */
function addGrams(text: string, seen: Set<number>): void {
  const plain = ` ${text.replaceAll(/[ \t\r]{0,8}\n\s{0,8}/gu, "\n").replaceAll(/\d+/gu, "0")} `;
  for (let at = 0; at + 3 <= plain.length; at++) {
    const three = hashText(plain.slice(at, at + 3));
    seen.add(bucket(three, FAMILY_BITS.grams));
    if (at + 4 <= plain.length) seen.add(bucket(hashText(plain.charAt(at + 3), three), FAMILY_BITS.grams));
  }
}

function countWords(parts: readonly string[], functionWords: Uint16Array, seen: Record<Family, Set<number>>): number {
  let words = 0;
  let before: string | undefined;
  for (const part of parts) {
    if (!isWord(part)) {
      before = undefined;
      continue;
    }
    words++;
    const plain = plainWord(part);
    const known = FUNCTION_WORD_INDEX.get(plain);
    if (known !== undefined) functionWords[known] = (functionWords[known] ?? 0) + 1;
    seen.words.add(wordBucket(plain));
    if (before !== undefined) seen.words.add(wordBucket(before, plain));
    before = plain;
  }
  return words;
}

function countHabits(text: string, parts: readonly string[], habits: Float64Array): void {
  const words = parts.filter((part) => isWord(part)).length;
  const base: Record<string, number> = {
    characters: text.length,
    words,
    comments: 1,
    lines: text.split("\n").length,
    sentences: Math.max(1, matches(text, /[.!?]+(?=\s|$)|\n+/gu)),
  };
  HABITS.forEach((habit: Habit, at) => {
    const chances = typeof habit.of === "string" ? (base[habit.of] ?? 0) : matches(text, habit.of);
    habits[at * 2 + 1] = (habits[at * 2 + 1] ?? 0) + chances;
    if (chances > 0) habits[at * 2] = (habits[at * 2] ?? 0) + matches(text, habit.is);
  });
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function merge(old: SparseCounts, added: ReadonlyMap<number, number>): SparseCounts {
  const total = new Map<number, number>(added);
  old.ids.forEach((id, at) => total.set(id, (total.get(id) ?? 0) + (old.counts[at] ?? 0)));
  const ids = Uint16Array.from(total.keys()).sort();
  return { ids, counts: Uint8Array.from(ids, (id) => Math.min(LARGEST, total.get(id) ?? 0)) };
}
