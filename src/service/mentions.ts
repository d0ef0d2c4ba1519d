import { linkMentions, mentionedPeople, possibleMentions } from "../domain/mentions.ts";
import type { MentionedMember } from "../domain/mentions.ts";
import { nameKey } from "../domain/name-key.ts";
import { FORMER_NAME_KEPT_MS } from "../domain/person.ts";
import { membersNamed, mentionsIn } from "../store/mentions.ts";
import type { NamedMember } from "../store/mentions.ts";
import type { Db } from "../store/store.ts";

/** A text with its mentions found. */
export interface MentioningText {
  /** The HTML, with a link for each mention. */
  readonly html: string;
  /** Whom it mentions, as it is written there. */
  readonly mentions: readonly { readonly personId: number; readonly written: string }[];
}

/**
 * Finds whom a comment mentions: members by their names, also by one that they gave up lately and nobody else may take
 * yet; and whoever was mentioned in the comment before, by the name that it had there.
 * @param args.source Markdown, of which `html` is made.
 * @param args.commentId the comment that is edited; null for a new one.
 * @param args.named who is meant by a name, where that is not whoever has it at the time `at`.
 */
export async function findMentions(
  tx: Db,
  args: {
    siteId: number;
    source: string;
    html: string;
    commentId: number | null;
  } & ({ at: number } | { named: (keys: readonly string[]) => Promise<readonly NamedMember[]> }),
): Promise<MentioningText> {
  const { siteId, source, html, commentId } = args;
  const possible = possibleMentions(source);
  if (possible.length === 0) return { html, mentions: [] };
  const people = new Map<string, MentionedMember>();
  for (const { id, name, written } of commentId === null ? [] : await mentionsIn(tx, commentId)) {
    people.set(nameKey(written), { id, name });
  }
  const keys = [...new Set(possible.flatMap(({ names }) => names.map(({ key }) => key)))].filter(
    (key) => !people.has(key),
  );
  const named =
    "named" in args
      ? await args.named(keys)
      : await membersNamed(tx, { siteId, keys, since: args.at - FORMER_NAME_KEPT_MS });
  for (const { key, id, name } of named) {
    people.set(key, { id, name });
  }
  const mentioned = mentionedPeople(source, possible, people);
  const linked = new Map([...people].filter(([, { id }]) => mentioned.has(id)));
  return {
    html: linkMentions(html, linked),
    mentions: [...mentioned].map(([personId, { written }]) => ({ personId, written })),
  };
}
