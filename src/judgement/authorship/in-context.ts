/** Short passages that show a trait where it stands. */

/** Code units shown to each side of a match. */
const AROUND = 40;

/** The first match of a pattern in a list of comments, with some words around it; empty when there is none. */
export function inContext(comments: readonly string[], pattern: RegExp): string {
  const once = new RegExp(pattern.source, pattern.flags.replace("g", ""));
  for (const text of comments) {
    const match = once.exec(text);
    if (match) return passage(text, match.index, match.index + match[0].length);
  }
  return "";
}

/** The first place where words follow each other, whatever their case and what stands between them but letters. */
export function wordsInContext(comments: readonly string[], words: string): string {
  const parts = words.split(" ").map((word) => word.replaceAll("'", "['’]"));
  return inContext(
    comments,
    new RegExp(`(?<![\\p{L}\\p{N}])${parts.join("[^\\p{L}\\p{N}]{1,3}")}(?![\\p{L}\\p{N}])`, "iu"),
  );
}

function passage(text: string, start: number, end: number): string {
  let from = Math.max(0, start - AROUND);
  let to = Math.min(text.length, Math.min(end, start + 2 * AROUND) + AROUND);
  // Cut between words, never inside a surrogate pair.
  if (from > 0) from = wordEdge(text, from, 1);
  if (to < text.length) to = wordEdge(text, to, -1);
  if (from > start || to < start) return text.slice(start, end);
  return text.slice(from, to).trim();
}

function wordEdge(text: string, at: number, step: 1 | -1): number {
  let edge = at;
  for (let moved = 0; moved < 20; moved++) {
    const inside = step > 0 ? text.charAt(edge - 1) : text.charAt(edge);
    if (/\s/u.test(inside)) return edge;
    edge += step;
  }
  const low = text.charCodeAt(at);
  return low >= 0xdc00 && low <= 0xdfff ? at + 1 : at;
}
