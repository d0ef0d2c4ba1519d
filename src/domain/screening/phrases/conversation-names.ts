import { nameKey } from "../../name-key.ts";
import type { WordText } from "./word-text.ts";
import { wordForm } from "./word-text.ts";

/** A form of a name, as people call each other. */
export interface CalledName {
  /** Who is called so; of several, one. */
  readonly person: number;
  /** Only with a capital letter it is taken for a name. */
  readonly capital: boolean;
}

/** Forms of the names of those who talk with one another. */
export type ConversationNames = ReadonlyMap<string, CalledName>;

/** Nobody. */
export const NO_NAMES: ConversationNames = new Map();

/** Shorter forms are words too often. */
const LEAST_FORM = 3;

/** Longer names are not looked for. */
const MOST_WORDS = 4;

/**
 * Makes the names of a conversation ready: "Tam Brandreth" is also called "Tam", "TamB", "TBrandreth" and "Brandreth".
 * @param names as shown; those of the author are left out.
 * @param fold as for `compileRules`.
 */
export function conversationNames(
  names: readonly string[],
  { author, fold }: { author: string; fold: (name: string) => string },
): ConversationNames {
  const own = nameKey(author);
  const forms = new Map<string, CalledName>();
  const put = (form: string, called: CalledName): void => {
    const known = forms.get(form);
    if (form.length >= LEAST_FORM && (known === undefined || (known.capital && !called.capital))) {
      forms.set(form, called);
    }
  };
  names.forEach((name, person) => {
    if (nameKey(name) === own) return;
    const words = wordForm(fold(name)).replaceAll("*", "").split(" ").filter(Boolean).slice(0, MOST_WORDS);
    const [first = "", ...others] = words;
    const last = others.at(-1);
    // One word may be an ordinary one, too: with a capital it is a name.
    put(words.join(" "), { person, capital: last === undefined });
    if (last === undefined) return;
    put(words.join(""), { person, capital: false });
    for (const form of [
      `${first.slice(0, 1)}${last}`,
      `${first.slice(0, 1)} ${last}`,
      `${first}${last.slice(0, 1)}`,
      first,
      last,
    ]) {
      put(form, { person, capital: true });
    }
  });
  return forms;
}

/** Calls `onName` for each name, the longest form of it, with its range in the word text. Linear in the text. */
export function findConversationNames(
  words: WordText,
  { names, isCapital }: { names: ConversationNames; isCapital: (at: number) => boolean },
  onName: (person: number, range: { from: number; to: number }) => void,
): void {
  if (names.size === 0) return;
  const spans = [...words.text.matchAll(/[^ \n]+/gu)].map(({ 0: word, index }) => ({ word, index }));
  for (let at = 0; at < spans.length;) {
    const from = spans[at]?.index ?? 0;
    let form = "";
    let found: { person: number; to: number; words: number } | null = null;
    spans.slice(at, at + MOST_WORDS).forEach(({ word, index }, i) => {
      form = i === 0 ? word : `${form} ${word}`;
      const called = names.get(form);
      if (called === undefined || (called.capital && !isCapital(from))) return;
      found = { person: called.person, to: index + word.length, words: i + 1 };
    });
    const name = found as { person: number; to: number; words: number } | null;
    if (name !== null) onName(name.person, { from, to: name.to });
    at += name?.words ?? 1;
  }
}
