import type { Selectable } from "kysely";
import { SITE_SETTINGS } from "../domain/site-settings.ts";
import type { SiteSettings } from "../domain/site-settings.ts";
import type { SiteTable } from "./schema/conversation.ts";
import type { Db } from "./store.ts";

/** A publication with its settings. */
export interface Site {
  readonly id: number;
  readonly name: string;
  /** Origin under which it is reached, where one installation serves several; null: under all others. */
  readonly address: string | null;
  readonly settings: SiteSettings;
}

/** One site; without an id the first, which every installation has. */
export async function loadSite(db: Db, id?: number): Promise<Site> {
  let query = db.selectFrom("site").selectAll().orderBy("id").limit(1);
  if (id !== undefined) query = query.where("id", "=", id);
  return siteOf(await query.executeTakeFirstOrThrow());
}

/** All sites of this installation, the first one first. */
export async function loadSites(db: Db): Promise<Site[]> {
  return (await db.selectFrom("site").selectAll().orderBy("id").execute()).map(siteOf);
}

/** Adds a site with default settings; returns its id. */
export async function insertSite(tx: Db, site: { name: string; address: string; at: number }): Promise<number> {
  const { id } = await tx
    .insertInto("site")
    .values({ name: site.name, address: site.address, settings: "{}", created_at: site.at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Replaces name, address and settings of a site. */
export async function saveSite(tx: Db, site: Site): Promise<void> {
  await tx
    .updateTable("site")
    .set({ name: site.name, address: site.address, settings: JSON.stringify(site.settings) })
    .where("id", "=", site.id)
    .execute();
}

function siteOf(row: Selectable<SiteTable>): Site {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    settings: SITE_SETTINGS.parse(JSON.parse(row.settings)),
  };
}
