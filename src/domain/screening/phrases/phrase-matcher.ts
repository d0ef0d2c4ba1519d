import { Automaton } from "./automaton.ts";
import { wordForm } from "./word-text.ts";
import type { WordText } from "./word-text.ts";

/** A phrase as the parts between its wildcards, with a blank where a word has to begin or end. */
type Pieces = readonly string[];

/** Called for each phrase found, with whole words `[from, to)` of the word text. Answers whether to go on. */
export type OnPhrase = (phrase: number, range: { from: number; to: number }) => boolean;

/** A place in a phrase that has been reached. */
interface Reached {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds whole words and phrases in texts, many at once. `*` stands for any number of letters of one word; alone between
 * blanks, for one word. One pass from left to right without going back, so that no text can make it slow.
 */
export class PhraseMatcher {
  readonly #automaton: Automaton;
  readonly #phrases: readonly Pieces[];
  /** For each string of the automaton: which part of which phrases it is. */
  readonly #uses: readonly (readonly { phrase: number; part: number }[])[];

  /** @param phrases folded like the texts that will be looked at; those without any letter are never found. */
  constructor(phrases: readonly string[]) {
    this.#phrases = phrases.map(piecesOf);
    const numbers = new Map<string, number>();
    const uses: { phrase: number; part: number }[][] = [];
    this.#phrases.forEach((pieces, phrase) => {
      pieces.forEach((piece, part) => {
        const number = numbers.get(piece) ?? numbers.size;
        numbers.set(piece, number);
        (uses[number] ??= []).push({ phrase, part });
      });
    });
    this.#uses = uses;
    this.#automaton = new Automaton([...numbers.keys()]);
  }

  /** Calls `onPhrase` for every place where a phrase is, ordered by where it ends. */
  find(words: WordText, onPhrase: OnPhrase): void {
    const reached = new Map<number, Reached[]>();
    this.#automaton.run(words.text, (piece, start, end) => {
      for (const { phrase, part } of this.#uses[piece] ?? []) {
        const from = part === 0 ? start : continued(reached.get(phrase)?.[part - 1], words.text, start);
        if (from === undefined) continue;
        const last = part === (this.#phrases[phrase]?.length ?? 0) - 1;
        if (!last) reach(reached, { phrase, part, from, to: end, text: words.text });
        else if (!onPhrase(phrase, wholeWords(words.text, from, end))) return false;
      }
      return true;
    });
  }
}

function piecesOf(phrase: string): Pieces {
  const form = wordForm(phrase);
  if (form.replaceAll(/[* ]/gu, "") === "") return [];
  const bounded = `${form.startsWith("*") ? "" : " "}${form}${form.endsWith("*") ? "" : " "}`;
  return bounded.split(/\*+/u).filter((piece) => piece !== "");
}

/** Where the phrase began, if its last part was found before `start` in the same word. */
function continued(before: Reached | undefined, text: string, start: number): number | undefined {
  return before !== undefined && before.to <= start && isOneWord(text, before.to, start) ? before.from : undefined;
}

/** The earlier of two places within one word leaves more room for the rest, so it is kept as long as it is of use. */
function reach(
  reached: Map<number, Reached[]>,
  { phrase, part, from, to, text }: Reached & { phrase: number; part: number; text: string },
): void {
  const parts = reached.get(phrase) ?? [];
  const before = parts[part];
  if (before === undefined || !isOneWord(text, before.to, to)) parts[part] = { from, to };
  reached.set(phrase, parts);
}

/** A word that is longer than this is none; looking further for its end would cost the more, the longer it is. */
const LONGEST_WORD = 100;

function isOneWord(text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_WORD) return false;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) <= 32) return false;
  return true;
}

function wholeWords(text: string, from: number, to: number): { from: number; to: number } {
  let first = from;
  let end = to;
  while (first > 0 && from - first < LONGEST_WORD && text.charCodeAt(first) > 32 && text.charCodeAt(first - 1) > 32) {
    first--;
  }
  while (end < text.length && end - to < LONGEST_WORD && text.charCodeAt(end - 1) > 32 && text.charCodeAt(end) > 32) {
    end++;
  }
  return { from: first, to: end };
}
