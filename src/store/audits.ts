import type { Db } from "./store.ts";

/** The last audit of a site as JSON, with when it was made (milliseconds since 1970-01-01 UTC). */
export async function lastAudit(db: Db, siteId: number): Promise<{ data: string; at: number } | undefined> {
  return await db.selectFrom("audit").select(["data", "at"]).where("site_id", "=", siteId).executeTakeFirst();
}

/** Keeps an audit in the place of the one before. */
export async function saveAudit(tx: Db, audit: { siteId: number; data: string; at: number }): Promise<void> {
  const { siteId, data, at } = audit;
  await tx
    .insertInto("audit")
    .values({ site_id: siteId, data, at })
    .onConflict((conflict) => conflict.column("site_id").doUpdateSet({ data, at }))
    .execute();
}
