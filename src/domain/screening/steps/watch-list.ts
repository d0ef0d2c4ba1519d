import { nameKey } from "../../name-key.ts";
import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { originalPassage, wordText } from "../phrases/word-text.ts";
import type { WatchedName } from "../phrases/watched-names.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/**
 * Names of watched and banned people, as a note for moderators: in the text, in a question whether somebody is such a
 * person, or as the author's own. Never a reason to hold: asking is allowed, and a name alone proves nothing.
 */
export function findWatchedNames(comment: ScreenedComment, { names }: ScreeningTools): Finding[] {
  const { author, normal } = comment;
  const found: Finding[] = [];
  const like = names.byKey.get(nameKey(author.name));
  if (like !== undefined && like.personId !== author.personId) found.push(note("named-like-listed", like, null));
  if (names.forms.length === 0) return found;
  const words = wordText(normal);
  const mentions = new Map<number, Finding>();
  const ofReturn = speaksOfReturn(comment, names);
  names.matcher.find(words, (phrase, range) => {
    const form = names.forms[phrase];
    if (form === undefined || (form.form === "surname" && !ofReturn)) return true;
    const { watched } = form;
    if (watched.personId === author.personId || mentions.has(watched.personId)) return true;
    const code = ofReturn ? "asks-about-return" : "names-listed-person";
    mentions.set(watched.personId, note(code, watched, originalPassage(words, normal, range)));
    return true;
  });
  return [...found, ...mentions.values()];
}

function speaksOfReturn({ normal }: ScreenedComment, { returnTalk }: ScreeningTools["names"]): boolean {
  let found = false;
  returnTalk.find(wordText(normal), () => {
    found = true;
    return false;
  });
  return found;
}

function note(
  code: "named-like-listed" | "names-listed-person" | "asks-about-return",
  { personId, name }: WatchedName,
  passage: Finding["passage"],
): Finding {
  return finding({ step: "watch-list", what: { code, personId, name }, passage, weight: "note" });
}
