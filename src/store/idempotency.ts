import { sql } from "kysely";
import { prepared } from "./prepared.ts";
import type { Db } from "./store.ts";

const selectKey = prepared<{ siteId: number; key: string }, { commentId: number; at: number }>((db, arg) =>
  db
    .selectFrom("idempotency")
    .select(["comment_id as commentId", "created_at as at"])
    .where("site_id", "=", arg("siteId"))
    .where("key", "=", arg("key")),
);

const insertKey = prepared<{ siteId: number; key: string; commentId: number; at: number }, { comment_id: number }>(
  (db, arg) =>
    db
      .insertInto("idempotency")
      .values({ site_id: arg("siteId"), key: arg("key"), comment_id: arg("commentId"), created_at: arg("at") })
      .onConflict((conflict) => conflict.columns(["site_id", "key"]).doNothing())
      .returning("comment_id"),
);

/** The comment that an earlier request with this key made, and when (milliseconds since 1970-01-01 UTC). */
export async function commentOfKey(
  db: Db,
  siteId: number,
  key: string,
): Promise<{ commentId: number; at: number } | undefined> {
  return (await selectKey(db, { siteId, key }))[0];
}

/** Remembers which comment a request with this key made; false when the key was taken meanwhile. */
export async function rememberKey(
  tx: Db,
  args: { siteId: number; key: string; commentId: number; at: number },
): Promise<boolean> {
  return (await insertKey(tx, args)).length > 0;
}

/** Forgets one key. */
export async function forgetKey(tx: Db, siteId: number, key: string): Promise<void> {
  await tx.deleteFrom("idempotency").where("site_id", "=", siteId).where("key", "=", key).execute();
}

/**
 * Forgets keys that were remembered before an instant, of all sites.
 * @param args.before milliseconds since 1970-01-01 UTC.
 * @param args.limit at most so many at once, so that those who post do not wait long.
 * @returns how many were forgotten.
 */
export async function forgetOldKeys(tx: Db, args: { before: number; limit: number }): Promise<number> {
  // Searched without an index: the table holds the days since the last time only, and every comment would pay for one.
  const { numAffectedRows } = await sql`
    delete from idempotency where (site_id, key) in (
      select site_id, key from idempotency where created_at < ${args.before} limit ${args.limit}
    )
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}
