import { foldCharacters } from "./fold-characters.ts";
import { lexiconEntry, mayBeInLexicon } from "./lexicon.ts";
import { OffsetBuilder, type OffsetText } from "./offset-text.ts";
import { partWords } from "./run-together.ts";
import { wordsInLetters } from "./spaced-letters.ts";
import { undisguise } from "./undisguise.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A run of non-blank units of the folded text; `coreStart..coreEnd` is the part without outer punctuation. */
interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly coreStart: number;
  readonly coreEnd: number;
}

/**
 * The normalised view of a text: characters folded (see `foldCharacters`), then disguised words replaced by the words
 * they stand for, each with the range of `text` it came from. Time and memory grow linearly with the text.
 */
export function normalise(text: string, vocabulary: Vocabulary): OffsetText {
  const folded = foldCharacters(text);
  const chunks = splitChunks(folded.text);
  const builder = new OffsetBuilder(folded.text.length);
  let copied = 0;
  const replace = (from: number, to: number, words: readonly string[]): void => {
    builder.copy(folded, copied, from);
    builder.add(words.join(" "), folded.starts[from] ?? 0, folded.ends[to - 1] ?? 0);
    copied = to;
  };
  for (let i = 0; i < chunks.length;) {
    const chunk = chunks[i];
    if (chunk === undefined) break;
    const run = lettersApart(folded.text, chunks, i);
    if (run >= 3) {
      const last = chunks[i + run - 1] ?? chunk;
      const words = wordsInLetters(joinCores(folded.text, chunks.slice(i, i + run)), vocabulary);
      if (words !== undefined) replace(chunk.coreStart, last.coreEnd, words);
      i += run;
      continue;
    }
    const next = chunks[i + 1];
    const joined = next === undefined ? undefined : splitWord(folded.text, chunk, { next, vocabulary });
    if (joined !== undefined && next !== undefined) {
      replace(chunk.coreStart, next.coreEnd, [joined]);
      i += 2;
      continue;
    }
    rewriteChunk(folded.text, chunk, { vocabulary, replace });
    i += 1;
  }
  builder.copy(folded, copied, folded.text.length);
  return builder.finish();
}

function isSpace(unit: number): boolean {
  return (
    unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x3000
  );
}

/** Outer punctuation: what may stand before or after a word without belonging to it. */
function isOuter(unit: number): boolean {
  return (
    unit === 34 ||
    unit === 39 ||
    unit === 40 ||
    unit === 41 ||
    unit === 44 ||
    unit === 46 ||
    unit === 58 ||
    unit === 59 ||
    unit === 63 ||
    unit === 91 ||
    unit === 93 ||
    unit === 123 ||
    unit === 125 ||
    unit === 0x2026
  );
}

function splitChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (let i = 0; i < text.length;) {
    if (isSpace(text.charCodeAt(i))) {
      i += 1;
      continue;
    }
    const start = i;
    while (i < text.length && !isSpace(text.charCodeAt(i))) i += 1;
    chunks.push(trimmed(text, start, i));
  }
  return chunks;
}

function trimmed(text: string, start: number, end: number): Chunk {
  let coreStart = start;
  let coreEnd = end;
  const emphasised = text.charCodeAt(start) === 42;
  while (coreStart < coreEnd && (isOuter(text.charCodeAt(coreStart)) || text.charCodeAt(coreStart) === 42))
    coreStart += 1;
  while (coreEnd > coreStart) {
    const unit = text.charCodeAt(coreEnd - 1);
    // A closing "!" is an exclamation, a closing "*" only after an opening one; elsewhere both can stand for a letter.
    if (!isOuter(unit) && unit !== 33 && !(unit === 42 && emphasised)) break;
    coreEnd -= 1;
  }
  return { start, end, coreStart, coreEnd };
}

/** How many chunks from `from` on are single letters, evenly spaced. */
function lettersApart(text: string, chunks: readonly Chunk[], from: number): number {
  let count = 0;
  let gap = -1;
  let previousEnd = -1;
  for (let i = from; i < chunks.length; i += 1) {
    const chunk = chunks[i];
    if (chunk === undefined || chunk.coreEnd - chunk.coreStart !== 1 || !isWordUnit(text.charCodeAt(chunk.coreStart)))
      break;
    if (previousEnd >= 0) {
      if (gap < 0) gap = chunk.start - previousEnd;
      else if (gap !== chunk.start - previousEnd) break;
    }
    previousEnd = chunk.end;
    count += 1;
  }
  return count;
}

function joinCores(text: string, chunks: readonly Chunk[]): string {
  let letters = "";
  for (const chunk of chunks) letters += text.charAt(chunk.coreStart);
  return letters;
}

function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}

/** A strong word written in two parts ("id iot"), when one of the parts is no word of its own. */
function splitWord(text: string, chunk: Chunk, more: { next: Chunk; vocabulary: Vocabulary }): string | undefined {
  const { next, vocabulary } = more;
  if (chunk.coreEnd !== chunk.end || next.start - chunk.end !== 1 || next.coreStart !== next.start) return undefined;
  const length = chunk.coreEnd - chunk.coreStart + next.coreEnd - next.coreStart;
  if (length < 4 || length > 14) return undefined;
  // The unit at `place` of both parts read as one; looking a joined word up costs far more.
  const unit = (place: number): number => {
    const within = chunk.coreEnd - chunk.coreStart;
    return text.charCodeAt(place < within ? chunk.coreStart + place : next.coreStart + place - within);
  };
  if (!mayBeInLexicon(unit(0), unit(1), unit(2))) return undefined;
  const first = text.slice(chunk.coreStart, chunk.coreEnd);
  const second = text.slice(next.coreStart, next.coreEnd);
  const joined = first + second;
  const entry = lexiconEntry(joined);
  if (entry?.strong !== true) return undefined;
  const known = (part: string): boolean => (part.length > 1 || part === "a" || part === "i") && vocabulary.has(part);
  return known(first) && known(second) ? undefined : joined;
}

function rewriteChunk(
  text: string,
  chunk: Chunk,
  more: { vocabulary: Vocabulary; replace: (from: number, to: number, words: readonly string[]) => void },
): void {
  if (isPlain(text, chunk.coreStart, chunk.coreEnd)) {
    const parts = partWords(text.slice(chunk.coreStart, chunk.coreEnd), more.vocabulary);
    if (parts !== undefined) more.replace(chunk.coreStart, chunk.coreEnd, parts);
    return;
  }
  if (isAddress(text, chunk)) return;
  const core = text.slice(chunk.coreStart, chunk.coreEnd);
  if (more.vocabulary.has(core)) return;
  const whole = undisguise(core, more.vocabulary);
  if (whole !== undefined) {
    more.replace(chunk.coreStart, chunk.coreEnd, [whole]);
    return;
  }
  // "you-1d10t", "sh1t/cr4p": parts between separators are words of their own.
  let from = chunk.coreStart;
  for (let i = chunk.coreStart; i <= chunk.coreEnd; i += 1) {
    const unit = text.charCodeAt(i);
    if (i < chunk.coreEnd && unit !== 45 && unit !== 47 && unit !== 44 && unit !== 46 && unit !== 95 && unit !== 35)
      continue;
    if (i > from && (from > chunk.coreStart || i < chunk.coreEnd) && !isPlain(text, from, i)) {
      const part = undisguise(text.slice(from, i), more.vocabulary);
      if (part !== undefined) more.replace(from, i, [part]);
    }
    from = i + 1;
  }
}

/** Only letters and apostrophes, no letter doubled: nothing to undo. */
function isPlain(text: string, from: number, to: number): boolean {
  let previous = 0;
  for (let i = from; i < to; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === previous || !((unit >= 97 && unit <= 122) || unit === 39)) return false;
    previous = unit;
  }
  return true;
}

function isAddress(text: string, chunk: Chunk): boolean {
  const length = chunk.end - chunk.start;
  if (length < 6) return false;
  const head = text.slice(chunk.start, chunk.start + 200);
  return head.includes("://") || head.startsWith("www.") || /^[\w.+-]+@[\w-]+\.\w/.test(head);
}
