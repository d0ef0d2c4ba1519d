import type { Db } from "./store.ts";

/** Notes that a member does not want to see what another writes; saying it twice changes nothing. */
export async function addMute(
  tx: Db,
  mute: { siteId: number; personId: number; mutedId: number; at: number },
): Promise<void> {
  await tx
    .insertInto("mute")
    .values({ site_id: mute.siteId, person_id: mute.personId, muted_id: mute.mutedId, at: mute.at })
    .onConflict((conflict) => conflict.columns(["person_id", "muted_id"]).doNothing())
    .execute();
}

/** Forgets it again. */
export async function dropMute(tx: Db, mute: { personId: number; mutedId: number }): Promise<void> {
  await tx.deleteFrom("mute").where("person_id", "=", mute.personId).where("muted_id", "=", mute.mutedId).execute();
}

/** Ids of the members whom a member has muted. */
export async function mutedBy(db: Db, personId: number): Promise<number[]> {
  const rows = await db.selectFrom("mute").select("muted_id").where("person_id", "=", personId).execute();
  return rows.map((row) => row.muted_id);
}
