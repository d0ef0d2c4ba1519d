import type { Passage } from "../../case-view.ts";
import { nameKey } from "../../name-key.ts";
import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { identityTalk } from "../phrases/identity-talk.ts";
import { originalPassage, wordText } from "../phrases/word-text.ts";
import type { WatchedName } from "../phrases/watched-names.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/**
 * "Is 'A' the new 'B'?", with the second name in quotation marks as names of accounts are written: that is a question of a
 * return even where nobody is called B on any list. Without the marks it is what people say of politicians and towns.
 */
const ASKS_WHETHER_NEW =
  /\b(?:[Ii]s|[Aa]re|[Ii]sn['’]?t|[Ii]st|[Bb]ist|[Ss]ind)\b[^.?!\n]{1,80}\b(?:the new|der neue|die neue)\s+['"‘“„‚»«]\p{Lu}[^.?!\n]{1,60}\?/u;

/**
 * Names of watched and banned people, as a note for moderators: in the text, in a question whether somebody is such a
 * person, or as the author's own; and talk of who somebody really is where the name is not known. Never a reason to hold:
 * asking is allowed, and a name alone proves nothing.
 */
export function findWatchedNames(comment: ScreenedComment, { names }: ScreeningTools): Finding[] {
  const { author, normal } = comment;
  const found: Finding[] = [];
  const like = names.byKey.get(nameKey(author.name));
  if (like !== undefined && like.personId !== author.personId) found.push(note("named-like-listed", like, null));
  const words = wordText(normal);
  const talk = identityTalk(comment, names);
  const mentions = new Map<number, Finding>();
  names.matcher.find(words, (phrase, range) => {
    const form = names.forms[phrase];
    if (form === undefined || (form.form === "surname" && talk === null)) return true;
    const { watched } = form;
    if (watched.personId === author.personId || mentions.has(watched.personId)) return true;
    const code = talk === null ? "names-listed-person" : "asks-about-return";
    mentions.set(watched.personId, note(code, watched, originalPassage(words, normal, range)));
    return true;
  });
  const passage = talk?.speaksOfReturn === true ? talk.passage : questionOfReturn(comment.text);
  if (mentions.size === 0 && passage !== null) {
    const what = { code: "speaks-of-return" } as const;
    found.push(finding({ step: "watch-list", what, passage, strength: 0.5, weight: "note" }));
  }
  return [...found, ...mentions.values()];
}

/** Where a comment asks whether an account is another one's successor; null where it does not. */
function questionOfReturn(text: string): Passage | null {
  const asked = ASKS_WHETHER_NEW.exec(text);
  return asked === null ? null : { start: asked.index, end: asked.index + asked[0].length };
}

function note(
  code: "named-like-listed" | "names-listed-person" | "asks-about-return",
  { personId, name }: WatchedName,
  passage: Finding["passage"],
): Finding {
  return finding({ step: "watch-list", what: { code, personId, name }, passage, weight: "note" });
}
