import { identitiesOf } from "../../store/identities.ts";
import type { Db } from "../../store/store.ts";

/** The confirmed address that a member used last; null for members without one. */
export async function memberAddress(tx: Db, personId: number): Promise<string | null> {
  const identities = (await identitiesOf(tx, personId)).filter(({ kind }) => kind === "email");
  return identities.sort((a, b) => b.used_at - a.used_at)[0]?.label ?? null;
}
