import type { Passage } from "../../case-view.ts";
import type { NormalView } from "../normal-view.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import { findConversationNames } from "./conversation-names.ts";
import type { TalkKind } from "./return-talk.ts";
import type { CompiledNames } from "./watched-names.ts";
import { originalPassage, wordText } from "./word-text.ts";

/** What a comment says of who somebody is. */
export interface IdentityTalk {
  /** Where it begins. */
  readonly passage: Passage;
  /** It asks or claims that somebody is another person, or a banned one, whoever is meant. */
  readonly speaksOfReturn: boolean;
}

/** Something said, in units of the word text. */
interface Said {
  readonly kind: TalkKind | "names";
  readonly phrase: number;
  readonly from: number;
  readonly to: number;
}

/** Whether a sentence ends within a range of the word text. */
type IsParted = (range: { from: number; to: number }) => boolean;

/** The end of a sentence and the beginning of another; the dot of an initial is none. */
const SENTENCE_ENDS = /(?:[\p{L}\p{N}]{2}\.|[!?;…])\s|\n/u;

/** What each kind is worth, and how many different ones of it count. */
const WORTH: Readonly<Record<Said["kind"], { readonly points: number; readonly most: number }>> = {
  again: { points: 4, most: 1 },
  accounts: { points: 3, most: 1 },
  renamed: { points: 3, most: 1 },
  persons: { points: 0, most: 0 },
  signs: { points: 2, most: 2 },
  links: { points: 1.5, most: 2 },
  names: { points: 1.5, most: 1 },
  places: { points: 1, most: 1 },
  hints: { points: 0, most: 0 },
};

/** From so many points on it is talk of who somebody is. Two signs have them, or three kinds of evidence together. */
const LEAST_POINTS = 4;

/** Worth of a name that stands right beside a link or a sign, and how far that is: a short word lies between at most. */
const BESIDE_NAME = 1;
const SIDE_BY_SIDE = 6;

/** Worth of speaking to somebody, or of somebody who is back, in the sentence that says what name they go by now. */
const SPEAKS_TO_RENAMED = 1;

/** What belongs together stands this near, in units of the word text: a long sentence, or two. */
const NEAR = 240;

/** Kinds that everybody uses all the time. */
const SAYS_NOTHING_ALONE: ReadonlySet<TalkKind> = new Set(["hints", "persons", "places"]);

/** Kinds that are said of shops and towns just as well, or of nobody in particular. */
const OF_THINGS: ReadonlySet<Said["kind"]> = new Set(["renamed", "links", "persons", "hints"]);

/** Whether a text says anything that may be about who somebody is; if not, nobody has to ask who is here. */
export function speaksOfIdentity(normal: NormalView, names: CompiledNames): boolean {
  let speaks = false;
  names.returnTalk.find(wordText(normal), (phrase) => {
    speaks = !SAYS_NOTHING_ALONE.has(names.talkKinds[phrase] ?? "hints");
    return !speaks;
  });
  return speaks;
}

/**
 * What a comment says of who somebody is; null where it says nothing of the kind. What has little to say by itself, as
 * "banned" or "is back", says it together with the name of somebody who is here or with talk of this place.
 */
export function identityTalk(comment: ScreenedComment, names: CompiledNames): IdentityTalk | null {
  const { normal, text } = comment;
  const words = wordText(normal);
  const said: Said[] = [];
  names.returnTalk.find(words, (phrase, { from, to }) => {
    const kind = names.talkKinds[phrase];
    if (kind !== undefined) said.push({ kind, phrase, from, to });
    return true;
  });
  const first = said[0];
  if (first === undefined) return null;
  const isCapital = (at: number): boolean =>
    /^\p{Lu}/u.test(text.slice(normal.starts[words.origins[at] ?? 0] ?? 0).slice(0, 2));
  findConversationNames(words, { names: comment.conversation, isCapital }, (phrase, { from, to }) => {
    said.push({ kind: "names", phrase, from, to });
  });
  const near = nearTogether(said, ({ from, to }) => {
    const { start, end } = originalPassage(words, normal, { from, to });
    return SENTENCE_ENDS.test(text.slice(start, end));
  });
  return { passage: originalPassage(words, normal, near ?? first), speaksOfReturn: near !== null };
}

/** From where to where things are said that have points enough together; null where none have. */
function nearTogether(said: Said[], isParted: IsParted): { from: number; to: number } | null {
  const inOrder = said.toSorted((a, b) => a.from - b.from || b.to - a.to);
  let window: Said[] = [];
  for (const one of inOrder) {
    // Of what overlaps, the first counts: "the new" in "the new name" is no evidence of its own.
    if (one.from < (window.at(-1)?.to ?? 0) - 1) continue;
    window = [...window.filter(({ from }) => one.to - from <= NEAR), one];
    if (points(window, isParted) >= LEAST_POINTS) return { from: window[0]?.from ?? one.from, to: one.to };
  }
  return null;
}

function points(window: readonly Said[], isParted: IsParted): number {
  // "The shop is back under another name" says nothing of anybody here.
  const spokenTo = speaksToRenamed(window, isParted);
  if (!spokenTo && window.every(({ kind }) => OF_THINGS.has(kind))) return 0;
  let sum = 0;
  for (const kind of Object.keys(WORTH) as Said["kind"][]) {
    const different = new Set(window.filter((one) => one.kind === kind).map(({ phrase }) => phrase)).size;
    sum += Math.min(different, WORTH[kind].most) * WORTH[kind].points;
  }
  if (window.some((one, i) => saysOf(window[i - 1], one))) sum += BESIDE_NAME;
  return sum + (spokenTo ? SPEAKS_TO_RENAMED : 0);
}

/** Whether somebody is spoken to, or said to be back, in the sentence that names another name: "Are you …, under …?" */
function speaksToRenamed(window: readonly Said[], isParted: IsParted): boolean {
  const persons = window.filter(({ kind }) => kind === "persons");
  return window.some(
    ({ kind, from, to }) =>
      kind === "renamed" &&
      persons.some((one) => !isParted({ from: Math.min(from, one.from), to: Math.max(to, one.to) })),
  );
}

/** Whether a name and what makes somebody another person stand side by side: "Tam is back", "the banned Tam". */
function saysOf(before: Said | undefined, { kind, from }: Said): boolean {
  if (before === undefined || from - before.to > SIDE_BY_SIDE) return false;
  const [name, said] = before.kind === "names" ? [before.kind, kind] : [kind, before.kind];
  return name === "names" && (said === "links" || said === "signs");
}
