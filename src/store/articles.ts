import type { Insertable, Selectable, Updateable } from "kysely";
import { prepared } from "./prepared.ts";
import type { ArticleTable } from "./schema/conversation.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** A row of the table `article`. */
export type ArticleRow = Selectable<ArticleTable>;

/** The columns of an article without its text, which may be long and which no list shows. */
const LISTED = [
  "id",
  "site_id",
  "key",
  "url",
  "slug",
  "title",
  "standfirst",
  "author",
  "published_at",
  "image",
  "closed_at",
  "measures",
  "close_after_days",
  "created_at",
  "updated_at",
  "comment_count",
  "last_position",
  "version",
] as const;

/** An article as lists show it. */
export type ListedArticle = Pick<ArticleRow, (typeof LISTED)[number]>;

/** The article with this id, on this site; undefined when there is none. */
export async function articleById(db: Db, siteId: number, id: number): Promise<ArticleRow | undefined> {
  return await db
    .selectFrom("article")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

// Asked for with every comment that is posted.
const selectMeasures = prepared<{ siteId: number; id: number }, Pick<ArticleRow, "measures">>((db, arg) =>
  db.selectFrom("article").select("measures").where("id", "=", arg("id")).where("site_id", "=", arg("siteId")),
);

/** What moderators have decided about an article, as it is kept; null: nothing, or there is no such article. */
export async function articleMeasures(db: Db, siteId: number, id: number): Promise<string | null> {
  return (await selectMeasures(db, { siteId, id }))[0]?.measures ?? null;
}

/** The hosted article with this slug. */
export async function articleBySlug(db: Db, siteId: number, slug: string): Promise<ArticleRow | undefined> {
  return await db
    .selectFrom("article")
    .selectAll()
    .where("site_id", "=", siteId)
    .where("slug", "=", slug)
    .executeTakeFirst();
}

/** The article known by this key (`url:…` or `id:…`). */
export async function articleByKey(db: Db, siteId: number, key: string): Promise<ArticleRow | undefined> {
  return await db
    .selectFrom("article")
    .selectAll()
    .where("site_id", "=", siteId)
    .where("key", "=", key)
    .executeTakeFirst();
}

/** Articles with these ids, in no particular order. */
export async function articlesByIds(
  db: Db,
  siteId: number,
  ids: readonly number[],
): Promise<{ id: number; title: string }[]> {
  if (ids.length === 0) return [];
  return await db.selectFrom("article").select(["id", "title"]).where("id", "in", ids).where(ofSite(siteId)).execute();
}

/** The articles known by any of these keys. */
export async function articlesByKeys(db: Db, siteId: number, keys: readonly string[]): Promise<ArticleRow[]> {
  if (keys.length === 0) return [];
  return await db.selectFrom("article").selectAll().where("site_id", "=", siteId).where("key", "in", keys).execute();
}

/**
 * Articles, newest first, by keyset.
 * @param options.after the last article of the page before.
 */
export async function newestArticles(
  db: Db,
  siteId: number,
  options: { limit: number; after?: { publishedAt: number; id: number } | undefined },
): Promise<ListedArticle[]> {
  let query = db
    .selectFrom("article")
    .select(LISTED)
    .where("site_id", "=", siteId)
    .where("published_at", "is not", null);
  const after = options.after;
  if (after !== undefined) {
    query = query.where((e) =>
      e.or([
        e("published_at", "<", after.publishedAt),
        e.and([e("published_at", "=", after.publishedAt), e("id", "<", after.id)]),
      ]),
    );
  }
  return await query.orderBy("published_at", "desc").orderBy("id", "desc").limit(options.limit).execute();
}

/** Adds an article, or returns the one that has its key already. */
export async function insertArticle(
  tx: Db,
  values: Insertable<ArticleTable>,
): Promise<{ article: ArticleRow; created: boolean }> {
  const inserted = await tx
    .insertInto("article")
    .values(values)
    .onConflict((conflict) => conflict.columns(["site_id", "key"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return { article: inserted, created: true };
  const article = await articleByKey(tx, values.site_id, values.key);
  if (article === undefined) throw new Error("An article with this key exists and cannot be read");
  return { article, created: false };
}

/** Changes an article and makes its version grow. */
export async function updateArticle(tx: Db, id: number, changes: Updateable<ArticleTable>): Promise<ArticleRow> {
  return await tx
    .updateTable("article")
    .set(changes)
    .set((e) => ({ version: e("version", "+", 1) }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What a change of a conversation needs to know of its article; the text of a hosted article may be long. */
export type TouchedArticle = Pick<
  ArticleRow,
  "id" | "last_position" | "closed_at" | "close_after_days" | "published_at" | "created_at" | "measures"
>;

interface Touch {
  readonly siteId: number;
  readonly articleId: number;
  readonly published: number;
  readonly roots: number;
  readonly at: number;
}

const touch = prepared<Touch, TouchedArticle>((db, arg) =>
  db
    .updateTable("article")
    .set((e) => ({
      version: e("version", "+", 1),
      comment_count: e("comment_count", "+", arg("published")),
      last_position: e("last_position", "+", arg("roots")),
      updated_at: arg("at"),
    }))
    .where("id", "=", arg("articleId"))
    .where("site_id", "=", arg("siteId"))
    .returning(["id", "last_position", "closed_at", "close_after_days", "published_at", "created_at", "measures"]),
);

/**
 * Makes the version grow, and with it the number of published comments and of places for roots. It is the first
 * statement of each transaction that changes a conversation: the row's lock keeps them in one order.
 */
export async function touchArticle(
  tx: Db,
  args: { siteId: number; articleId: number; published?: number; roots?: number; at: number },
): Promise<TouchedArticle | undefined> {
  return (await touch(tx, { published: 0, roots: 0, ...args }))[0];
}
