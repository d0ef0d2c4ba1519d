/** Splits text into words, numbers, marks and line breaks: the units that are counted. */

const TOKEN = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|\p{N}+|\n+|[^\s\p{L}\p{N}]/gu;

/** Words, numbers, single marks and runs of line breaks, in order of writing. Spaces are left out. */
export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Whether a token is a word (begins with a letter). */
export function isWord(token: string): boolean {
  return /^\p{L}/u.test(token);
}

/** Lower case, with a straight apostrophe: the form under which words are counted. */
export function plainWord(token: string): string {
  return token.toLowerCase().replaceAll("’", "'");
}
