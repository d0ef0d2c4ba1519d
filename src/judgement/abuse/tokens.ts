import emojiTable from "./emoji-words.json" with { type: "json" };
import { lexiconEntry, type LexiconEntry, mayBeInLexicon } from "./lexicon.ts";
import type { OffsetText } from "./offset-text.ts";

/** A word of the normalised view. */
export interface Token {
  /** The word, or what an emoji stands for. */
  readonly text: string;
  /** Where it is in the view (UTF-16 units). */
  readonly start: number;
  readonly end: number;
  /** Number of the sentence, counted from 0. */
  readonly sentence: number;
  /** Number of the passage, counted from 0: sentences are parted further by commas, dashes, brackets and quotation marks. */
  readonly passage: number;
  readonly entry: LexiconEntry | undefined;
}

const EMOJI_WORDS = new Map<number, string>();
for (const [word, emoji] of Object.entries(emojiTable)) {
  if (word === "note") continue;
  for (const one of emoji.split(" ")) EMOJI_WORDS.set(one.codePointAt(0) ?? 0, word);
}
/** Longer words are cut for the model (not for their offsets): nobody writes them, and the work stays bounded. */
const LONGEST = 40;
const ENDS_PASSAGE = new Set([",", "(", ")", '"']);
const ENDS_SENTENCE = new Set([".", "!", "?", "\n", ";", ":", "…"]);

/**
 * The words of a normalised view, in order. Addresses and mentions ("@name") are left out, as they say who is spoken
 * to, not what is said.
 */
export function tokenise(view: OffsetText): Token[] {
  const { text } = view;
  const tokens: Token[] = [];
  let sentence = 0;
  let passage = 0;
  let used = false;
  let usedPassage = false;
  let index = 0;
  const push = (word: string, end: number): void => {
    tokens.push({ text: word, start: index, end, sentence, passage, entry: entryOf(word) });
    used = usedPassage = true;
  };
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    if (isWordUnit(unit)) {
      let end = index + 1;
      while (end < text.length && (isWordUnit(text.charCodeAt(end)) || isInner(text, end))) end += 1;
      const address = text.startsWith("://", end) || (end - index === 3 && text.startsWith("www.", index));
      if (address) {
        index = skipToBlank(text, end);
        continue;
      }
      push(text.slice(index, Math.min(end, index + LONGEST)), end);
      index = end;
      continue;
    }
    if (unit === 64 && isWordUnit(text.charCodeAt(index + 1))) {
      index += 1;
      while (index < text.length && (isWordUnit(text.charCodeAt(index)) || text[index] === "_")) index += 1;
      continue;
    }
    if (unit >= 0xd800 || (unit >= 0x2600 && unit <= 0x27bf)) {
      const codePoint = text.codePointAt(index) ?? unit;
      const end = index + (codePoint > 0xffff ? 2 : 1);
      push(EMOJI_WORDS.get(codePoint) ?? text.slice(index, end), end);
      index = end;
      continue;
    }
    const mark = text[index] ?? "";
    const ends = ENDS_SENTENCE.has(mark);
    if (used && ends) {
      sentence += 1;
      used = false;
    }
    if (usedPassage && (ends || ENDS_PASSAGE.has(mark) || (mark === "-" && text[index - 1] === " "))) {
      passage += 1;
      usedPassage = false;
    }
    index += 1;
  }
  return tokens;
}

function entryOf(word: string): LexiconEntry | undefined {
  const may = mayBeInLexicon(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2));
  return may ? lexiconEntry(word) : undefined;
}

function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
  return unit >= 0xc0 && unit < 0xd800 && !(unit >= 0x2000 && unit <= 0x2bff) && !(unit >= 0x3000 && unit <= 0x303f);
}

function isInner(text: string, index: number): boolean {
  return text.charCodeAt(index) === 39 && isWordUnit(text.charCodeAt(index + 1));
}

function skipToBlank(text: string, from: number): number {
  let index = from;
  while (index < text.length && text.charCodeAt(index) > 32) index += 1;
  return index;
}
