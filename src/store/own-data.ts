import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { CommentRow } from "./comments.ts";
import type { Tables } from "./schema.ts";
import type { RevisionTable } from "./schema/conversation.ts";
import type { Db } from "./store.ts";

/** Whose rows: a member's, a guest's device's, or both. */
export interface Owner {
  readonly siteId: number;
  readonly personId: number | null;
  readonly deviceId: string | null;
  /** The keys under which marks and reports of the owner are kept. */
  readonly keys: readonly string[];
}

/** The part of a list that comes after a row: lists are read in pieces, so that no answer has to be held whole. */
export interface Part {
  readonly after: number;
  readonly limit: number;
}

/** An id that belongs to nobody. */
const NOBODY = -1;

/** An id that no device has. */
const NO_DEVICE = "";

/** What the owner wrote, oldest first, in every state, with what it is about. */
export async function ownComments(
  db: Db,
  owner: Owner,
  part: Part,
): Promise<(CommentRow & { article_title: string; article_url: string })[]> {
  const all = db
    .selectFrom("comment")
    .innerJoin("article", "article.id", "comment.article_id")
    .selectAll("comment")
    .select(["article.title as article_title", "article.url as article_url"])
    .where("comment.site_id", "=", owner.siteId)
    .where("comment.id", ">", part.after)
    .orderBy("comment.id")
    .limit(part.limit);
  // Two queries rather than one with `or`: each has an index of its own.
  const asMember = owner.personId === null ? [] : await all.where("comment.person_id", "=", owner.personId).execute();
  const asGuest =
    owner.deviceId === null
      ? []
      : await all.where("comment.device_id", "=", owner.deviceId).where("comment.person_id", "is", null).execute();
  return [...asMember, ...asGuest].sort((a, b) => a.id - b.id).slice(0, part.limit);
}

/** The articles that are by the owner. */
export async function articlesByOwner(db: Db, owner: Owner, part: Part) {
  return await db
    .selectFrom("article_author")
    .innerJoin("article", "article.id", "article_author.article_id")
    .select(["article_author.id", "article.title", "article.url", "article_author.at"])
    .where("article_author.person_id", "=", owner.personId ?? NOBODY)
    .where("article_author.id", ">", part.after)
    .orderBy("article_author.id")
    .limit(part.limit)
    .execute();
}

/** Earlier texts of these comments, oldest first. */
export async function revisionsOfAll(db: Db, commentIds: readonly number[]): Promise<Selectable<RevisionTable>[]> {
  if (commentIds.length === 0) return [];
  return await db.selectFrom("revision").selectAll().where("comment_id", "in", commentIds).orderBy("id").execute();
}

/** Published comments in which others mention the owner. */
export async function mentionsOfOwner(db: Db, owner: Owner, part: Part) {
  return await db
    .selectFrom("mention")
    .innerJoin("comment", "comment.id", "mention.comment_id")
    .select(["comment.id", "mention.written", "comment.created_at"])
    .where("mention.person_id", "=", owner.personId ?? NOBODY)
    .where("comment.state", "=", "published")
    .where("comment.id", ">", part.after)
    .orderBy("comment.id")
    .limit(part.limit)
    .execute();
}

/** Marks that the owner gave, by comment. A piece ends with a comment, not within its marks. */
export async function ownReactions(
  db: Db,
  owner: Owner,
  part: Part,
): Promise<{ id: number; mark: string; created_at: number }[]> {
  if (owner.keys.length === 0) return [];
  const rows = await db
    .selectFrom("reaction")
    .select(["comment_id as id", "mark", "created_at"])
    .where("by_key", "in", owner.keys)
    .where("site_id", "=", owner.siteId)
    .where("comment_id", ">", part.after)
    .orderBy("comment_id")
    .orderBy("mark")
    .limit(part.limit)
    .execute();
  const last = rows.at(-1)?.id;
  return rows.length < part.limit ? rows : rows.filter(({ id }) => id !== last);
}

/** Reports and notices that the owner sent. */
export async function ownReports(db: Db, owner: Owner, part: Part) {
  if (owner.keys.length === 0) return [];
  return await db
    .selectFrom("report")
    .selectAll()
    .where("by_key", "in", owner.keys)
    .where("site_id", "=", owner.siteId)
    .where("id", ">", part.after)
    .orderBy("id")
    .limit(part.limit)
    .execute();
}

/** Decisions on the owner or on what they wrote, each with its statement of reasons where there is one. */
export async function decisionsOn(db: Db, owner: Owner, part: Part) {
  return await db
    .selectFrom("decision")
    .leftJoin("statement", "statement.decision_id", "decision.id")
    .select([
      "decision.id",
      "decision.kind",
      "decision.comment_id",
      "decision.clause",
      "decision.reason",
      "decision.at",
      "decision.ends_at",
      "statement.parts",
    ])
    .where("decision.site_id", "=", owner.siteId)
    .where((e) =>
      e.or([
        e("decision.person_id", "=", owner.personId ?? NOBODY),
        e("decision.device_id", "=", owner.deviceId ?? NO_DEVICE),
      ]),
    )
    .where("decision.id", ">", part.after)
    .orderBy("decision.id")
    .limit(part.limit)
    .execute();
}

/** Appeals of the owner. */
export async function ownAppeals(db: Db, owner: Owner, part: Part) {
  return await db
    .selectFrom("appeal")
    .innerJoin("statement", "statement.id", "appeal.statement_id")
    .selectAll("appeal")
    .where("appeal.site_id", "=", owner.siteId)
    .where((e) =>
      e.or([
        e("statement.person_id", "=", owner.personId ?? NOBODY),
        e("statement.device_id", "=", owner.deviceId ?? NO_DEVICE),
      ]),
    )
    .where("appeal.id", ">", part.after)
    .orderBy("appeal.id")
    .limit(part.limit)
    .execute();
}

/** Where the owner was seen, as keyed hashes. */
export async function ownSignals(db: Db, owner: Owner, part: Part) {
  return await db
    .selectFrom("signal")
    .selectAll()
    .where("site_id", "=", owner.siteId)
    .where((e) =>
      e.or([
        e("person_id", "=", owner.personId ?? NOBODY),
        e.and([e("person_id", "is", null), e("device_id", "=", owner.deviceId ?? NO_DEVICE)]),
      ]),
    )
    .where("id", ">", part.after)
    .orderBy("id")
    .limit(part.limit)
    .execute();
}

/** Members whom a member has muted. */
export async function mutesOf(db: Db, owner: Owner, part: Part) {
  return await db
    .selectFrom("mute")
    .innerJoin("person", "person.id", "mute.muted_id")
    .select(["mute.muted_id as id", "person.name", "mute.at"])
    .where("mute.person_id", "=", owner.personId ?? NOBODY)
    .where("mute.muted_id", ">", part.after)
    .orderBy("mute.muted_id")
    .limit(part.limit)
    .execute();
}

/** What a member follows. */
export async function followsOf(db: Db, owner: Owner, part: Part) {
  return await db
    .selectFrom("follow")
    .innerJoin("article", "article.id", "follow.article_id")
    .selectAll("follow")
    .select("article.title as article_title")
    .where("follow.person_id", "=", owner.personId ?? NOBODY)
    .where("follow.id", ">", part.after)
    .orderBy("follow.id")
    .limit(part.limit)
    .execute();
}

/** Tables with rows of a member of which nothing has to be left out. */
type MemberTable = "former_name" | "session" | "notification" | "mail" | "security_event";

/** Reads a member's rows of such a table, oldest first. */
export function rowsOfMember<T extends MemberTable>(
  table: T,
): (db: Db, owner: Owner, part: Part) => Promise<Selectable<Tables[T]>[]> {
  return async (db, owner, part) => {
    const read = sql<Selectable<Tables[T]>>`select * from ${sql.table(table)}
      where person_id = ${owner.personId ?? NOBODY} and id > ${part.after} order by id limit ${part.limit}`;
    return (await read.execute(db)).rows;
  };
}
