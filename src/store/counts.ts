import { sql } from "kysely";
import { MARKS } from "../domain/reaction.ts";
import type { Mark } from "../domain/reaction.ts";
import type { CommentRow } from "./comments.ts";
import type { Db } from "./store.ts";

/** The derived counts of a comment. */
export const COMMENT_COUNTS = [
  "reply_count",
  "descendant_count",
  "last_position",
  "agree_count",
  "disagree_count",
  "respect_count",
] as const;

/** The derived counts of an article. */
export const ARTICLE_COUNTS = ["comment_count", "last_position"] as const;

/** A comment with its counts and what they are reckoned from. */
export type CountedRow = Pick<
  CommentRow,
  "id" | "parent_id" | "branch_id" | "position" | "state" | "published_at" | (typeof COMMENT_COUNTS)[number]
>;

/** Ids of articles of all sites, ascending, behind `after`. */
export async function articleIds(db: Db, args: { after: number; limit: number }): Promise<number[]> {
  const rows = await db
    .selectFrom("article")
    .select("id")
    .where("id", ">", args.after)
    .orderBy("id")
    .limit(args.limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** The counts of an article, whose row is locked until the end of the transaction: nobody changes its conversation. */
export async function lockedArticleCounts(
  tx: Db,
  articleId: number,
): Promise<{ comment_count: number; last_position: number } | undefined> {
  return await tx
    .updateTable("article")
    .set((e) => ({ version: e.ref("version") }))
    .where("id", "=", articleId)
    .returning(ARTICLE_COUNTS)
    .executeTakeFirst();
}

/** All comments of an article with their counts, by descending id. */
export async function countedComments(tx: Db, articleId: number): Promise<CountedRow[]> {
  return await tx
    .selectFrom("comment")
    .select(["id", "parent_id", "branch_id", "position", "state", "published_at", ...COMMENT_COUNTS])
    .where("article_id", "=", articleId)
    .orderBy("id", "desc")
    .execute();
}

/** How many of each mark the comments of an article have; those without any are left out. */
export async function markCounts(tx: Db, articleId: number): Promise<Map<number, Record<Mark, number>>> {
  const rows = await tx
    .selectFrom("reaction")
    .innerJoin("comment", "comment.id", "reaction.comment_id")
    .select((e) => ["reaction.comment_id as id", "reaction.mark as mark", e.fn.countAll<number>().as("count")])
    .where("comment.article_id", "=", articleId)
    .groupBy(["reaction.comment_id", "reaction.mark"])
    .execute();
  const counts = new Map<number, Record<Mark, number>>();
  for (const { id, mark, count } of rows) {
    const known = counts.get(id) ?? (Object.fromEntries(MARKS.map((name) => [name, 0])) as Record<Mark, number>);
    counts.set(id, { ...known, [mark]: count });
  }
  return counts;
}

/** Puts one count right. */
export async function setCount(
  tx: Db,
  args: { table: "article" | "comment"; id: number; column: string; value: number },
): Promise<void> {
  const { table, id, column, value } = args;
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where id = ${id}`.execute(tx);
}
