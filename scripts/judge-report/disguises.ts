/** Ways of disguising a word, as seen in the wild; `word` is lower-case ASCII, `turn` varies the choice. */
export type Disguise = (word: string, turn: number) => string;

const LEET: Record<string, string> = { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7" };
const SYMBOLS: Record<string, string> = { a: "@", s: "$", i: "!" };
const CYRILLIC: Record<string, string> = { a: "а", c: "с", e: "е", i: "і", o: "о", p: "р", s: "ѕ", x: "х", y: "у" };

/** Every way by its name. */
export const DISGUISES: Record<string, Disguise> = {
  leet: (word) => swap(word, LEET),
  symbols: (word) => swap(word, SYMBOLS),
  "look-alikes": (word) => swap(word, CYRILLIC),
  "full width": (word) =>
    word
      .split("")
      .map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
      .join(""),
  "zero width": (word) => `${word.slice(0, 1)}\u200b${word.slice(1, -1)}\u200d${word.slice(-1)}`,
  spaced: (word) => word.split("").join(" "),
  dotted: (word) => word.split("").join("."),
  stretched: (word, turn) => {
    const at = 1 + (turn % Math.max(1, word.length - 2));
    return word.slice(0, at) + word.charAt(at).repeat(4) + word.slice(at + 1);
  },
  masked: (word) => (word.length < 4 ? word : `${word.slice(0, 1)}${"*".repeat(word.length - 2)}${word.slice(-1)}`),
  accents: (word) => word.replace(/[aeiou]/g, (vowel) => `${vowel}\u0308`),
};

function swap(word: string, table: Record<string, string>): string {
  return word
    .split("")
    .map((character) => table[character] ?? character)
    .join("");
}
