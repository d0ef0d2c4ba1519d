import { sql } from "kysely";
import type { Selectable } from "kysely";
import { prepared } from "./prepared.ts";
import type { FollowTable } from "./schema/delivery.ts";
import type { Db } from "./store.ts";

/** A row of the table `follow`. */
export type FollowRow = Selectable<FollowTable>;

/** What a member follows: an article, or one thread of it. */
export interface Followed {
  readonly articleId: number;
  /** The thread; null for the whole article. */
  readonly rootId: number | null;
}

/** Lets a member follow; following twice is following. @returns whether that is new. */
export async function insertFollow(
  tx: Db,
  args: Followed & { siteId: number; personId: number; at: number },
): Promise<boolean> {
  const row = await tx
    .insertInto("follow")
    .values({
      site_id: args.siteId,
      person_id: args.personId,
      email: null,
      article_id: args.articleId,
      root_id: args.rootId,
      created_at: args.at,
      confirmed_at: args.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends it. @returns whether there was something to end. */
export async function deleteFollow(tx: Db, args: Followed & { personId: number }): Promise<boolean> {
  const result = await tx
    .deleteFrom("follow")
    .where("person_id", "=", args.personId)
    .where("article_id", "=", args.articleId)
    .where("root_id", args.rootId === null ? "is" : "=", args.rootId)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** What a member follows under one article: null for all of it, and the ids of threads. */
export async function followsUnder(db: Db, args: { personId: number; articleId: number }): Promise<(number | null)[]> {
  const rows = await db
    .selectFrom("follow")
    .select("root_id")
    .where("person_id", "=", args.personId)
    .where("article_id", "=", args.articleId)
    .execute();
  return rows.map((row) => row.root_id);
}

interface FollowersWanted {
  readonly articleId: number;
  readonly rootId: number;
  readonly before: number;
}

// Asked for with every comment that becomes public.
const selectFollowers = prepared<FollowersWanted, Pick<FollowRow, "person_id">>((db, arg) =>
  db
    .selectFrom("follow")
    .select("person_id")
    .distinct()
    .where("article_id", "=", arg("articleId"))
    .where((e) => e.or([e("root_id", "is", null), e("root_id", "=", arg("rootId"))]))
    .where("person_id", "is not", null)
    .where("created_at", "<", arg("before")),
);

/** Members who followed the article or this thread of it before `before`. */
export async function followersOf(db: Db, args: FollowersWanted): Promise<number[]> {
  const rows = await selectFollowers(db, args);
  return rows.flatMap((row) => (row.person_id === null ? [] : [row.person_id]));
}

/** Notes that a guest would like to be told of answers to a comment; not before it is confirmed. */
export async function insertGuestFollow(
  tx: Db,
  args: { siteId: number; email: string; articleId: number; commentId: number; at: number },
): Promise<number | null> {
  const row = await tx
    .insertInto("follow")
    .values({
      site_id: args.siteId,
      person_id: null,
      email: args.email,
      article_id: args.articleId,
      root_id: args.commentId,
      created_at: args.at,
      confirmed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

/** How many unconfirmed wishes of an address there are since `since`. */
export async function countUnconfirmed(
  db: Db,
  args: { siteId: number; email: string; since: number },
): Promise<number> {
  const { count } = await db
    .selectFrom("follow")
    .select(sql<number>`cast(count(*) as integer)`.as("count"))
    .where("site_id", "=", args.siteId)
    .where("email", "=", args.email)
    .where("confirmed_at", "is", null)
    .where("created_at", ">", args.since)
    .executeTakeFirstOrThrow();
  return count;
}

/** One row. */
export async function followById(db: Db, siteId: number, id: number): Promise<FollowRow | undefined> {
  return await db
    .selectFrom("follow")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** Confirms a guest's wish; once confirmed it stays so. */
export async function confirmFollow(tx: Db, id: number, at: number): Promise<void> {
  await tx
    .updateTable("follow")
    .set({ confirmed_at: at })
    .where("id", "=", id)
    .where("confirmed_at", "is", null)
    .execute();
}

/** The confirmed wishes of guests to hear of answers to this comment. */
export async function guestsAwaitingAnswers(
  db: Db,
  args: { articleId: number; commentId: number },
): Promise<{ id: number; email: string }[]> {
  const rows = await db
    .selectFrom("follow")
    .select(["id", "email"])
    .where("article_id", "=", args.articleId)
    .where("root_id", "=", args.commentId)
    .where("email", "is not", null)
    .where("confirmed_at", "is not", null)
    .execute();
  return rows.flatMap((row) => (row.email === null ? [] : [{ id: row.id, email: row.email }]));
}

/** Ends all wishes of a guest's address on this site. */
export async function deleteGuestFollows(tx: Db, args: { siteId: number; email: string }): Promise<void> {
  await tx.deleteFrom("follow").where("site_id", "=", args.siteId).where("email", "=", args.email).execute();
}
