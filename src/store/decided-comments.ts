import type { Db } from "./store.ts";

/** The last decision of a site; 0 while there is none. */
export async function lastDecisionId(db: Db, siteId: number): Promise<number> {
  const row = await db
    .selectFrom("decision")
    .select("id")
    .where("site_id", "=", siteId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** When decisions were made, by their ids (milliseconds since 1970-01-01 UTC). */
export async function decisionTimes(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("decision").select(["id", "at"]).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row.at]));
}
