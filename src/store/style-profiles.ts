import type { Insertable, Selectable } from "kysely";
import type { StyleProfileTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** A row of the table `style_profile`. */
export type StyleProfileRow = Selectable<StyleProfileTable>;

/** The profile of one member. */
export async function styleProfileOf(db: Db, personId: number): Promise<StyleProfileRow | undefined> {
  return await db.selectFrom("style_profile").selectAll().where("person_id", "=", personId).executeTakeFirst();
}

/** Keeps a profile in the place of an earlier one. */
export async function saveStyleProfile(tx: Db, profile: Insertable<StyleProfileTable>): Promise<void> {
  const { person_id: _, site_id: __, ...changes } = profile;
  await tx
    .insertInto("style_profile")
    .values(profile)
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(changes))
    .execute();
}

/** Forgets how a member writes. */
export async function deleteStyleProfile(tx: Db, personId: number): Promise<void> {
  await tx.deleteFrom("style_profile").where("person_id", "=", personId).execute();
}

/** A banned member with profile, and what their standing says (JSON of `Standing`). */
export interface BannedProfile {
  readonly personId: number;
  readonly name: string;
  readonly standing: string | null;
  readonly updatedAt: number;
}

/** Banned members of a site of whom there is a profile, by id. The profiles themselves are large and come apart. */
export async function bannedProfiles(db: Db, siteId: number): Promise<BannedProfile[]> {
  return await db
    .selectFrom("style_profile")
    .innerJoin("person", "person.id", "style_profile.person_id")
    .select(["person.id as personId", "person.name", "person.standing", "style_profile.updated_at as updatedAt"])
    .where("style_profile.site_id", "=", siteId)
    .where("style_profile.banned", "=", 1)
    .orderBy("person.id")
    .execute();
}

/** Profiles of these members, by id. */
export async function profilesOf(
  db: Db,
  personIds: readonly number[],
): Promise<Pick<StyleProfileRow, "person_id" | "profile">[]> {
  if (personIds.length === 0) return [];
  return await db
    .selectFrom("style_profile")
    .select(["person_id", "profile"])
    .where("person_id", "in", personIds)
    .orderBy("person_id")
    .execute();
}

/** Ids of members who are not banned and of whom there is enough text to say what is ordinary on a site; the latest. */
export async function ordinaryProfiles(
  db: Db,
  args: { siteId: number; leastComments: number; leastWords: number; limit: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom("style_profile")
    .select("person_id")
    .where("site_id", "=", args.siteId)
    .where("banned", "=", 0)
    .where("comment_count", ">=", args.leastComments)
    .where("word_count", ">=", args.leastWords)
    .orderBy("person_id", "desc")
    .limit(args.limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** A comment as far as its style goes. */
export interface WrittenComment {
  readonly id: number;
  readonly body_source: string;
  readonly created_at: number;
}

/**
 * What a member wrote and did not take back, whether or not it became public; the latest `limit`, oldest first.
 * @param args.afterId only what came after this comment.
 */
export async function writtenBy(
  db: Db,
  args: { personId: number; afterId: number; limit: number },
): Promise<WrittenComment[]> {
  const rows = await db
    .selectFrom("comment")
    .select(["id", "body_source", "created_at"])
    .where("person_id", "=", args.personId)
    .where("id", ">", args.afterId)
    .where("state", "<>", "withdrawn")
    .orderBy("id", "desc")
    .limit(args.limit)
    .execute();
  return rows.toReversed();
}

/** How many comments a member had written when they wrote this one, counted up to `most`. */
export async function countWritten(db: Db, args: { personId: number; upToId: number; most: number }): Promise<number> {
  const few = db
    .selectFrom("comment")
    .select("id")
    .where("person_id", "=", args.personId)
    .where("id", "<=", args.upToId)
    .limit(args.most);
  const row = await db
    .selectFrom(few.as("few"))
    .select((e) => e.fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Threads that a member took part in and members whom they answered: of their latest `limit` comments. */
export async function companyOf(
  db: Db,
  args: { personId: number; limit: number },
): Promise<{ threads: number[]; opponents: number[] }> {
  const rows = await db
    .selectFrom("comment")
    .leftJoin("comment as answered", "answered.id", "comment.parent_id")
    .select(["comment.id", "comment.root_id as root", "answered.person_id as opponent"])
    .where("comment.person_id", "=", args.personId)
    .orderBy("comment.id", "desc")
    .limit(args.limit)
    .execute();
  const opponents = rows.flatMap((row) => (row.opponent === null ? [] : [row.opponent]));
  return {
    threads: [...new Set(rows.map((row) => row.root ?? row.id))],
    opponents: [...new Set(opponents)].filter((id) => id !== args.personId),
  };
}

/** Names that a member had before. */
export async function earlierNames(db: Db, personId: number): Promise<string[]> {
  const rows = await db.selectFrom("former_name").select("name").where("person_id", "=", personId).execute();
  return rows.map((row) => row.name);
}

/** What is known of banned members beside their texts. */
export interface KeptTraces {
  readonly names: readonly { readonly personId: number; readonly name: string }[];
  readonly mails: readonly { readonly personId: number; readonly mail: string }[];
}

/** Earlier names and e-mail addresses of members. */
export async function tracesOf(db: Db, personIds: readonly number[]): Promise<KeptTraces> {
  if (personIds.length === 0) return { names: [], mails: [] };
  const names = await db
    .selectFrom("former_name")
    .select(["person_id as personId", "name"])
    .where("person_id", "in", personIds)
    .execute();
  const mails = await db
    .selectFrom("identity")
    .select(["person_id as personId", "subject as mail"])
    .where("person_id", "in", personIds)
    .where("kind", "=", "email")
    .execute();
  return { names, mails };
}
