import { IDENTITY_MANY, IDENTITY_ONE } from "./identity.ts";
import type { Token } from "./tokens.ts";

/** So many words around the name of a group are near it: what is said there is mostly said of the group. */
const REACH = 4;

/** How far before a group the verb of somebody else's claim is looked for. */
const CLAIM = 7;
const CLAIMS = new Set(
  (
    "say says said saying claim claims claimed claiming think thinks thought thinking believe believes believed " +
    "believing call calls called calling label labels labelling describe describes described describing treat treats " +
    "treating telling tells told want wants wanted wanting hate hates hated hating despise despises despised threaten " +
    "threatens threatened threatening insult insults insulted insulting abuse abuses abusing idea hatred"
  ).split(" "),
);
/** Before such a verb: the author says it, or says that all do. */
const OWN = new Set(
  (
    "i we i'd i'll i've really honestly just simply also still do don't dont did didn't never always everyone " +
    "everybody all and but fucking absolutely"
  ).split(" "),
);
const NEAR_DENIAL = 4;
const SHARES = new Set(["all", "every", "each", "many", "most"]);
const FEELS = new Set(["hate", "hated", "despise", "despised", "dislike", "loathe"]);
const NOT = new Set(["not", "don't", "dont", "never", "didn't", "doesn't"]);
/** A bare verb at the start of a sentence is the author's, unless it is one of these: "Saying that … is wrong". */
const OPENS = /ing$|^idea$|^hatred$/;

/** Where in a comment a group of people is named. */
export interface GroupPlaces {
  /** For each word, whether a group is named within a few words of it, in the same sentence and by the author. */
  readonly near: readonly (boolean | undefined)[];
  /** Numbers of the sentences in which the author names a group. */
  readonly sentences: ReadonlySet<number>;
}

/**
 * Where `tokens` name a group, `masked` being their words as the model reads them; `undefined` where they name none, or
 * only in what others are said to claim.
 */
export function groupPlaces(tokens: readonly Token[], masked: readonly string[]): GroupPlaces | undefined {
  const near: (boolean | undefined)[] = [];
  const sentences = new Set<number>();
  for (let i = 0; i < tokens.length; i += 1) {
    const sentence = tokens[i]?.sentence;
    if (sentence === undefined || !isGroup(masked[i]) || isDisowned(tokens, i)) continue;
    sentences.add(sentence);
    const last = Math.min(tokens.length - 1, i + REACH);
    for (let j = Math.max(0, i - REACH); j <= last; j += 1) if (tokens[j]?.sentence === sentence) near[j] = true;
  }
  return sentences.size > 0 ? { near, sentences } : undefined;
}

/** Whether a word as the model reads it stands for a group or a member of one. */
export function isGroup(masked: string | undefined): boolean {
  return masked === IDENTITY_ONE || masked === IDENTITY_MANY;
}

/**
 * Whether the author does not say himself what is said of the group at `at`: somebody else says, thinks or wants it
 * ("whoever thinks that …", "calling … animals", "those who hate …", but not "everybody says …"), or it is denied.
 */
export function isDisowned(tokens: readonly Token[], at: number): boolean {
  // A comma or a quotation mark between the two parts them: "I don't care what anyone says, …".
  const passage = tokens[at]?.passage;
  if (isDenied(tokens, at)) return true;
  for (let i = at - 1; i >= Math.max(0, at - CLAIM) && tokens[i]?.passage === passage; i -= 1) {
    const word = tokens[i]?.text ?? "";
    if (!CLAIMS.has(word)) continue;
    const before = tokens[i - 1]?.passage === passage ? (tokens[i - 1]?.text ?? "") : "";
    return before === "" ? OPENS.test(word) : !OWN.has(before);
  }
  return false;
}

/** "not all …", "I don't hate …", "nothing bad about …"; "… do not belong here" denies nothing. */
function isDenied(tokens: readonly Token[], at: number): boolean {
  const word = (index: number): string =>
    tokens[index]?.sentence === tokens[at]?.sentence ? (tokens[index]?.text ?? "") : "";
  for (let i = at - 1; i >= at - NEAR_DENIAL; i -= 1) {
    const [before, earlier] = [word(i - 1), word(i - 2)];
    if (SHARES.has(word(i)) && before === "not") return true;
    if (FEELS.has(word(i)) && (NOT.has(before) || NOT.has(earlier))) return true;
    if (word(i) === "about" && (word(i - 2) === "nothing" || before === "nothing")) return true;
  }
  return false;
}
