import { hashText, mix } from "./hashing.ts";

/** Rows of the table of cues around quotations (a power of two). */
export const CUE_BUCKETS = 1 << 15;
/** So far around a quotation its cues are looked for (UTF-16 units, then words). */
const REACH = 160;
const MOST_WORDS = 14;

/** What was learnt of the words around quotations. */
export interface QuotationCues {
  /** One weight per bucket, in steps. */
  readonly weights: Int8Array;
  /** What a step is worth, in logits. */
  readonly step: number;
  /** The logit without any cue. */
  readonly bias: number;
}

/**
 * The buckets of the cues around the quotation `text[start, end)`, marks included: which words, pairs of words and marks
 * stand before and behind it, in the same sentence or the next. What is quoted gives only its length, so that the answer
 * does not depend on how bad it is. Bounded work.
 */
export function cuesAround(text: string, start: number, end: number): number[] {
  const before = wordsAndMarks(text.slice(Math.max(0, start - REACH), start)).toReversed();
  const after = wordsAndMarks(text.slice(end, end + REACH));
  const quoted = wordsAndMarks(text.slice(start + 1, Math.min(end - 1, start + REACH))).filter(isWord).length;
  const cues = [
    ...cuesOnOneSide("before", before),
    ...cuesOnOneSide("after", after),
    `${before[0] ?? NOTHING}|${after[0] ?? NOTHING}`,
    `words:${quoted <= 1 ? "one" : quoted <= 3 ? "few" : "many"}`,
  ];
  return [...new Set(cues.map((cue) => mix(hashText(cue)) & (CUE_BUCKETS - 1)))];
}

/** The logit of a quotation being what the author says himself or approves of. */
export function ownWordsLogit(buckets: readonly number[], cues: QuotationCues): number {
  let steps = 0;
  for (const bucket of buckets) steps += cues.weights[bucket] ?? 0;
  return cues.bias + steps * cues.step;
}

/** Stands for the edge of the comment. */
const NOTHING = "^";

/** `words`: nearest to the quotation first. */
function cuesOnOneSide(side: string, words: readonly string[]): string[] {
  const cues = [`${side}:next:${words[0] ?? NOTHING}`];
  let sentence = 0;
  let count = 0;
  let previous = NOTHING;
  for (const [place, word] of words.entries()) {
    if (!isWord(word)) {
      // A full stop right beside the quotation ends only what is quoted; what follows still speaks of it.
      if (ENDS_SENTENCE.test(word) && isWord(words[place - 1] ?? "")) sentence += 1;
      if (sentence > 1) break;
    } else {
      count += 1;
      if (count > MOST_WORDS) break;
      if (count <= 2) cues.push(`${side}:${String(count)}:${word}`);
      cues.push(`${side}:in${String(sentence)}:${word}`, `${side}:${word}`, word, `${side}:${previous}_${word}`);
    }
    previous = word;
  }
  return [...cues, `${side}:words:${String(Math.min(count, 4))}`];
}

const ENDS_SENTENCE = /[.!?\n]/;

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word);
}

function wordsAndMarks(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}']+|[.,:;!?()\n>–—-]/gu) ?? []
  );
}
