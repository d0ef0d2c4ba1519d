/** NUL is no text in PostgreSQL, lone surrogates are none in UTF-8. */
// oxlint-disable-next-line no-control-regex -- NUL is looked for
const NOT_TEXT = /[\0\p{Surrogate}]/u;

/** What is said of a field with something in it that is not text, in English. */
export const NOT_TEXT_MESSAGE = "The text contains something that is not text. Please type it again.";

/** Whether both databases can hold a text as it is. */
export function isStorable(text: string): boolean {
  return !NOT_TEXT.test(text);
}

/** A text without what no database can hold: NUL, which PostgreSQL refuses, and halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
