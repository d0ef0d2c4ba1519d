import { ownWords, recurringSignOffs } from "../../judgement/authorship/own-words.ts";
import { packProfile, unpackProfile } from "../../judgement/authorship/pack-profile.ts";
import { addComments, emptyProfile } from "../../judgement/authorship/profile.ts";
import { earlierNames, saveStyleProfile, styleProfileOf, writtenBy } from "../../store/style-profiles.ts";
import type { WrittenComment } from "../../store/style-profiles.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Latest comments from which somebody is quoted, and from which it is seen what is a signature. */
const TEXTS = 60;

/** Most comments that are added to a profile at once: of somebody who wrote for years the latest say enough. */
const MOST_ADDED = 1_000;

/** A member's names, the present one first: names are no style and are left out of texts. */
export async function namesOf(db: Db, person: { id: number; name: string }): Promise<string[]> {
  return [person.name, ...(await earlierNames(db, person.id))];
}

/** A member's own words, comment by comment: without quotations, code, links, names and signatures. */
export async function ownTexts(db: Db, person: { id: number; name: string }): Promise<string[]> {
  const written = await writtenBy(db, { personId: person.id, afterId: 0, limit: TEXTS });
  return ownOf(written, written, await namesOf(db, person)).map(({ text }) => text);
}

/**
 * Brings the profile of a member up to date: adds what they wrote since it was made.
 * @param options.banned whether the member is banned now.
 * @param options.deleteAt when it is to be forgotten (milliseconds since 1970-01-01 UTC); null: not yet known.
 * @returns the profile as packed text.
 */
export async function keepProfile(
  context: ServiceContext,
  person: { id: number; name: string },
  options: { banned: boolean; deleteAt: number | null },
): Promise<string> {
  const { reader } = context.store;
  const kept = await styleProfileOf(reader, person.id);
  const known = kept === undefined ? null : unpackProfile(kept.profile);
  const afterId = known === null ? 0 : (kept?.last_comment_id ?? 0);
  const added = await writtenBy(reader, { personId: person.id, afterId, limit: MOST_ADDED });
  const lately = await writtenBy(reader, { personId: person.id, afterId: 0, limit: TEXTS });
  const own = ownOf(added, lately, await namesOf(reader, person)).map(({ text, at }) => ({
    text,
    hour: new Date(at).getUTCHours(),
  }));
  const profile = addComments(known ?? emptyProfile(), own);
  const packed = packProfile(profile);
  await context.store.transaction((tx) =>
    saveStyleProfile(tx, {
      person_id: person.id,
      site_id: context.site().id,
      profile: packed,
      comment_count: profile.comments,
      word_count: profile.words,
      last_comment_id: added.at(-1)?.id ?? afterId,
      banned: options.banned ? 1 : 0,
      updated_at: context.now(),
      delete_at: options.deleteAt,
    }),
  );
  return packed;
}

/** When a profile is to be forgotten that nothing keeps from `from` on. */
export function forgetStyleAt(context: ServiceContext, from: number): number {
  return from + context.site().settings.styleDays * DAY_MS;
}

function ownOf(
  comments: readonly WrittenComment[],
  lately: readonly WrittenComment[],
  names: readonly string[],
): { text: string; at: number }[] {
  const signOffs = recurringSignOffs(lately.map((comment) => comment.body_source));
  return comments
    .map((comment) => ({ text: ownWords(comment.body_source, { signOffs, names }), at: comment.created_at }))
    .filter(({ text }) => text !== "");
}
