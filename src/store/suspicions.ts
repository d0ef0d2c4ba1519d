import type { Insertable, Selectable, Updateable } from "kysely";
import type { CaseRow } from "./cases.ts";
import type { SuspicionTable } from "./schema/moderation.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** A row of the table `suspicion`. */
export type SuspicionRow = Selectable<SuspicionTable>;

/** One suspicion of a site. */
export async function suspicionById(db: Db, siteId: number, id: number): Promise<SuspicionRow | undefined> {
  return await db
    .selectFrom("suspicion")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** Suspicions of a site by their ids, in no order. */
export async function suspicionsByIds(db: Db, siteId: number, ids: readonly number[]): Promise<SuspicionRow[]> {
  if (ids.length === 0) return [];
  return await db.selectFrom("suspicion").selectAll().where("id", "in", ids).where(ofSite(siteId)).execute();
}

/** What is suspected of a member, the likeliest first. */
export async function suspicionsOf(db: Db, personId: number): Promise<SuspicionRow[]> {
  return await db
    .selectFrom("suspicion")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("score", "desc")
    .orderBy("id")
    .execute();
}

/** Newcomers and the banned members whom moderators have confirmed behind them. */
export async function confirmedReturns(db: Db, siteId: number): Promise<(readonly [id: number, banned: number])[]> {
  const rows = await db
    .selectFrom("suspicion")
    .select(["person_id", "suspected_id"])
    .where("site_id", "=", siteId)
    .where("state", "=", "confirmed")
    .orderBy("id")
    .execute();
  return rows.map((row) => [row.person_id, row.suspected_id]);
}

/** Writes a suspicion down; returns its id. At most one for two people. */
export async function insertSuspicion(tx: Db, suspicion: Insertable<SuspicionTable>): Promise<number> {
  const { id } = await tx.insertInto("suspicion").values(suspicion).returning("id").executeTakeFirstOrThrow();
  return id;
}

/**
 * Changes a suspicion that is still in this state.
 * @returns false when somebody else has decided it meanwhile.
 */
export async function updateSuspicion(
  tx: Db,
  suspicion: Pick<SuspicionRow, "id" | "state">,
  changes: Updateable<SuspicionTable>,
): Promise<boolean> {
  const row = await tx
    .updateTable("suspicion")
    .set(changes)
    .where("id", "=", suspicion.id)
    .where("state", "=", suspicion.state)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The open case of a suspicion. */
export async function openCaseOfSuspicion(
  db: Db,
  suspicion: { id: number; personId: number },
): Promise<CaseRow | undefined> {
  return await db
    .selectFrom("moderation_case")
    .selectAll()
    .where("person_id", "=", suspicion.personId)
    .where("suspicion_id", "=", suspicion.id)
    .where("state", "<>", "decided")
    .executeTakeFirst();
}
