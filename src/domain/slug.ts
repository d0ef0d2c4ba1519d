/** Longest slug, in UTF-16 code units: enough for a headline, short enough to be read in an address. */
export const MAX_SLUG_LENGTH = 80;

/** Latin letters that no decomposition turns into ASCII. */
const LATIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
};

/**
 * Last part of an article's address from its title: lower case, words joined by hyphens, Latin letters without marks.
 * Other scripts keep their letters (browsers show them). `article` where the title has no letter and no digit.
 */
export function slugFrom(title: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, "")
    .replace(/[ßæœøłđðþıħ]/g, (letter) => LATIN[letter] ?? letter)
    .normalize("NFC")
    .replace(/['’ʼ]/g, "")
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > MAX_SLUG_LENGTH) break;
    slug = longer;
  }
  return slug || wholeStart(words?.[0] ?? "") || "article";
}

/** Beginning of a single word that is too long, with no character cut in two. */
function wholeStart(word: string): string {
  return word.slice(0, MAX_SLUG_LENGTH).replace(/\p{Surrogate}$/u, "");
}
