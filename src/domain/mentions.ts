import { MAX_NAME_LENGTH } from "./comment.ts";
import { nameKey } from "./name-key.ts";

/** Mentions of one comment that are looked at: more is no talking to people. */
const MAX_MENTIONS = 10;

/** Words of a name that are tried. */
const MAX_WORDS = 6;

/** What may be a mention: the keys of the names that could be meant, the longest first. */
export interface PossibleMention {
  /** Where the `@` stands, in UTF-16 code units. */
  readonly start: number;
  readonly names: readonly { readonly key: string; readonly end: number }[];
}

/** Code, in which an @ means something else, and quoted lines, whose people were told already. */
const NOT_SAID = /^ {0,3}(?:```|~~~)[^]*?(?:^ {0,3}(?:```|~~~)[^\n]*$|(?![^]))|`+[^`\n]+`+|^ {0,3}>[^\n]*$/gmu;

/** An @ at the beginning of a word: not the one of an e-mail address, nor one that is escaped. */
const AT = /(?<![\p{L}\p{N}_.@\\/-])@(?=[\p{L}\p{N}])/gu;

/** What stands behind a name and does not belong to it. */
const TAIL = /(?:['’]s)?\p{P}*$/u;

/**
 * Finds what may be mentions in the Markdown of a comment. Which of them are is decided by the names that there are.
 * Linear in the length of the text.
 */
export function possibleMentions(source: string): PossibleMention[] {
  const said = source.replaceAll(NOT_SAID, (found) => " ".repeat(found.length));
  const found: PossibleMention[] = [];
  for (const { index } of said.matchAll(AT)) {
    if (found.length === MAX_MENTIONS) break;
    const names = namesAt(said, index + 1);
    if (names.length > 0) found.push({ start: index, names });
  }
  return found;
}

/**
 * Whom a comment mentions: for each mention the longest name that somebody has.
 * @param people the members of the site by the keys of their names.
 */
export function mentionedPeople(
  mentions: readonly PossibleMention[],
  people: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const mentioned = new Set<number>();
  for (const { names } of mentions) {
    const meant = names.find(({ key }) => people.has(key));
    const id = meant && people.get(meant.key);
    if (id !== undefined) mentioned.add(id);
  }
  return mentioned;
}

function namesAt(text: string, start: number): { key: string; end: number }[] {
  const line = text.slice(start, start + MAX_NAME_LENGTH + 1).split("\n", 1)[0] ?? "";
  const names = new Map<number, string>();
  for (const { index, 0: word } of [...line.matchAll(/[^ ]+/gu)].slice(0, MAX_WORDS)) {
    const end = index + word.length;
    for (const length of [end, end - (TAIL.exec(word)?.[0].length ?? 0)]) {
      const key = length > 0 && length <= MAX_NAME_LENGTH ? nameKey(line.slice(0, length)) : "";
      if (key !== "") names.set(length, key);
    }
  }
  return [...names].sort(([a], [b]) => b - a).map(([length, key]) => ({ key, end: start + length }));
}
