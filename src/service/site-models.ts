import { freshReturnsLayer } from "../judgement/authorship/site-learning.ts";
import type { ReturnsLayer } from "../judgement/authorship/site-learning.ts";
import { insertSiteModel, latestSiteModel, siteModelVersions, thinSiteModels } from "../store/site-models.ts";
import type { SiteModelKind, SiteModelRow } from "../store/site-models.ts";
import type { Db } from "../store/store.ts";
import { LARGEST_SHIFT } from "../judgement/abuse/site-layer.ts";
import type { SiteDrift } from "../judgement/abuse/site-layer.ts";
import { freshAbuseLesson, packAbuseLesson, unpackAbuseLesson } from "./abuse-lesson.ts";
import { appendLedger, sha256 } from "./moderation/append-ledger.ts";
import type { ServiceContext } from "./service-context.ts";

/** Versions of a model that are kept: enough to see where a drift began. */
const KEPT_VERSIONS = 50;

/**
 * Adds a version of a site's model, in the ledger too, and forgets those long past.
 * @param model.by who taught it or let it forget; null: the job that learns from what was decided.
 */
export async function saveSiteModel(
  tx: Db,
  context: ServiceContext,
  model: { kind: SiteModelKind; data: string; reason: string; by: number | null },
): Promise<void> {
  const { kind, data, reason, by } = model;
  const siteId = context.site().id;
  const at = context.now();
  const version = ((await latestSiteModel(tx, { siteId, kind }))?.version ?? 0) + 1;
  await insertSiteModel(tx, { site_id: siteId, kind, version, data, at, reason });
  await thinSiteModels(tx, { siteId, kind, before: version - KEPT_VERSIONS + 1 });
  const body = { kind, version: String(version), hash: sha256(data), by };
  await appendLedger(tx, context, [{ kind: "model", at, body }]);
}

/** How careful a site's moderators have taught the search for returns to be. */
export async function returnsLayerOf(db: Db, siteId: number): Promise<ReturnsLayer> {
  const kept = await latestSiteModel(db, { siteId, kind: "returns" });
  return kept === undefined ? freshReturnsLayer() : (JSON.parse(kept.data) as ReturnsLayer);
}

/** How far a site has moved its judge of abuse from the shipped one. */
export interface AbuseDrift extends SiteDrift {
  /** The most that it can shift a judgement, in logits. */
  readonly mostShift: number;
}

/** How far what a site taught its judge of abuse has moved it; null while it has taught nothing. */
export async function abuseDrift(context: ServiceContext): Promise<AbuseDrift | null> {
  const kept = await latestSiteModel(context.store.reader, { siteId: context.site().id, kind: "abuse" });
  if (kept === undefined) return null;
  const { layer } = unpackAbuseLesson(kept.data);
  return layer.version === 0 ? null : { ...layer.drift, mostShift: LARGEST_SHIFT };
}

/** Lets a site forget what its moderators have taught a model: a new version, which begins again. */
export async function resetSiteModel(
  context: ServiceContext,
  args: { kind: SiteModelKind; reason: string; by: number | null },
): Promise<void> {
  const { kind, reason, by } = args;
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    // What was decided before is not learnt again.
    const data =
      kind === "returns" ? JSON.stringify(freshReturnsLayer()) : packAbuseLesson(await freshAbuseLesson(tx, siteId));
    await saveSiteModel(tx, context, { kind, data, reason, by });
  });
}

/** The versions of a site's model, newest first, with why each was made. */
export async function siteModelHistory(
  context: ServiceContext,
  kind: SiteModelKind,
): Promise<Pick<SiteModelRow, "version" | "at" | "reason">[]> {
  return await siteModelVersions(context.store.reader, { siteId: context.site().id, kind, limit: KEPT_VERSIONS });
}
