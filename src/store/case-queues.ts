import type { CaseTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** Where a case waits. */
export type CaseQueue = CaseTable["queue"];

/** The queues, in the order in which the console shows them. */
export const CASE_QUEUES = ["held", "reported", "return", "appeal", "new", "heat"] as const satisfies CaseQueue[];

/** How many cases wait in each queue of a site. */
export async function waitingCounts(db: Db, siteId: number): Promise<Record<CaseQueue, number>> {
  const rows = await db.selectFrom("case_count").selectAll().where("site_id", "=", siteId).execute();
  const counts = new Map(rows.map((row) => [row.queue, row.waiting]));
  return Object.fromEntries(CASE_QUEUES.map((queue) => [queue, counts.get(queue) ?? 0])) as Record<CaseQueue, number>;
}

/** Notes that a queue has one case more or less. */
export async function countWaiting(tx: Db, args: { siteId: number; queue: CaseQueue; change: 1 | -1 }): Promise<void> {
  await tx
    .insertInto("case_count")
    .values({ site_id: args.siteId, queue: args.queue, waiting: args.change })
    .onConflict((conflict) =>
      conflict.columns(["site_id", "queue"]).doUpdateSet((e) => ({
        waiting: e(e.ref("case_count.waiting"), "+", args.change),
      })),
    )
    .execute();
}

/**
 * How long the last decided cases of a queue had waited, in milliseconds, for the usual waiting time. Those that nobody
 * decided, because the author revised or withdrew the comment, say nothing of it.
 */
export async function lastWaits(db: Db, args: { siteId: number; queue: CaseQueue; limit: number }): Promise<number[]> {
  const rows = await db
    .selectFrom("moderation_case")
    .select(["opened_at", "decided_at"])
    .where("site_id", "=", args.siteId)
    .where("queue", "=", args.queue)
    .where("state", "=", "decided")
    .where("decision_id", "is not", null)
    .orderBy("decided_at", "desc")
    .limit(args.limit)
    .execute();
  return rows.flatMap((row) => (row.decided_at === null ? [] : [row.decided_at - row.opened_at]));
}
