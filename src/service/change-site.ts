import { Problem } from "../domain/problem.ts";
import type { FieldProblem } from "../domain/problem.ts";
import { SETTING_FIELDS, withSettingOf } from "../domain/setting-fields.ts";
import { SITE_SETTINGS } from "../domain/site-settings.ts";
import { recordEvent } from "../store/events.ts";
import { insertSite, loadSite, saveSite } from "../store/sites.ts";
import type { Site } from "../store/sites.ts";
import { isUniqueViolation } from "../store/unique-violation.ts";
import { parseUrl } from "../domain/parse-url.ts";
import { appendLedger, sha256 } from "./moderation/append-ledger.ts";
import type { ServiceContext } from "./service-context.ts";

/** Longest name of a site, in characters. */
const MAX_NAME_LENGTH = 200;

/** One thing that is to be different: `name`, `address`, or a setting such as `screening.abuseHold`. */
export interface SiteChange {
  readonly name: string;
  /** Not yet checked. */
  readonly value: unknown;
}

/**
 * Changes the name, the address or one setting of the site. Running servers notice by themselves.
 * @param change.by the admin who changes it; null for the command line.
 * @returns the site as it is now.
 * @throws Problem `invalid-input` for a setting that does not exist or a value that it cannot have.
 */
export async function changeSite(context: ServiceContext, change: SiteChange & { by?: number | null }): Promise<Site> {
  return await changeSettings(context, { changes: [change], seen: null, by: change.by ?? null });
}

/**
 * Changes several at once, all of them or none.
 * @param args.seen the version (`siteVersion`) that the changes were made from; null: whatever there is.
 * @throws Problem as `changeSite`, with a field for each value that cannot be; `conflict` when somebody else has changed
 *   the site since `seen`.
 */
export async function changeSettings(
  context: ServiceContext,
  args: { changes: readonly SiteChange[]; seen: string | null; by: number | null },
): Promise<Site> {
  const { changes, seen, by } = args;
  return await context.store.transaction(async (tx) => {
    const before = await loadSite(tx, context.site().id);
    if (seen !== null && seen !== siteVersion(before)) {
      throw new Problem("conflict", "Somebody else has changed the settings meanwhile.");
    }
    const site = changed(before, changes);
    if (changes.length === 0) return site;
    try {
      await saveSite(tx, site);
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem("conflict", "Another site has this address already.");
      throw error;
    }
    const at = context.now();
    for (const { name } of changes) {
      await recordEvent(tx, { siteId: site.id, kind: "settings-changed", at, data: { setting: name } });
    }
    // Which ones, and a hash of them all: settings may hold what must not be public.
    const hash = sha256(JSON.stringify(site.settings));
    const names = changes.map(({ name }) => name);
    await appendLedger(tx, context, [{ kind: "settings", at, body: { changed: names, hash, by } }]);
    return site;
  });
}

/** Names the settings as they are now: another one after every change. */
export function siteVersion({ name, address, settings }: Site): string {
  return sha256(JSON.stringify([name, address, settings]));
}

/**
 * Adds a site to this installation.
 * @param args.address origin under which it is reached; requests to other hosts go to the first site.
 * @throws Problem `invalid-input`, `conflict` when another site has the address.
 */
export async function addSite(context: ServiceContext, args: { name: string; address: string }): Promise<number> {
  const site = { name: siteName(args.name), address: siteAddress(args.address) };
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    try {
      const id = await insertSite(tx, { ...site, at });
      await recordEvent(tx, { siteId: id, kind: "settings-changed", at, data: { setting: "name" } });
      return id;
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem("conflict", "Another site has this address already.");
      throw error;
    }
  });
}

/** @throws Problem `invalid-input` with everything that is wrong. */
function changed(before: Site, changes: readonly SiteChange[]): Site {
  const problems: FieldProblem[] = [];
  let site = before;
  let settings: Record<string, unknown> = before.settings;
  for (const { name, value } of changes) {
    const own = name === "name" ? siteName : name === "address" ? siteAddressOrNone : null;
    if (own === null) {
      requireSetting(name);
      settings = withSettingOf(settings, name, value);
      continue;
    }
    try {
      site = { ...site, [name]: own(value) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push({ field: name, code: name, message: error.message });
    }
  }
  const parsed = SITE_SETTINGS.safeParse(settings);
  for (const { path, code, message } of parsed.error?.issues ?? []) {
    problems.push({ field: path.join("."), code, message });
  }
  if (parsed.success && problems.length === 0) return { ...site, settings: parsed.data };
  const names = changes.map(({ name }) => name).join(", ");
  throw new Problem("invalid-input", `This is not a value for ${names}.`, { fields: problems });
}

function requireSetting(name: string): void {
  const names = SETTING_FIELDS.map((field) => field.name);
  if (names.includes(name) || Object.keys(SITE_SETTINGS.shape).includes(name)) return;
  throw new Problem("invalid-input", `There is no setting ${name}. There are: name, address, ${names.join(", ")}.`);
}

function siteAddressOrNone(value: unknown): string | null {
  return value === "none" || value === null || value === "" ? null : siteAddress(value);
}

function siteAddress(value: unknown): string {
  const url = typeof value === "string" ? parseUrl(value) : null;
  if (url !== null && /^https?:$/u.test(url.protocol) && url.origin === value) return url.origin;
  throw new Problem("invalid-input", "An address looks like https://talk.example.org, without a path.");
}

function siteName(value: unknown): string {
  if (typeof value === "string" && value.trim() !== "" && value.length <= MAX_NAME_LENGTH) return value.trim();
  throw new Problem("invalid-input", `A site's name has 1 to ${MAX_NAME_LENGTH} characters.`);
}
