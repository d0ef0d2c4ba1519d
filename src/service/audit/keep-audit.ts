import { lastAudit, saveAudit } from "../../store/audits.ts";
import { isJobDue, requestJob } from "../../store/jobs.ts";
import type { ServiceContext } from "../service-context.ts";
import { auditSite } from "./audit-site.ts";
import type { SiteAudit } from "./audit-site.ts";

/** Name of the job that audits a site. */
export const AUDIT_SITE = "audit-site";

/** Length of the time that is audited, in milliseconds: a year, up to now. */
export const AUDITED_MS = 365 * 24 * 60 * 60_000;

/** Asks for an audit of the site; one that waits already is not asked for twice. */
export async function requestAudit(context: ServiceContext): Promise<void> {
  const siteId = context.site().id;
  const at = context.now();
  await context.store.transaction((tx) =>
    requestJob(tx, { kind: AUDIT_SITE, key: String(siteId), data: { siteId }, runAt: at, at }),
  );
}

/** Audits the last year of the site and keeps what was found, in the place of the audit before. */
export async function makeAudit(context: ServiceContext): Promise<void> {
  const until = context.now() + 1;
  const found = await auditSite(context, { from: until - AUDITED_MS, until });
  const audit = { siteId: context.site().id, data: JSON.stringify(found), at: context.now() };
  await context.store.transaction((tx) => saveAudit(tx, audit));
}

/** The last audit of the site, when it was made, and whether another one is under way. */
export async function keptAudit(
  context: ServiceContext,
): Promise<{ found: SiteAudit | null; at: number; underWay: boolean }> {
  const { reader } = context.store;
  const siteId = context.site().id;
  const kept = await lastAudit(reader, siteId);
  const underWay = await isJobDue(reader, { kind: AUDIT_SITE, key: String(siteId), at: context.now() });
  if (kept === undefined) return { found: null, at: 0, underWay };
  return { found: JSON.parse(kept.data) as SiteAudit, at: kept.at, underWay };
}
