import { Automaton } from "./automaton.ts";
import { wordForm } from "./word-text.ts";
import type { WordText } from "./word-text.ts";

/** A phrase as the parts between its wildcards, with a blank where a word has to begin or end. */
type Pieces = readonly string[];

/** Called for each phrase found, with whole words `[from, to)` of the word text. Answers whether to go on. */
export type OnPhrase = (phrase: number, range: { from: number; to: number }) => boolean;

/** A part of a phrase that was found: the next one may begin from `to` up to `until`, the end of that word. */
interface Reached {
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

/** A word that is longer than this is none; looking further for its end would cost the more, the longer it is. */
const LONGEST_WORD = 100;

/** More parts than a phrase can have; the rest of a longer one is not looked for. */
const MOST_PARTS = 64;

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
        const pieces = this.#phrases[phrase] ?? [];
        const key = phrase * MOST_PARTS + part;
        const from = part === 0 ? start : continued(reached.get(key - 1), start);
        if (from === undefined) continue;
        const next = pieces[part + 1];
        if (next === undefined) {
          if (!onPhrase(phrase, wholeWords(words.text, from, end))) return false;
        } else {
          const known = reached.get(key);
          // What comes later ends later: a place that is too far back for the next part will never be of use.
          const usable = known?.filter(({ until }) => until >= end - next.length) ?? [];
          reached.set(key, withPlace(usable, { from, to: end }, words.text));
        }
      }
      return true;
    });
  }
}

function piecesOf(phrase: string): Pieces {
  // Any word before or after the phrase: nothing that would have to be looked for.
  const form = wordForm(phrase).replaceAll(/^(?:\* )+|(?: \*)+$/gu, "");
  if (form.replaceAll(/[* ]/gu, "") === "") return [];
  const bounded = `${form.startsWith("*") ? "" : " "}${form}${form.endsWith("*") ? "" : " "}`;
  return bounded
    .split(/\*+/u)
    .filter((piece) => piece !== "")
    .slice(0, MOST_PARTS);
}

/** Where the phrase began, if its last part was found before `start` in the same word. */
function continued(places: readonly Reached[] | undefined, start: number): number | undefined {
  return places?.find(({ to, until }) => to <= start && start <= until)?.from;
}

/** Of two places in one word the earlier leaves more room for the rest, so only that is kept. */
function withPlace(places: Reached[], { from, to }: { from: number; to: number }, text: string): Reached[] {
  if (places.some((place) => place.to <= to && to <= place.until)) return places;
  let until = to;
  while (until < text.length && until - to < LONGEST_WORD && text.charCodeAt(until) > 32) until++;
  places.push({ from, to, until });
  return places;
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
