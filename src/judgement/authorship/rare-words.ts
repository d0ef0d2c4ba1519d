/** Rare words and turns of phrase that two accounts share: the plainest kind of evidence. */

import type { Background } from "./background.ts";
import { wordBucket } from "./profile.ts";
import { isWord, plainWord, tokens } from "./tokens.ts";

/** A word, or two words in a row, that both accounts used. */
export interface SharedWords {
  readonly words: string;
  /** Share (0-1) of accounts that use it. */
  readonly share: number;
  /** In how many comments the account that used it less often used it. */
  readonly times: number;
}

/** What more than one account in eight uses is nothing to show. */
const COMMON = 0.125;

/** Rare words of both, most telling first; a pair of words hides its own two words. */
export function sharedRareWords(
  one: readonly string[],
  other: readonly string[],
  background: Background,
): SharedWords[] {
  const here = countWords(one);
  const there = countWords(other);
  const shared: SharedWords[] = [];
  for (const [words, count] of here) {
    const times = Math.min(count, there.get(words) ?? 0);
    if (times === 0) continue;
    const [first, second] = words.split(" ") as [string, string | undefined];
    const share = background.share.words[wordBucket(first, second)] as number;
    if (share < COMMON) shared.push({ words, share, times });
  }
  const strength = ({ share, times }: SharedWords): number => -Math.log(share + 0.002) * (1 + Math.log(times));
  shared.sort((a, b) => strength(b) - strength(a) || (a.words < b.words ? -1 : 1));
  const shown: SharedWords[] = [];
  for (const candidate of shared) {
    const parts = candidate.words.split(" ");
    if (!shown.some(({ words }) => words.split(" ").some((word) => parts.includes(word)))) shown.push(candidate);
    if (shown.length === 12) break;
  }
  return shown;
}

/** In how many comments each word and each pair of words stands. */
function countWords(comments: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of comments) {
    const seen = new Set<string>();
    let before: string | undefined;
    for (const token of tokens(text)) {
      if (!isWord(token)) {
        before = undefined;
        continue;
      }
      const word = plainWord(token);
      // Single letters and very long strings are rarely words.
      if (word.length >= 3 && word.length <= 24) seen.add(word);
      if (before !== undefined) seen.add(`${before} ${word}`);
      before = word;
    }
    for (const words of seen) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts;
}
