import { Problem } from "../domain/problem.ts";
import { SITE_SETTINGS } from "../domain/site-settings.ts";
import { recordEvent } from "../store/events.ts";
import { loadSite, saveSite } from "../store/sites.ts";
import type { Site } from "../store/sites.ts";
import type { ServiceContext } from "./service-context.ts";

/** Longest name of a site, in characters. */
const MAX_NAME_LENGTH = 200;

/**
 * Changes the name or one setting of the site. Running servers notice by themselves.
 * @param change.name `name`, or one of the settings.
 * @param change.value not yet checked.
 * @returns the site as it is now.
 * @throws Problem `invalid-input` for a setting that does not exist or a value that it cannot have.
 */
export async function changeSite(context: ServiceContext, change: { name: string; value: unknown }): Promise<Site> {
  const { name, value } = change;
  return await context.store.transaction(async (tx) => {
    const before = await loadSite(tx);
    const site = name === "name" ? { ...before, name: siteName(value) } : withSetting(before, name, value);
    await saveSite(tx, site);
    await recordEvent(tx, { siteId: site.id, kind: "settings-changed", at: context.now(), data: { setting: name } });
    return site;
  });
}

function siteName(value: unknown): string {
  if (typeof value === "string" && value.trim() !== "" && value.length <= MAX_NAME_LENGTH) return value.trim();
  throw new Problem("invalid-input", `A site's name has 1 to ${MAX_NAME_LENGTH} characters.`);
}

function withSetting(site: Site, name: string, value: unknown): Site {
  const names = Object.keys(SITE_SETTINGS.shape);
  if (!names.includes(name)) {
    throw new Problem("invalid-input", `There is no setting ${name}. There are: name, ${names.join(", ")}.`);
  }
  const parsed = SITE_SETTINGS.safeParse({ ...site.settings, [name]: value });
  if (!parsed.success) {
    throw new Problem("invalid-input", `This is not a value for ${name}.`, {
      fields: parsed.error.issues.map(({ path, code, message }) => ({ field: path.join("."), code, message })),
    });
  }
  return { ...site, settings: parsed.data };
}
