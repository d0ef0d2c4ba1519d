import type { Mark } from "../domain/reaction.ts";
import type { Db } from "./store.ts";

/** Gives a mark; false when it was given already. */
export async function giveMark(
  tx: Db,
  mark: { siteId: number; commentId: number; byKey: string; mark: Mark; at: number },
): Promise<boolean> {
  const row = await tx
    .insertInto("reaction")
    .values({
      site_id: mark.siteId,
      comment_id: mark.commentId,
      by_key: mark.byKey,
      mark: mark.mark,
      created_at: mark.at,
    })
    .onConflict((conflict) => conflict.columns(["comment_id", "by_key", "mark"]).doNothing())
    .returning("comment_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a mark back; false when there was none. */
export async function takeMarkBack(tx: Db, mark: { commentId: number; byKey: string; mark: Mark }): Promise<boolean> {
  const row = await tx
    .deleteFrom("reaction")
    .where("comment_id", "=", mark.commentId)
    .where("by_key", "=", mark.byKey)
    .where("mark", "=", mark.mark)
    .returning("comment_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds to the score of a comment. */
export async function addScore(tx: Db, commentId: number, change: number): Promise<void> {
  await tx
    .updateTable("comment")
    .set((e) => ({ score: e("score", "+", change), agree_count: e("agree_count", "+", change) }))
    .where("id", "=", commentId)
    .execute();
}

/** Marks under an article that were given under one of these keys. */
export async function marksUnder(
  db: Db,
  args: { articleId: number; byKeys: readonly string[] },
): Promise<{ id: number; mark: Mark }[]> {
  return await db
    .selectFrom("reaction")
    .innerJoin("comment", "comment.id", "reaction.comment_id")
    .select(["reaction.comment_id as id", "reaction.mark"])
    .where("reaction.by_key", "in", args.byKeys)
    .where("comment.article_id", "=", args.articleId)
    .execute();
}
