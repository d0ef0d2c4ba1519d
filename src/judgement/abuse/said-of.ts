import type { Token } from "./tokens.ts";

const TO_BE = new Set(["is", "are", "r", "was", "were", "be", "being", "isn't", "aren't"]);
const YOU = new Set(["you", "u", "ya", "you're", "youre", "your", "ur", "y'all"]);
const I = new Set(["i", "i'm", "im", "we", "we're", "am"]);
const THING = new Set(["that", "that's", "thats", "this", "it", "it's", "so", "just", "mad", "totally", "super"]);
const PERSON = new Set(["he", "she", "he's", "she's", "hes", "shes", "they", "they're", "theyre"]);
/** Words that may stand between the verb and the group. */
const BETWEEN = new Set([
  "a",
  "an",
  "the",
  "such",
  "so",
  "very",
  "really",
  "all",
  "just",
  "totally",
  "total",
  "big",
  "little",
  "old",
  "fat",
  "mad",
  "super",
  "probably",
  "also",
  "still",
  "too",
  "like",
]);
/** Words after the group that end the statement as a full stop does. */
const ENDS = new Set([
  "lol",
  "lmao",
  "haha",
  "hahaha",
  "ha",
  "boy",
  "boi",
  "ass",
  "and",
  "but",
  "because",
  "cuz",
  "as",
  "man",
  "guy",
  "too",
]);
const FURTHEST = 4;
const HATE = new Set(["hate", "despise", "loathe", "detest", "fuck", "screw"]);
const POINTS = new Set(["the", "these", "those", "all", "you", "every", "fucking", "bloody"]);
/** Before the verb: the author speaks. Somebody else ("those who hate ...") is spoken about. */
const OWN = new Set(["", "i", "we", "really", "just", "honestly", "so", "and", "but", "fucking"]);

/**
 * Of whom the group at `at` is said, as the predicate of a sentence: `you`, `me`, `it`, `person` or `name`, with `!`
 * where the sentence ends there ("you are gay", "Bob is gay!", but not "she is a German teacher"). The same for every
 * group. `hated` where the author says so ("I hate these ..."). `undefined` where it is none of these.
 */
export function groupSaidOf(tokens: readonly Token[], at: number): string | undefined {
  const sentence = tokens[at]?.sentence;
  const word = (index: number): string => (tokens[index]?.sentence === sentence ? (tokens[index]?.text ?? "") : "");
  const verb = POINTS.has(word(at - 1)) ? at - 2 : at - 1;
  if (HATE.has(word(verb)) && OWN.has(word(verb - 1))) return "hated";
  let back = at - 1;
  while (back >= at - FURTHEST && (BETWEEN.has(word(back)) || (word(back) !== "" && tokens[back]?.entry !== undefined)))
    back -= 1;
  const subject = subjectOf(word(back), word(back - 1), word(at - 1));
  if (subject === undefined) return undefined;
  const next = word(at + 1);
  return next === "" || ENDS.has(next) ? `${subject}!` : subject;
}

function subjectOf(before: string, earlier: string, nearest: string): string | undefined {
  const verb = TO_BE.has(before);
  const who = verb ? earlier : before;
  if (YOU.has(who)) return verb || before !== "you" || TO_BE.has(earlier) ? "you" : undefined;
  if (I.has(who)) return "me";
  if (PERSON.has(who)) return verb || who.length > 4 || who === "he's" || who === "hes" ? "person" : undefined;
  if (THING.has(who) && (verb || who.includes("'") || who === "thats")) return "it";
  if (verb) return earlier === "" ? undefined : "name";
  return nearest === "so" || nearest === "mad" || nearest === "just" ? "it" : undefined;
}
