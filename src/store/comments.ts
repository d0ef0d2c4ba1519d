import { sql } from "kysely";
import type { Insertable, Selectable, Updateable } from "kysely";
import type { CommentTable } from "./schema.ts";
import type { Db } from "./store.ts";

/** A row of the table `comment`. */
export type CommentRow = Selectable<CommentTable>;

/** The comment with this id, on this site. */
export async function commentById(db: Db, siteId: number, id: number): Promise<CommentRow | undefined> {
  return await db
    .selectFrom("comment")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** Comments with these ids, in no particular order. */
export async function commentsByIds(db: Db, siteId: number, ids: readonly number[]): Promise<CommentRow[]> {
  if (ids.length === 0) return [];
  return await db.selectFrom("comment").selectAll().where("id", "in", ids).where("site_id", "=", siteId).execute();
}

/** Adds a comment; returns its id. */
export async function insertComment(tx: Db, values: Insertable<CommentTable>): Promise<number> {
  const row = await tx.insertInto("comment").values(values).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/** Changes the columns of one comment. */
export async function updateComment(tx: Db, id: number, changes: Updateable<CommentTable>): Promise<void> {
  await tx.updateTable("comment").set(changes).where("id", "=", id).execute();
}

/** Gives the next place in the list under a comment. */
export async function takePosition(tx: Db, branchId: number): Promise<number> {
  const row = await tx
    .updateTable("comment")
    .set((e) => ({ last_position: e("last_position", "+", 1) }))
    .where("id", "=", branchId)
    .returning("last_position")
    .executeTakeFirstOrThrow();
  return row.last_position;
}

/**
 * Adds `change` to the counts above a comment that became visible (1) or stopped being so (-1): to the reply count of
 * its true parent and to the descendant count of every comment that it is shown under (at most NEST_LIMIT - 1).
 */
export async function countVisible(
  tx: Db,
  args: { parentId: number | null; branchId: number | null; change: 1 | -1 },
): Promise<void> {
  if (args.parentId === null || args.branchId === null) return;
  await tx
    .updateTable("comment")
    .set((e) => ({ reply_count: e("reply_count", "+", args.change) }))
    .where("id", "=", args.parentId)
    .execute();
  await sql`
    with recursive above (id, branch_id) as (
      select id, branch_id from comment where id = ${args.branchId}
      union all
      select c.id, c.branch_id from comment c join above a on c.id = a.branch_id
    )
    update comment set descendant_count = descendant_count + ${sql.raw(String(args.change))}
    where id in (select id from above)
  `.execute(tx);
}

/** Keeps the text that an edit is about to replace. */
export async function keepRevision(tx: Db, comment: CommentRow, replacedAt: number): Promise<void> {
  await tx
    .insertInto("revision")
    .values({
      site_id: comment.site_id,
      comment_id: comment.id,
      body_source: comment.body_source,
      body_html: comment.body_html,
      replaced_at: replacedAt,
    })
    .execute();
}

/** Earlier texts of a comment, oldest first. */
export async function revisionsOf(db: Db, commentId: number): Promise<{ body_html: string; replaced_at: number }[]> {
  return await db
    .selectFrom("revision")
    .select(["body_html", "replaced_at"])
    .where("comment_id", "=", commentId)
    .orderBy("id")
    .execute();
}

/** Forgets the earlier texts of a comment. */
export async function dropRevisions(tx: Db, commentId: number): Promise<void> {
  await tx.deleteFrom("revision").where("comment_id", "=", commentId).execute();
}

/** What one device wrote under an article, oldest first, at most `limit`. */
export async function commentsOfDevice(
  db: Db,
  args: { articleId: number; deviceId: string; limit: number },
): Promise<CommentRow[]> {
  return await db
    .selectFrom("comment")
    .selectAll()
    .where("device_id", "=", args.deviceId)
    .where("article_id", "=", args.articleId)
    .orderBy("id", "desc")
    .limit(args.limit)
    .execute();
}
