import type { Passage } from "../../case-view.ts";
import type { NormalView } from "../normal-view.ts";

/** A text as words with exactly one blank around each, and a line break between blanks where a sentence ends. */
export interface WordText {
  readonly text: string;
  /** For each unit of `text` that belongs to a word: which unit of the view it is. */
  readonly origins: Uint32Array;
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const BLANK = " ";
const kept = new WeakMap<NormalView, WordText>();

/** The words of a view. Worked out once for each view, in time linear in it. */
export function wordText(view: NormalView): WordText {
  const known = kept.get(view);
  if (known !== undefined) return known;
  const made = takeWords(view.text);
  kept.set(view, made);
  return made;
}

/** The same form for a phrase: words with one blank between them and none around; `*` is kept. */
export function wordForm(phrase: string): string {
  return takeWords(phrase, "*").text.replaceAll("\n", " ").replaceAll(/ +/gu, " ").trim();
}

/** Where the units `[from, to)` of a word text stand in the original; outer blanks of the range are left out. */
export function originalPassage(words: WordText, view: NormalView, range: { from: number; to: number }): Passage {
  let { from, to } = range;
  while (from < to && words.text.charCodeAt(from) <= 32) from++;
  while (to > from && words.text.charCodeAt(to - 1) <= 32) to--;
  const start = view.starts[words.origins[from] ?? 0] ?? 0;
  const end = to > from ? (view.ends[words.origins[to - 1] ?? 0] ?? start) : start;
  return { start, end };
}

function takeWords(text: string, also = ""): WordText {
  const origins: number[] = [];
  let words = "";
  let inWord = false;
  const put = (piece: string, origin: number): void => {
    words += piece;
    for (let i = 0; i < piece.length; i++) origins.push(origin);
  };
  put(BLANK, 0);
  for (let i = 0; i < text.length;) {
    const width = isPair(text, i) ? 2 : 1;
    const sign = width === 1 ? text.charAt(i) : text.slice(i, i + 2);
    if (isLetter(sign) || (also !== "" && sign === also)) {
      // Upper case is left only where a text has not been folded; what grows by it stays as it is.
      const lower = sign.toLowerCase();
      put(lower.length === width ? lower : sign, i);
      if (width === 2) origins[origins.length - 1] = i + 1;
      inWord = true;
    } else if (!(inWord && isApostrophe(sign) && isLetter(text.charAt(i + 1)))) {
      if (inWord) put(BLANK, i);
      inWord = false;
      if (endsSentence(sign) && !words.endsWith("\n ")) put("\n ", i);
    }
    i += width;
  }
  if (inWord) put(BLANK, Math.max(0, text.length - 1));
  return { text: words, origins: Uint32Array.from(origins) };
}

function isPair(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
}

function isLetter(sign: string): boolean {
  const unit = sign.charCodeAt(0);
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
  return LETTER.test(sign);
}

function isApostrophe(sign: string): boolean {
  return sign === "'" || sign === "’";
}

/** A dot alone does not end a sentence here: initials have one. */
function endsSentence(sign: string): boolean {
  return sign === "\n" || sign === "!" || sign === "?" || sign === ";";
}
