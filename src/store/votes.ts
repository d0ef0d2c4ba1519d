import type { Db } from "./store.ts";

/** Gives a vote; false when this device had voted already. */
export async function giveVote(
  tx: Db,
  vote: { siteId: number; commentId: number; deviceId: string; at: number },
): Promise<boolean> {
  const row = await tx
    .insertInto("vote")
    .values({ site_id: vote.siteId, comment_id: vote.commentId, device_id: vote.deviceId, created_at: vote.at })
    .onConflict((conflict) => conflict.columns(["comment_id", "device_id"]).doNothing())
    .returning("comment_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a vote back; false when there was none. */
export async function takeVoteBack(tx: Db, vote: { commentId: number; deviceId: string }): Promise<boolean> {
  const row = await tx
    .deleteFrom("vote")
    .where("comment_id", "=", vote.commentId)
    .where("device_id", "=", vote.deviceId)
    .returning("comment_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds to the score of a comment. */
export async function addScore(tx: Db, commentId: number, change: number): Promise<void> {
  await tx
    .updateTable("comment")
    .set((e) => ({ score: e("score", "+", change) }))
    .where("id", "=", commentId)
    .execute();
}

/** Ids of the comments under an article that this device has voted for. */
export async function votesOfDevice(db: Db, args: { articleId: number; deviceId: string }): Promise<number[]> {
  const rows = await db
    .selectFrom("vote")
    .innerJoin("comment", "comment.id", "vote.comment_id")
    .select("vote.comment_id as id")
    .where("vote.device_id", "=", args.deviceId)
    .where("comment.article_id", "=", args.articleId)
    .execute();
  return rows.map((row) => row.id);
}
