import { addComments, emptyProfile, type StyleProfile } from "../../src/judgement/authorship/profile.ts";
import { random } from "./random.ts";

const SYLLABLES = ["ba", "co", "di", "fu", "ga", "he", "lo", "mi", "nu", "pe", "ri", "so", "ta", "ve", "wy", "zo"];
const SMALL = ["the", "and", "of", "to", "a", "in", "is", "it", "you", "that", "but", "not", "really", "maybe", "so"];
const MARKS = [".", ".", ",", "!", "...", "?", " -", ";"];

/** A profile of 20 made comments of about 60 words, for timing: as many different runs of letters as real text has. */
export function inventedProfile(person: number): StyleProfile {
  const next = random(person + 1);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? "";
  const word = (): string =>
    next() < 0.45 ? pick(SMALL) : pick(SYLLABLES) + pick(SYLLABLES) + (next() < 0.5 ? pick(SYLLABLES) : "");
  const comments = Array.from({ length: 20 }, () => {
    const words = Array.from({ length: 60 }, () => word() + (next() < 0.15 ? pick(MARKS) : ""));
    return { text: words.join(" "), hour: Math.floor(next() * 24) };
  });
  return addComments(emptyProfile(), comments);
}
