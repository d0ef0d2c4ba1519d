import type { Insertable, Selectable } from "kysely";
import type { ReportTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** A row of the table `report`. */
export type ReportRow = Selectable<ReportTable>;

/** Keeps a report; returns its id. */
export async function insertReport(tx: Db, report: Insertable<ReportTable>): Promise<number> {
  const { id } = await tx.insertInto("report").values(report).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** The report whose receipt has this secret. */
export async function reportByReceipt(
  db: Db,
  args: { siteId: number; receiptHash: string },
): Promise<ReportRow | undefined> {
  return await db
    .selectFrom("report")
    .selectAll()
    .where("receipt_hash", "=", args.receiptHash)
    .where("site_id", "=", args.siteId)
    .executeTakeFirst();
}

/** Every report on a comment, oldest first. */
export async function reportsOn(db: Db, commentId: number): Promise<ReportRow[]> {
  return await db.selectFrom("report").selectAll().where("comment_id", "=", commentId).orderBy("id").execute();
}

/** Reports that a decision has answered, oldest first. */
export async function reportsDecidedBy(db: Db, decisionId: number): Promise<ReportRow[]> {
  return await db.selectFrom("report").selectAll().where("decision_id", "=", decisionId).orderBy("id").execute();
}

/**
 * Answers the reports anew that a decision had upheld and that is reversed now.
 * @returns those that it changed.
 */
export async function dismissUpheld(
  tx: Db,
  args: { decisionId: number; by: number; outcome: string; at: number },
): Promise<ReportRow[]> {
  return await tx
    .updateTable("report")
    .set({ state: "dismissed", outcome: args.outcome, decision_id: args.by, closed_at: args.at })
    .where("decision_id", "=", args.decisionId)
    .where("state", "=", "upheld")
    .returningAll()
    .execute();
}

/** The open report of this reporter on this comment. */
export async function openReportBy(db: Db, args: { commentId: number; byKey: string }): Promise<ReportRow | undefined> {
  return await db
    .selectFrom("report")
    .selectAll()
    .where("comment_id", "=", args.commentId)
    .where("by_key", "=", args.byKey)
    .where("state", "=", "open")
    .executeTakeFirst();
}

/** How many reports of these reporters were upheld and dismissed. */
export async function reportOutcomes(
  db: Db,
  byKeys: readonly string[],
): Promise<Map<string, { upheld: number; dismissed: number }>> {
  const outcomes = new Map(byKeys.map((key) => [key, { upheld: 0, dismissed: 0 }]));
  if (byKeys.length === 0) return outcomes;
  const rows = await db
    .selectFrom("report")
    .select((e) => ["by_key", "state", e.fn.countAll<number>().as("count")])
    .where("by_key", "in", byKeys)
    .where("state", "<>", "open")
    .groupBy(["by_key", "state"])
    .execute();
  for (const { by_key: key, state, count } of rows) {
    const outcome = key === null ? undefined : outcomes.get(key);
    if (outcome !== undefined && state !== "open") outcome[state] = count;
  }
  return outcomes;
}

/** Reports of a site that came in during a time, oldest first, from a place on. */
export async function reportsBetween(
  db: Db,
  args: { siteId: number; from: number; until: number; afterId: number; limit: number },
): Promise<ReportRow[]> {
  return await db
    .selectFrom("report")
    .selectAll()
    .where("site_id", "=", args.siteId)
    .where("created_at", ">=", args.from)
    .where("created_at", "<", args.until)
    .where("id", ">", args.afterId)
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

/** Closes every open report on a comment. Returns those that were open. */
export async function closeReports(
  tx: Db,
  args: { commentId: number; state: "upheld" | "dismissed"; outcome: string; decisionId: number; at: number },
): Promise<ReportRow[]> {
  return await tx
    .updateTable("report")
    .set({ state: args.state, outcome: args.outcome, decision_id: args.decisionId, closed_at: args.at })
    .where("comment_id", "=", args.commentId)
    .where("state", "=", "open")
    .returningAll()
    .execute();
}

/** Opens the reports again that a decision has closed. @returns their ids. */
export async function reopenReports(tx: Db, decisionId: number): Promise<number[]> {
  const rows = await tx
    .updateTable("report")
    .set({ state: "open", outcome: null, decision_id: null, closed_at: null })
    .where("decision_id", "=", decisionId)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * The reports that a decision has answered, oldest first, and nobody changes them until this transaction ends: the
 * decision is undone before it or after it.
 */
export async function holdReportsDecidedBy(tx: Db, decisionId: number): Promise<ReportRow[]> {
  const rows = await tx
    .updateTable("report")
    .set((e) => ({ decision_id: e.ref("decision_id") }))
    .where("decision_id", "=", decisionId)
    .returningAll()
    .execute();
  return rows.toSorted((a, b) => a.id - b.id);
}

/** How many reports are open on each of these comments. */
export async function openReportCounts(db: Db, commentIds: readonly number[]): Promise<Map<number, number>> {
  if (commentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("report")
    .select((e) => ["comment_id", e.fn.countAll<number>().as("count")])
    .where("comment_id", "in", commentIds)
    .where("state", "=", "open")
    .groupBy("comment_id")
    .execute();
  return new Map(rows.map((row) => [row.comment_id, row.count]));
}
