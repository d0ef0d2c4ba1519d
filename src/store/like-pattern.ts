/** A pattern for `like … escape '!'` that finds `text` anywhere, taken literally. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[!%_]/gu, "!$&")}%`;
}
