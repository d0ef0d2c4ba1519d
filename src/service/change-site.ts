import { Problem } from "../domain/problem.ts";
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

/**
 * Changes the name, the address or one setting of the site. Running servers notice by themselves.
 * @param change.name `name`, `address`, or one of the settings.
 * @param change.value not yet checked.
 * @param change.by the admin who changes it; null for the command line.
 * @returns the site as it is now.
 * @throws Problem `invalid-input` for a setting that does not exist or a value that it cannot have.
 */
export async function changeSite(
  context: ServiceContext,
  change: { name: string; value: unknown; by?: number | null },
): Promise<Site> {
  const { name, value } = change;
  return await context.store.transaction(async (tx) => {
    const before = await loadSite(tx, context.site().id);
    const site = changed(before, name, value);
    try {
      await saveSite(tx, site);
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem("conflict", "Another site has this address already.");
      throw error;
    }
    const at = context.now();
    await recordEvent(tx, { siteId: site.id, kind: "settings-changed", at, data: { setting: name } });
    // Which one, and a hash of them all: settings may hold what must not be public.
    const hash = sha256(JSON.stringify(site.settings));
    const by = change.by ?? null;
    await appendLedger(tx, context, [{ kind: "settings", at, body: { changed: [name], hash, by } }]);
    return site;
  });
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

function changed(site: Site, name: string, value: unknown): Site {
  if (name === "name") return { ...site, name: siteName(value) };
  if (name === "address") return { ...site, address: value === "none" || value === null ? null : siteAddress(value) };
  return withSetting(site, name, value);
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

function withSetting(site: Site, name: string, value: unknown): Site {
  const names = Object.keys(SITE_SETTINGS.shape);
  if (!names.includes(name)) {
    throw new Problem("invalid-input", `There is no setting ${name}. There are: name, address, ${names.join(", ")}.`);
  }
  const parsed = SITE_SETTINGS.safeParse({ ...site.settings, [name]: value });
  if (!parsed.success) {
    throw new Problem("invalid-input", `This is not a value for ${name}.`, {
      fields: parsed.error.issues.map(({ path, code, message }) => ({ field: path.join("."), code, message })),
    });
  }
  return { ...site, settings: parsed.data };
}
