import table from "./language-words.json" with { type: "json" };
import type { Token } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Scripts that decide by themselves, with the BCP 47 tag they stand for. Order matters for shared characters. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/u, "ja"],
  [/[\uac00-\ud7af\u1100-\u11ff]/u, "ko"],
  [/[\u4e00-\u9fff\u3400-\u4dbf]/u, "zh"],
  [/[\u0370-\u03ff\u1f00-\u1fff]/u, "el"],
  [/[\u0400-\u052f]/u, "ru"],
  [/[\u0590-\u05ff]/u, "he"],
  [/[\u0600-\u06ff\u0750-\u077f]/u, "ar"],
  [/[\u0900-\u097f]/u, "hi"],
  [/[\u0980-\u09ff]/u, "bn"],
  [/[\u0b80-\u0bff]/u, "ta"],
  [/[\u0e00-\u0e7f]/u, "th"],
  [/[\u0530-\u058f]/u, "hy"],
  [/[\u10a0-\u10ff]/u, "ka"],
];
const UKRAINIAN = /[іїєґІЇЄҐ]/u;
const FOREIGN = /[\u0370-\uffff]/;
const LETTER = /\p{L}/u;
/** What is written in no language. */
const ADDRESS = /\S*:\/\/\S*|www\.\S+|[@#]\S+/g;
/** Letters that English words do not have. */
const ACCENTED = /[^a-z'\p{M}]/u;
/** So much of a text is looked at; a language does not change its mind later. */
const LOOKED_AT = 700;

/** This share of so many words in the English vocabulary decides; no other language comes near. */
const ENGLISH = 0.8;
const ENOUGH = 4;

const LANGUAGES_OF = new Map<string, string[]>();
for (const [tag, words] of Object.entries(table)) {
  for (const word of new Set(words.split(" "))) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), tag]);
}

/** What language a comment is in. */
export interface DetectedLanguage {
  /** BCP 47; `und` when nothing could be told. */
  readonly tag: string;
  /** Whether it can be judged as English. Numbers, emoji and one unknown word can; a text of foreign words cannot. */
  readonly english: boolean;
}

/**
 * The language of a comment: by script, else by words of thirty languages and the English vocabulary.
 * `tokens` are the words of the normalised view of `text`.
 */
export function detectLanguage(text: string, tokens: readonly Token[], vocabulary: Vocabulary): DetectedLanguage {
  const known = englishShare(tokens, vocabulary);
  const script = foreignScript(text);
  // Look-alike letters fold into English words; a real foreign text does not.
  if (script !== undefined) {
    return known >= 0.6 && tokens.length > 0 ? { tag: "en", english: true } : { tag: script, english: false };
  }
  // Nothing but English words: there is nothing to weigh.
  if (known >= ENGLISH && tokens.length >= ENOUGH) return { tag: "en", english: true };
  return byWords(text, known);
}

/** Whether a lower-case word is one of the commonest of English, which say nothing by themselves. */
export function isFunctionWord(word: string): boolean {
  return LANGUAGES_OF.get(word)?.includes("en") === true;
}

/** So many English words in a row are no loan from the language around them. */
const PASSAGE = 3;

/**
 * The English passages inside a text of another language `tag`: three or more English words in a row, one of them a
 * function word, none of them an ordinary word of that language. Linear in the number of words.
 */
export function englishPassages(tokens: readonly Token[], tag: string, vocabulary: Vocabulary): Token[] {
  const found: Token[] = [];
  let run: Token[] = [];
  const finish = (): void => {
    if (run.length >= PASSAGE && run.some(({ text }) => isFunctionWord(text))) found.push(...run);
    run = [];
  };
  for (const token of tokens) {
    if (run.length > 0 && run[0]?.sentence !== token.sentence) finish();
    const theirs = token.entry === undefined && LANGUAGES_OF.get(token.text)?.includes(tag) === true;
    if (vocabulary.has(token.text) && !theirs) run.push(token);
    else finish();
  }
  finish();
  return found;
}

function englishShare(tokens: readonly Token[], vocabulary: Vocabulary): number {
  let words = 0;
  let english = 0;
  for (const token of tokens.slice(0, 400)) {
    const unit = token.text.charCodeAt(0);
    if (unit < 97 || (unit > 122 && unit < 0xc0) || unit >= 0xd800 || (unit >= 0x2600 && unit <= 0x27bf)) continue;
    words += 1;
    if (vocabulary.has(token.text.endsWith("'s") ? token.text.slice(0, -2) : token.text)) english += 1;
  }
  return words === 0 ? 0 : english / words;
}

function foreignScript(text: string): string | undefined {
  const counts = new Map<string, number>();
  let letters = 0;
  if (!FOREIGN.test(text)) return undefined;
  for (const character of text.slice(0, LOOKED_AT)) {
    const unit = character.charCodeAt(0);
    if (unit < 128) {
      if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) letters += 1;
      continue;
    }
    if (!LETTER.test(character)) continue;
    letters += 1;
    if (unit < 0x370) continue;
    const script = SCRIPTS.find(([pattern]) => pattern.test(character));
    if (script !== undefined) counts.set(script[1], (counts.get(script[1]) ?? 0) + 1);
  }
  let total = 0;
  let best: string | undefined;
  for (const [tag, count] of counts) {
    total += count;
    if (best === undefined || count > (counts.get(best) ?? 0)) best = tag;
  }
  if (best === undefined || total * 2 < letters) return undefined;
  if (best === "zh" && counts.has("ja")) return "ja";
  return best === "ru" && UKRAINIAN.test(text.slice(0, LOOKED_AT)) ? "uk" : best;
}

function byWords(text: string, english: number): DetectedLanguage {
  const words =
    text
      .slice(0, LOOKED_AT)
      .toLowerCase()
      .replaceAll("’", "'")
      .replace(ADDRESS, " ")
      .match(/[\p{L}][\p{L}\p{M}']*/gu) ?? [];
  if (words.length === 0) return { tag: "und", english: true };
  const hits = new Map<string, number>();
  let telling = 0;
  // Each word once: "is" comes again and again in English and is a word of several other languages.
  for (const word of new Set(words)) {
    const tags = word.length > 1 || word > "z" ? LANGUAGES_OF.get(word) : undefined;
    if (tags === undefined) continue;
    for (const tag of tags) hits.set(tag, (hits.get(tag) ?? 0) + 1);
    telling += word.length;
  }
  const englishHits = hits.get("en") ?? 0;
  hits.delete("en");
  let best = "en";
  let most = 0;
  for (const [tag, count] of hits) {
    if (count <= most) continue;
    best = tag;
    most = count;
  }
  // Another language needs clearly more evidence than English, which many others quote; the vocabulary alone misleads
  // in a short text, as English borrows "tu", "es" and "un".
  const clear = most >= 3 && most >= englishHits * 3;
  const likely = most >= 2 && most > englishHits * 1.5 && english < 0.55;
  if ((clear || likely) && most / words.length >= 0.15) return { tag: best, english: false };
  // "Danke!", "Ferme ta gueule": next to nothing of it is English.
  if (englishHits === 0 && english <= (words.length > 2 ? 0.34 : 0)) {
    if (most >= 1 && telling >= 3) return { tag: best, english: false };
    if (words.length >= 2 && words.some((word) => ACCENTED.test(word))) return { tag: "und", english: false };
  }
  return { tag: english > 0.3 || englishHits > 0 ? "en" : "und", english: true };
}
