import type { Insertable, Selectable } from "kysely";
import type { FindingTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** A row of the table `finding`. */
export type FindingRow = Selectable<FindingTable>;

/** Keeps everything that screening found in a comment. */
export async function insertFindings(tx: Db, findings: readonly Insertable<FindingTable>[]): Promise<void> {
  if (findings.length === 0) return;
  await tx.insertInto("finding").values(findings).execute();
}

/** What was found in these comments, in the order of finding. */
export async function findingsOf(db: Db, commentIds: readonly number[]): Promise<FindingRow[]> {
  if (commentIds.length === 0) return [];
  return await db.selectFrom("finding").selectAll().where("comment_id", "in", commentIds).orderBy("id").execute();
}

/** Forgets what one step found in a comment, because it has looked again. */
export async function deleteFindingsOfStep(tx: Db, args: { commentId: number; step: string }): Promise<void> {
  await tx.deleteFrom("finding").where("comment_id", "=", args.commentId).where("step", "=", args.step).execute();
}

/** Forgets what was found in a comment, because its text is another one now. */
export async function deleteFindings(tx: Db, commentId: number): Promise<void> {
  await tx.deleteFrom("finding").where("comment_id", "=", commentId).execute();
}
