import { nameKey } from "../../name-key.ts";
import { PhraseMatcher } from "./phrase-matcher.ts";
import { RETURN_TALK, TALK_KINDS } from "./return-talk.ts";
import type { TalkKind } from "./return-talk.ts";
import { wordForm } from "./word-text.ts";

/** A person whom moderators watch, or who is banned. */
export interface WatchedName {
  readonly personId: number;
  /** The name as shown, or a former one. */
  readonly name: string;
}

/** How much of a name a form of it has; a surname alone may be anybody's. */
type Form = "whole" | "short" | "surname";

/** The names to watch for, made ready to be applied to many comments. */
export interface CompiledNames {
  readonly matcher: PhraseMatcher;
  /** By the numbers of `matcher`. */
  readonly forms: readonly { readonly watched: WatchedName; readonly form: Form }[];
  readonly byKey: ReadonlyMap<string, WatchedName>;
  /** What people say of a return (see `RETURN_TALK`). */
  readonly returnTalk: PhraseMatcher;
  /** By the numbers of `returnTalk`. */
  readonly talkKinds: readonly TalkKind[];
}

/** Shorter surnames are words too often. */
const LEAST_SURNAME = 4;
/** Shorter names are found only as the name of an author. */
const LEAST_NAME = 3;

/**
 * Makes names ready: "Ada Quill" is also found as "A. Quill", "AdaQuill", "AQuill" and, where somebody speaks of a
 * return, as "Quill".
 * @param fold as for `compileRules`.
 */
export function compileNames(names: readonly WatchedName[], fold: (phrase: string) => string): CompiledNames {
  const forms = names.flatMap((watched) => formsOf(watched, fold));
  const talk = TALK_KINDS.flatMap((kind) =>
    Object.values(RETURN_TALK).flatMap((said) => said[kind].map((phrase) => ({ kind, phrase: fold(phrase) }))),
  );
  return {
    matcher: new PhraseMatcher(forms.map(({ phrase }) => phrase)),
    forms: forms.map(({ watched, form }) => ({ watched, form })),
    byKey: new Map(names.map((watched) => [nameKey(watched.name), watched])),
    returnTalk: new PhraseMatcher(talk.map(({ phrase }) => phrase)),
    talkKinds: talk.map(({ kind }) => kind),
  };
}

function formsOf(
  watched: WatchedName,
  fold: (phrase: string) => string,
): { phrase: string; watched: WatchedName; form: Form }[] {
  const words = wordForm(fold(watched.name)).replaceAll("*", "").split(" ").filter(Boolean);
  const first = words[0] ?? "";
  const last = words.at(-1) ?? "";
  const forms = new Map<string, Form>();
  const add = (phrase: string, form: Form, least: number): void => {
    if (phrase.length >= least && !forms.has(phrase)) forms.set(phrase, form);
  };
  add(words.join(" "), "whole", LEAST_NAME);
  if (words.length > 1) {
    add(words.join(""), "whole", LEAST_NAME);
    add(`${first.slice(0, 1)} ${last}`, "short", LEAST_SURNAME);
    add(`${first.slice(0, 1)}${last}`, "short", LEAST_SURNAME);
    add(last, "surname", LEAST_SURNAME);
  }
  return [...forms].map(([phrase, form]) => ({ phrase, watched, form }));
}
