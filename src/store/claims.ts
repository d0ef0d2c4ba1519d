import type { Db } from "./store.ts";

/** By what a guest's comments are known to be a member's own. */
export interface ClaimBy {
  readonly siteId: number;
  /** Addresses that are proven to be the member's. */
  readonly addresses: readonly string[];
  readonly deviceId: string | null;
}

/** Ids and articles of comments that a member may claim, at most `limit`. What was withdrawn is nobody's any more. */
export async function claimableComments(
  db: Db,
  by: ClaimBy,
  limit: number,
): Promise<{ id: number; article_id: number }[]> {
  const guests = db
    .selectFrom("comment")
    .select(["id", "article_id"])
    .where("site_id", "=", by.siteId)
    .where("person_id", "is", null)
    .where("state", "<>", "withdrawn")
    .limit(limit);
  const byAddress = by.addresses.length === 0 ? [] : await guests.where("author_email", "in", by.addresses).execute();
  const byDevice = by.deviceId === null ? [] : await guests.where("device_id", "=", by.deviceId).execute();
  const all = new Map([...byAddress, ...byDevice].map((row) => [row.id, row]));
  return [...all.values()].slice(0, limit);
}

/** Gives guests' comments to a member. Their address is not needed any more: the member has proven it. */
export async function giveToMember(
  tx: Db,
  args: { ids: readonly number[]; personId: number; name: string },
): Promise<void> {
  await tx
    .updateTable("comment")
    .set({ person_id: args.personId, author_name: args.name, author_email: null, device_id: null })
    .where("id", "in", args.ids)
    .execute();
}
