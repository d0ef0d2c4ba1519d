import type { Db } from "./store.ts";

/** The comment that an earlier request with this key made. */
export async function commentOfKey(db: Db, siteId: number, key: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("idempotency")
    .select("comment_id")
    .where("site_id", "=", siteId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.comment_id;
}

/** Remembers which comment a request with this key made. */
export async function rememberKey(
  tx: Db,
  args: { siteId: number; key: string; commentId: number; at: number },
): Promise<void> {
  await tx
    .insertInto("idempotency")
    .values({ site_id: args.siteId, key: args.key, comment_id: args.commentId, created_at: args.at })
    .execute();
}

/** Forgets keys that are older than `before` (milliseconds since 1970-01-01 UTC). */
export async function forgetKeys(tx: Db, before: number): Promise<void> {
  await tx.deleteFrom("idempotency").where("created_at", "<", before).execute();
}
