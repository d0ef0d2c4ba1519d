import { SITE_SETTINGS } from "../domain/site-settings.ts";
import type { SiteSettings } from "../domain/site-settings.ts";
import type { Db } from "./store.ts";

/** A publication with its settings. */
export interface Site {
  readonly id: number;
  readonly name: string;
  readonly settings: SiteSettings;
}

/** The site that this installation serves. */
export async function loadSite(db: Db): Promise<Site> {
  const row = await db.selectFrom("site").selectAll().orderBy("id").limit(1).executeTakeFirstOrThrow();
  return { id: row.id, name: row.name, settings: SITE_SETTINGS.parse(JSON.parse(row.settings)) };
}

/** Replaces name and settings of a site. */
export async function saveSite(tx: Db, site: Site): Promise<void> {
  await tx
    .updateTable("site")
    .set({ name: site.name, settings: JSON.stringify(site.settings) })
    .where("id", "=", site.id)
    .execute();
}
