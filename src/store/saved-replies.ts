import type { Insertable, Selectable } from "kysely";
import type { SavedReplyTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** A row of the table `saved_reply`. */
export type SavedReplyRow = Selectable<SavedReplyTable>;

/** Most saved replies of one site: a choice among more would help nobody. */
export const MOST_SAVED_REPLIES = 200;

/** The saved replies of a site, by clause. */
export async function savedReplies(db: Db, siteId: number): Promise<SavedReplyRow[]> {
  return await db
    .selectFrom("saved_reply")
    .selectAll()
    .where("site_id", "=", siteId)
    .orderBy("clause")
    .orderBy("id")
    .limit(MOST_SAVED_REPLIES)
    .execute();
}

/** Keeps saved replies. */
export async function insertSavedReplies(tx: Db, replies: readonly Insertable<SavedReplyTable>[]): Promise<void> {
  if (replies.length > 0) await tx.insertInto("saved_reply").values(replies).execute();
}

/** Changes a saved reply. @returns false where the site has none with this id. */
export async function updateSavedReply(
  tx: Db,
  args: { siteId: number; id: number; changes: Pick<SavedReplyRow, "clause" | "language" | "title" | "text"> },
): Promise<boolean> {
  const row = await tx
    .updateTable("saved_reply")
    .set(args.changes)
    .where("id", "=", args.id)
    .where("site_id", "=", args.siteId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes a saved reply, if the site has it. */
export async function deleteSavedReply(tx: Db, args: { siteId: number; id: number }): Promise<void> {
  await tx.deleteFrom("saved_reply").where("id", "=", args.id).where("site_id", "=", args.siteId).execute();
}
