import type { Mark, MarkCounts } from "../domain/reaction.ts";
import { prepared } from "./prepared.ts";
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

/**
 * Makes the marks that were given under one key those of another, who turned out to be the same person. What both gave
 * is one mark.
 * @returns true when there were any.
 */
export async function handOverMarks(tx: Db, args: { commentId: number; from: string; to: string }): Promise<boolean> {
  const taken = await tx
    .deleteFrom("reaction")
    .where("comment_id", "=", args.commentId)
    .where("by_key", "=", args.from)
    .returningAll()
    .execute();
  for (const row of taken) {
    await tx
      .insertInto("reaction")
      .values({ ...row, by_key: args.to })
      .onConflict((conflict) => conflict.columns(["comment_id", "by_key", "mark"]).doNothing())
      .execute();
  }
  return taken.length > 0;
}

const countRows = prepared<{ commentId: number }, { mark: Mark; count: number }>((db, arg) =>
  db
    .selectFrom("reaction")
    .select((e) => ["mark", e.fn.countAll<number>().as("count")])
    .where("comment_id", "=", arg("commentId"))
    .groupBy("mark"),
);

const countKeys = prepared<{ commentId: number }, { people: number }>((db, arg) =>
  db
    .selectFrom("reaction")
    .select((e) => e.fn.count<number>("by_key").distinct().as("people"))
    .where("comment_id", "=", arg("commentId")),
);

/** How many gave each mark, and how many different people gave any, counted anew. */
export async function countMarks(db: Db, commentId: number): Promise<{ counts: MarkCounts; people: number }> {
  const counts = { agree: 0, disagree: 0, respect: 0 };
  for (const { mark, count } of await countRows(db, { commentId })) counts[mark] = count;
  return { counts, people: (await countKeys(db, { commentId }))[0]?.people ?? 0 };
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
    .distinct()
    .where("reaction.by_key", "in", args.byKeys)
    .where("comment.article_id", "=", args.articleId)
    .execute();
}
