import type { Selectable } from "kysely";
import type { SiteModelTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** A row of the table `site_model`. */
export type SiteModelRow = Selectable<SiteModelTable>;

/** What a site can teach: its judge of abuse, and its search for returns. */
export const SITE_MODEL_KINDS = ["abuse", "returns"] as const;

/** One of the kinds of site models. */
export type SiteModelKind = (typeof SITE_MODEL_KINDS)[number];

/** The present version; undefined while the site has taught nothing. */
export async function latestSiteModel(
  db: Db,
  args: { siteId: number; kind: SiteModelKind },
): Promise<SiteModelRow | undefined> {
  return await db
    .selectFrom("site_model")
    .selectAll()
    .where("site_id", "=", args.siteId)
    .where("kind", "=", args.kind)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Versions of a model without their contents, newest first. */
export async function siteModelVersions(
  db: Db,
  args: { siteId: number; kind: SiteModelKind; limit: number },
): Promise<Pick<SiteModelRow, "version" | "at" | "reason">[]> {
  return await db
    .selectFrom("site_model")
    .select(["version", "at", "reason"])
    .where("site_id", "=", args.siteId)
    .where("kind", "=", args.kind)
    .orderBy("version", "desc")
    .limit(args.limit)
    .execute();
}

/** Adds a version. Fails where somebody else has added the same number (see `isUniqueViolation`). */
export async function insertSiteModel(tx: Db, model: SiteModelRow): Promise<void> {
  await tx.insertInto("site_model").values(model).execute();
}

/** Forgets all but the newest versions of a model. */
export async function thinSiteModels(
  tx: Db,
  args: { siteId: number; kind: SiteModelKind; before: number },
): Promise<void> {
  await tx
    .deleteFrom("site_model")
    .where("site_id", "=", args.siteId)
    .where("kind", "=", args.kind)
    .where("version", "<", args.before)
    .execute();
}
