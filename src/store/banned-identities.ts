import type { Insertable } from "kysely";
import type { BannedIdentityTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** Keeps by what a banned person would sign up again; what is kept already stays. */
export async function insertBannedIdentities(
  tx: Db,
  identities: readonly Insertable<BannedIdentityTable>[],
): Promise<void> {
  if (identities.length === 0) return;
  await tx
    .insertInto("banned_identity")
    .values(identities)
    .onConflict((conflict) => conflict.columns(["decision_id", "identity_key"]).doNothing())
    .execute();
}

/** Whether a ban that holds on this site names any of these keys. */
export async function isBannedIdentity(
  db: Db,
  args: { siteId: number; keys: readonly string[]; at: number },
): Promise<boolean> {
  if (args.keys.length === 0) return false;
  const row = await db
    .selectFrom("banned_identity")
    .select("id")
    .where("identity_key", "in", args.keys)
    .where((e) => e.or([e("site_id", "=", args.siteId), e("scope", "=", "all-sites")]))
    .where((e) => e.or([e("ends_at", "is", null), e("ends_at", ">", args.at)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets what a ban had kept, because it was lifted or reversed. */
export async function forgetBannedIdentities(tx: Db, decisionId: number): Promise<void> {
  await tx.deleteFrom("banned_identity").where("decision_id", "=", decisionId).execute();
}
