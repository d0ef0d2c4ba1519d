import { namesGroup } from "./identity.ts";
import { isDisowned } from "./near-group.ts";
import type { Token } from "./tokens.ts";

/**
 * How a word is used: `plain`, about the author ("I'm such an idiot"), denied ("you are not stupid"), or mentioned
 * ("he called me a moron"). Words used otherwise than plainly are other features for the model.
 */
export type Usage = "plain" | "self" | "denied" | "mentioned";

const I_AM = new Set(["i'm", "im", "i", "myself", "me", "my"]);
const YOU = new Set(["you", "you're", "youre", "your", "ur", "u", "yourself", "y'all", "ya"]);
const DENIALS = new Set([
  "not",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "ain't",
  "isnt",
  "arent",
  "never",
  "neither",
  "nor",
]);
/** Deny an action ("don't hurt"); before an insult they are advice ("don't be stupid"). */
const FORBIDS = new Set(["don't", "dont", "won't", "wouldn't", "shouldn't", "didn't", "doesn't", "cannot", "can't"]);
const SAYING = new Set(
  "say says said saying call called calling claim claims claimed mean meant think thought imply implied suggest".split(
    " ",
  ),
);
const NO_ONE = new Set(["nobody", "noone", "none"]);
const IS = new Set("is are was were am isn't he's she's it's you're they're i'm".split(" "));
const BRIDGES = new Set([
  "a",
  "an",
  "the",
  "such",
  "being",
  "been",
  "be",
  "really",
  "actually",
  "that",
  "so",
  "as",
  "at",
  "all",
  "some",
  "any",
  "to",
  "should",
  "deserve",
  "deserves",
  "want",
  "going",
  "will",
  "would",
  "ever",
  "nor",
  "or",
  "here",
  "saying",
  "calling",
]);
const NAMING = new Set(["called", "calling", "calls", "call", "labelled", "labeled"]);
const NAMED = new Set([
  "me",
  "us",
  "him",
  "her",
  "them",
  "people",
  "someone",
  "somebody",
  "anyone",
  "anybody",
  "others",
  "everyone",
  "women",
  "each",
  "my",
  "his",
  "their",
  "our",
  "names",
]);
const WORD_FOR = new Set(["word", "words", "term", "slur", "insult", "phrase"]);
const BREAKS = new Set(["and", "but", "because", "so", "then", "you", "you're", "while", "when", "if"]);
/** How far before a word the denial of a claim may begin: "never said that you were such a …". */
const CLAIM = 8;
const FIRST_PERSON = new Set(["i", "i'd", "i'll", "we", "we'd", "let's", "i'm"]);

/** The usage of each token of a comment, in order. */
export function usagesOf(tokens: readonly Token[]): Usage[] {
  const usages: Usage[] = tokens.map(() => "plain");
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (NAMING.has(token.text)) markNamed(tokens, usages, i);
    else if (WORD_FOR.has(token.text)) markSpan(tokens, usages, { from: i + 1, most: 2, onlyEntries: true });
    else if (token.entry !== undefined && usages[i] === "plain") usages[i] = usageOfStrong(tokens, i);
    else if (namesGroup(token.text) && isDisowned(tokens, i))
      markSpan(tokens, usages, { from: i + 1, most: CLAIM, onlyEntries: true });
  }
  return usages;
}

function same(tokens: readonly Token[], a: number, b: number): boolean {
  return tokens[a]?.sentence === tokens[b]?.sentence;
}

/** "called me a …", "stop calling women …"; "I'd call him a …" is the author's own. */
function markNamed(tokens: readonly Token[], usages: Usage[], at: number): void {
  if (!NAMED.has(tokens[at + 1]?.text ?? "")) return;
  const speaker = tokens[at - 1]?.text ?? "";
  const ownVoice = FIRST_PERSON.has(speaker) || (speaker === "would" && FIRST_PERSON.has(tokens[at - 2]?.text ?? ""));
  if (ownVoice) return;
  markSpan(tokens, usages, { from: at + 2, most: 6, onlyEntries: false });
}

function markSpan(
  tokens: readonly Token[],
  usages: Usage[],
  span: { from: number; most: number; onlyEntries: boolean },
): void {
  const { from, most, onlyEntries } = span;
  for (let i = from; i < Math.min(tokens.length, from + most); i += 1) {
    const token = tokens[i];
    if (token === undefined || !same(tokens, from - 1, i) || BREAKS.has(token.text)) return;
    if (!onlyEntries || token.entry !== undefined) usages[i] = "mentioned";
  }
}

function usageOfStrong(tokens: readonly Token[], at: number): Usage {
  const entry = tokens[at]?.entry;
  if (entry === undefined) return "plain";
  let back = at - 1;
  // "not a stupid idiot": words of the lexicon between do not end the reach of the denial.
  while (
    back >= 0 &&
    same(tokens, back, at) &&
    (BRIDGES.has(tokens[back]?.text ?? "") || tokens[back]?.entry !== undefined)
  ) {
    back -= 1;
  }
  const before = same(tokens, back, at) ? (tokens[back]?.text ?? "") : "";
  const bridge = tokens[at - 1]?.text ?? "";
  if (DENIALS.has(before) && entry.kind !== "o") {
    const next = tokens[back + 1]?.text ?? "";
    // "not only an idiot", "why not kill": no denial.
    if (next !== "only" && next !== "just" && tokens[back - 1]?.text !== "why") return "denied";
  }
  if (entry.kind !== "o" && isDeniedClaim(tokens, at, { before, verb: tokens[back - 1]?.text ?? "" })) return "denied";
  if (entry.kind === "t" && FORBIDS.has(before)) return "denied";
  if (entry.kind === "t" || entry.kind === "d") return "plain";
  if (before === "i'm" || before === "im" || (I_AM.has(before) && bridge !== before) || isOwn(tokens, at)) {
    return addressesYou(tokens, at) ? "plain" : "self";
  }
  return "plain";
}

/**
 * "he is no idiot", "anything but a fool", "nobody said you are a liar", "I never called you a moron"; but not "I'm not
 * saying you are stupid, but …", which says it.
 */
function isDeniedClaim(tokens: readonly Token[], at: number, near: { before: string; verb: string }): boolean {
  if (near.before === "no" && IS.has(near.verb)) return true;
  if (near.before === "but" && near.verb === "anything") return true;
  let said = -1;
  for (let i = at - 1; i >= Math.max(0, at - CLAIM) && same(tokens, i, at); i -= 1) {
    const word = tokens[i]?.text ?? "";
    if (word === "but" || word === "because") return false;
    if (SAYING.has(word)) said = i;
    const denies = DENIALS.has(word) || FORBIDS.has(word) || NO_ONE.has(word);
    if (denies && said > i && said - i <= 3) return !isTakenBack(tokens, at);
  }
  return false;
}

function isTakenBack(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i <= at + 3 && same(tokens, i, at); i += 1) if (tokens[i]?.text === "but") return true;
  return false;
}

/** "I am/was/feel … stupid" within five words, "my stupid mistake". */
function isOwn(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.text === "my") return true;
  for (let i = at - 1; i >= Math.max(0, at - 5) && same(tokens, i, at); i -= 1) {
    const word = tokens[i]?.text ?? "";
    if (word === "i'm" || word === "im") return true;
    if (word === "i") {
      const verb = tokens[i + 1]?.text ?? "";
      return (
        verb === "am" || verb === "was" || verb === "feel" || verb === "felt" || verb === "look" || verb === "sound"
      );
    }
  }
  return false;
}

function addressesYou(tokens: readonly Token[], at: number): boolean {
  for (let i = Math.max(0, at - 6); i <= Math.min(tokens.length - 1, at + 2); i += 1) {
    if (same(tokens, i, at) && YOU.has(tokens[i]?.text ?? "")) return true;
  }
  return false;
}

/** Whether a lower-case word speaks to somebody. */
export function isSecondPerson(word: string): boolean {
  return YOU.has(word);
}
