import { random } from "./authorship/random.ts";

const BEGINNINGS = ["", "You are", "They called me", "Nobody is", "WHY are you", "The mayor is", "> you are", "u r"];
const WORDS = [
  "an idiot",
  "a f00l",
  "st\u0443pid",
  "i d i o t",
  "sh*t",
  "kind",
  "a moroooon",
  "late again",
  "naïve",
  "😀",
];
const ENDS = [".", "!!!", " and that is not OK.", " :)", "?", "\n\nI will find you", " — said nobody", " lol"];

/** Comments put together from small stocks, among them disguised words and other scripts; some with the one answered. */
export function inventedComments(count: number): { text: string; parent?: string }[] {
  const next = random(4177);
  const pick = (items: readonly string[]): string => items[Math.floor(next() * items.length)] ?? "";
  const text = (): string =>
    Array.from({ length: 1 + Math.floor(next() * 3) }, () => `${pick(BEGINNINGS)} ${pick(WORDS)}${pick(ENDS)}`).join(
      " ",
    );
  return Array.from({ length: count }, () => (next() < 0.5 ? { text: text() } : { text: text(), parent: text() }));
}
