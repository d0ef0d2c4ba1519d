/** A text without what no database can hold: NUL, which PostgreSQL refuses, and halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}
