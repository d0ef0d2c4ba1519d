/** Sentences that stand word for word in the comments of two accounts. */

/** Shorter runs of words are stock phrases. */
const LEAST_WORDS = 8;

/** Sentences of at least eight words that both wrote, as the second account wrote them, longest first. */
export function copiedSentences(one: readonly string[], other: readonly string[]): string[] {
  const known = new Set(one.flatMap(sentences).map(plain));
  const found = new Map<string, string>();
  for (const sentence of other.flatMap(sentences)) if (known.has(plain(sentence))) found.set(plain(sentence), sentence);
  return [...found.values()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function sentences(text: string): string[] {
  return (text.match(/[^.!?\n]{1,1000}[.!?]{0,3}/gu) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => plain(sentence).split(" ").length >= LEAST_WORDS);
}

function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
