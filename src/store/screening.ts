import type { CommentRow } from "./comments.ts";
import { prepared } from "./prepared.ts";
import type { Db } from "./store.ts";

/** Whose comments are meant: a member's, or those of a guest's device. */
export interface AuthorScope {
  readonly siteId: number;
  readonly personId: number | null;
  readonly deviceId: string | null;
}

type LastComment = Pick<CommentRow, "id" | "article_id" | "state" | "body_source" | "created_at">;

const LAST = ["id", "article_id", "state", "body_source", "created_at"] as const;

// Asked for with every comment that is posted, so each is built once.
const publishedByMember = prepared<{ siteId: number; personId: number; limit: number }, { id: number }>((db, arg) =>
  db
    .selectFrom("comment")
    .select("id")
    .where("person_id", "=", arg("personId"))
    .where("site_id", "=", arg("siteId"))
    .where("state", "=", "published")
    .limit(arg("limit")),
);

const publishedByDevice = prepared<{ siteId: number; deviceId: string; limit: number }, { id: number }>((db, arg) =>
  db
    .selectFrom("comment")
    .select("id")
    .where("device_id", "=", arg("deviceId"))
    .where("site_id", "=", arg("siteId"))
    .where("state", "=", "published")
    .limit(arg("limit")),
);

const lastByMember = prepared<{ siteId: number; personId: number; limit: number }, LastComment>((db, arg) =>
  db
    .selectFrom("comment")
    .select(LAST)
    .where("person_id", "=", arg("personId"))
    .where("site_id", "=", arg("siteId"))
    .orderBy("id", "desc")
    .limit(arg("limit")),
);

const lastByDevice = prepared<{ siteId: number; deviceId: string; limit: number }, LastComment>((db, arg) =>
  db
    .selectFrom("comment")
    .select(LAST)
    .where("device_id", "=", arg("deviceId"))
    .where("site_id", "=", arg("siteId"))
    .orderBy("id", "desc")
    .limit(arg("limit")),
);

/** How many comments of an author are public, counted no further than `limit`. */
export async function publishedCount(db: Db, author: AuthorScope, limit: number): Promise<number> {
  const { siteId, personId, deviceId } = author;
  if (personId !== null) return (await publishedByMember(db, { siteId, personId, limit })).length;
  return deviceId === null ? 0 : (await publishedByDevice(db, { siteId, deviceId, limit })).length;
}

/** Whether another comment of an author was ever public, whatever has become of it since. */
export async function hasBeenPublic(db: Db, author: AuthorScope & { readonly except: number }): Promise<boolean> {
  const { siteId, personId, deviceId, except } = author;
  const ofAuthor =
    personId === null
      ? db.selectFrom("comment").where("device_id", "=", deviceId)
      : db.selectFrom("comment").where("person_id", "=", personId);
  const row = await ofAuthor
    .select("id")
    .where("site_id", "=", siteId)
    .where("published_at", "is not", null)
    .where("id", "<>", except)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The last comments of an author, newest first. */
export async function lastCommentsOf(db: Db, author: AuthorScope, limit: number): Promise<readonly LastComment[]> {
  const { siteId, personId, deviceId } = author;
  if (personId !== null) return await lastByMember(db, { siteId, personId, limit });
  return deviceId === null ? [] : await lastByDevice(db, { siteId, deviceId, limit });
}

const newcomersLately = prepared<{ articleId: number; since: number; limit: number }, { id: number }>((db, arg) =>
  db
    .selectFrom("comment")
    .select("id")
    .where("article_id", "=", arg("articleId"))
    .where("newcomer", "=", 1)
    .where("created_at", ">", arg("since"))
    .limit(arg("limit")),
);

/** How many comments newcomers wrote under an article since a time, by all processes; counted no further than `limit`. */
export async function newcomersSince(
  db: Db,
  args: { articleId: number; since: number; limit: number },
): Promise<number> {
  return (await newcomersLately(db, args)).length;
}

type LikeComment = Pick<CommentRow, "id" | "person_id" | "device_id" | "body_source" | "created_at">;

const withTextKey = prepared<{ siteId: number; textKey: number; limit: number }, LikeComment>((db, arg) =>
  db
    .selectFrom("comment")
    .select(["id", "person_id", "device_id", "body_source", "created_at"])
    .where("site_id", "=", arg("siteId"))
    .where("text_key", "=", arg("textKey"))
    .orderBy("id", "desc")
    .limit(arg("limit")),
);

/** The newest comments that have the smallest hash of their sketch in common with a text: they may be like it. */
export async function commentsWithTextKey(
  db: Db,
  args: { siteId: number; textKey: number; limit: number },
): Promise<readonly LikeComment[]> {
  return await withTextKey(db, args);
}

/** When an author wrote here first (milliseconds since 1970-01-01 UTC); null: never. */
export async function firstCommentAt(db: Db, { siteId, personId, deviceId }: AuthorScope): Promise<number | null> {
  const first = db.selectFrom("comment").select("created_at").where("site_id", "=", siteId).orderBy("id").limit(1);
  if (personId !== null) return (await first.where("person_id", "=", personId).executeTakeFirst())?.created_at ?? null;
  if (deviceId === null) return null;
  return (await first.where("device_id", "=", deviceId).executeTakeFirst())?.created_at ?? null;
}

/** Members who are banned on this site, with their names now and before. */
export async function bannedNames(db: Db, siteId: number): Promise<{ personId: number; name: string }[]> {
  const banned = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("site_id", "=", siteId)
    .where("state", "<>", "left")
    .where("standing", "like", '%"ban":{%')
    .limit(MAX_WATCHED)
    .execute();
  if (banned.length === 0) return [];
  const former = await db
    .selectFrom("former_name")
    .select(["person_id", "name"])
    .where(
      "person_id",
      "in",
      banned.map(({ id }) => id),
    )
    .execute();
  return [
    ...banned.map(({ id, name }) => ({ personId: id, name })),
    ...former.map(({ person_id: personId, name }) => ({ personId, name })),
  ];
}

/** Most banned members whose names are looked for. */
const MAX_WATCHED = 5_000;

/** Rules of a site that are watched or in force. */
export async function activeRules(
  db: Db,
  siteId: number,
): Promise<{ id: number; version: number; state: "shadow" | "live"; definition: string }[]> {
  const rows = await db
    .selectFrom("screening_rule")
    .select(["id", "version", "state", "definition"])
    .where("site_id", "=", siteId)
    .where("state", "in", ["shadow", "live"])
    .orderBy("id")
    .execute();
  return rows.flatMap(({ state, ...row }) => (state === "shadow" || state === "live" ? [{ ...row, state }] : []));
}
