import type { Db } from "./store.ts";

/** One version of a site's house rules; the clauses as JSON, not yet checked. */
export interface HouseRulesRow {
  readonly version: number;
  readonly clauses: string;
  readonly at: number;
}

/** The present version; undefined while the site has the shipped set. */
export async function latestHouseRules(db: Db, siteId: number): Promise<HouseRulesRow | undefined> {
  return await db
    .selectFrom("house_rules")
    .select(["version", "clauses", "at"])
    .where("site_id", "=", siteId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** All versions, newest first. */
export async function houseRulesVersions(db: Db, siteId: number): Promise<HouseRulesRow[]> {
  return await db
    .selectFrom("house_rules")
    .select(["version", "clauses", "at"])
    .where("site_id", "=", siteId)
    .orderBy("version", "desc")
    .execute();
}

/** Adds a version. Fails where somebody else has added the same number (see `isUniqueViolation`). */
export async function insertHouseRules(
  tx: Db,
  rules: { siteId: number; version: number; clauses: string; byPerson: number | null; at: number },
): Promise<void> {
  await tx
    .insertInto("house_rules")
    .values({
      site_id: rules.siteId,
      version: rules.version,
      clauses: rules.clauses,
      by_person: rules.byPerson,
      at: rules.at,
    })
    .execute();
}
