import { signHash, WORD_BUCKETS } from "../../src/judgement/abuse/features.ts";
import { FNV_START, hashText, mix } from "../../src/judgement/abuse/hashing.ts";
import { LABELS } from "../../src/judgement/abuse/labels.ts";
import { lexiconEntry, lexiconWords } from "../../src/judgement/abuse/lexicon.ts";

const COLUMNS = LABELS.length;
/** A word in fewer texts has not shown what it is; the lexicon says it. */
const RARE = 20;
/** The frequent ones among its equals are also said harmlessly; a rare one is taken for one of the worse. */
const UPPER = 0.75;
const SLURS = "d3";

/**
 * Gives a strong insult, obscenity or slur that hardly stands in the texts at least the upper quartile of the
 * weights of its equals in the lexicon, for `abuse` and `insult`; and the author's own "I hate …" of a group, which is
 * about as rare there, that of the slurs. Changes the quantised word table in place.
 */
export function raiseRareWords(table: Int8Array, texts: Iterable<string>): void {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(text.toLowerCase().match(/[a-z']+/g) ?? []))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const groups = new Map<string, string[]>();
  for (const word of lexiconWords()) {
    const entry = lexiconEntry(word);
    if (entry?.strong !== true || entry.kind === "s") continue;
    const group = `${entry.kind}${entry.strength}`;
    groups.set(group, [...(groups.get(group) ?? []), word]);
  }
  for (const [group, words] of groups) {
    for (const column of [LABELS.indexOf("abuse"), LABELS.indexOf("insult")]) {
      const place = (word: string): number => bucketOf(word) * COLUMNS + column;
      const known = words.filter((word) => (counts.get(word) ?? 0) >= RARE).map((word) => table[place(word)] ?? 0);
      const upper = known.toSorted((a, b) => a - b)[Math.floor(known.length * UPPER)] ?? 0;
      if (group === SLURS && column === LABELS.indexOf("abuse")) {
        const hated = (signHash("group:hated") & (WORD_BUCKETS - 1)) * COLUMNS + column;
        table[hated] = Math.max(table[hated] ?? 0, upper);
      }
      for (const word of words) {
        if ((counts.get(word) ?? 0) < RARE) table[place(word)] = Math.max(table[place(word)] ?? 0, upper);
      }
    }
  }
}

/** The bucket of a word that is used plainly (see `emitFeatures`). */
function bucketOf(word: string): number {
  return mix(hashText(word, 0, word.length, FNV_START)) & (WORD_BUCKETS - 1);
}
