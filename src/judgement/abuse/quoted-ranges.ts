import type { Range } from "./offset-text.ts";
import { cuesAround, ownWordsLogit, type QuotationCues } from "./whose-words.ts";

/** A passage that repeats what was said elsewhere or stands in quotation marks. */
export interface Quotation extends Range {
  /** Whether the author says it himself or approves of it. */
  readonly own: boolean;
  /** Whether it stands in quotation marks. */
  readonly marked: boolean;
}

/** So many consecutive words of the parent make a repetition a quotation. */
const REPEATED_WORDS = 8;
/** A quotation in marks is at most so long (UTF-16 units); beyond, a mark is taken for a stray one. */
const LONGEST_QUOTATION = 800;

/** Marks beyond so many are not judged: what stands in them is the author's, so that nothing hides behind a thousand marks. */
const MOST_MARKS = 200;

/**
 * The quotations of `text`, in order and without overlap: block quotes (`> ` at the start of a line), eight or more
 * consecutive words of `parent`, and what stands in quotation marks, which is the author's own where the words around say
 * so. Offsets are UTF-16 units of `text`. The work is linear in both texts.
 */
export function quotedRanges(text: string, parent: string | undefined, cues: QuotationCues): Quotation[] {
  return merge([...blockQuotes(text), ...repeatedFrom(text, parent ?? ""), ...markedQuotations(text, cues)]);
}

function blockQuotes(text: string): Quotation[] {
  const ranges: Quotation[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    let first = start;
    while (first < end && (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9) && first - start < 8)
      first += 1;
    if (text.charCodeAt(first) === 62 || text.startsWith("&gt;", first))
      ranges.push({ start, end, own: false, marked: false });
    start = end;
  }
  return ranges;
}

function wordsOf(text: string): { words: string[]; ranges: Range[] } {
  const words: string[] = [];
  const ranges: Range[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(match[0].toLowerCase());
    ranges.push({ start: match.index, end: match.index + match[0].length });
  }
  return { words, ranges };
}

function repeatedFrom(text: string, parent: string): Quotation[] {
  if (parent === "" || text.length < REPEATED_WORDS * 2) return [];
  const known = new Set<string>();
  const theirs = wordsOf(parent).words;
  for (let i = 0; i + REPEATED_WORDS <= theirs.length; i += 1) known.add(theirs.slice(i, i + REPEATED_WORDS).join(" "));
  if (known.size === 0) return [];
  const own = wordsOf(text);
  const found: Quotation[] = [];
  for (let i = 0; i + REPEATED_WORDS <= own.words.length; i += 1) {
    if (!known.has(own.words.slice(i, i + REPEATED_WORDS).join(" "))) continue;
    found.push({
      start: own.ranges[i]?.start ?? 0,
      end: own.ranges[i + REPEATED_WORDS - 1]?.end ?? 0,
      own: false,
      marked: false,
    });
  }
  return found;
}

/** Opening marks and what closes them. Single quotes need a word boundary, as they are also apostrophes. */
const PAIRS = new Map([
  ['"', '"'],
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
  ["‘", "’"],
  ["'", "'"],
]);
const WORD_BEFORE = /[\p{L}\p{N}]/u;

function markedQuotations(text: string, cues: QuotationCues): Quotation[] {
  const found: Quotation[] = [];
  const next = new NextMarks(text);
  for (let i = 0; i < text.length && found.length < MOST_MARKS; i += 1) {
    const close = PAIRS.get(text.charAt(i));
    if (close === undefined || !opens(text, i)) continue;
    const end = next.closing(i, close);
    if (end < 0) continue;
    found.push({ start: i, end, own: ownWordsLogit(cuesAround(text, i, end), cues) > 0, marked: true });
    i = end - 1;
  }
  return found;
}

function opens(text: string, index: number): boolean {
  return index === 0 || !WORD_BEFORE.test(text.charAt(index - 1));
}

/** Finds closing marks; each kind's position only moves forward, so that the work over a whole text is linear. */
class NextMarks {
  readonly #text: string;
  readonly #positions = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** One past the mark that closes a quotation opened at `from`, or -1. */
  closing(from: number, close: string): number {
    const mark = this.#next(close, from + 2);
    if (mark - from > LONGEST_QUOTATION || mark >= this.#text.length) return -1;
    return this.#next("\n\n", from) < mark ? -1 : mark + 1;
  }

  #next(kind: string, from: number): number {
    const known = this.#positions.get(kind) ?? -1;
    if (known >= from) return known;
    let position = from;
    while (position < this.#text.length && !this.#isAt(kind, position)) position += 1;
    this.#positions.set(kind, position);
    return position;
  }

  #isAt(kind: string, position: number): boolean {
    const character = this.#text.charAt(position);
    if (kind === "\n\n") return character === "\n" && this.#text.charAt(position + 1) === "\n";
    const closes = character === kind || (kind === "”" && character === '"') || (kind === "“" && character === "”");
    return closes && (position + 1 === this.#text.length || !WORD_BEFORE.test(this.#text.charAt(position + 1)));
  }
}

/** Sorted; where two overlap they become one, which is the author's only if both are. */
function merge(quotations: Quotation[]): Quotation[] {
  const merged: Quotation[] = [];
  for (const one of quotations.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last === undefined || one.start >= last.end) merged.push(one);
    else
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, one.end),
        own: last.own && one.own,
        marked: last.marked || one.marked,
      };
  }
  return merged;
}
