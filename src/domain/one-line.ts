/** A text as it may stand in one line of a mail's head: control characters, line breaks among them, become blanks. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{White_Space}\u2028\u2029]+/gu, " ")
    .trim()
    .toWellFormed();
}
