import { SITE_SETTINGS } from "../domain/site-settings.ts";
import { addSite, changeSite } from "../service/change-site.ts";
import { loadSites } from "../store/sites.ts";
import type { Site } from "../store/sites.ts";
import { withContext } from "./open-context.ts";

/** Shows the site's name and every setting with its meaning. */
export async function showSite(): Promise<void> {
  await withContext((context) => {
    process.stdout.write(describeSite(context.site()));
    return Promise.resolve();
  });
}

/** Changes one setting. */
export async function setSite(name: string, text: string): Promise<void> {
  await withContext(async (context) => {
    const site = await changeSite(context, { name, value: settingValue(name, text) });
    process.stdout.write(describeSite(site));
  });
}

/** Lists all sites with their numbers and addresses. */
export async function listSites(): Promise<void> {
  await withContext(async (context) => {
    for (const { id, name, address } of await loadSites(context.store.reader)) {
      process.stdout.write(`${id}  ${address ?? "(all other addresses)"}  ${name}\n`);
    }
  });
}

/** Adds a site and says how to go on. */
export async function createSite(name: string, address: string): Promise<void> {
  await withContext(async (context) => {
    const id = await addSite(context, { name, address });
    process.stdout.write(`Site ${id} is reached at ${address}. Its settings: hustings --site ${id} site\n`);
  });
}

/** Prints the token by which the publisher's systems use the API of a site. */
export async function printToken(): Promise<void> {
  await withContext((context) => {
    process.stdout.write(`${context.apiToken}\n`);
    return Promise.resolve();
  });
}

/**
 * What a text on the command line means as the value of a setting: lists with commas, `none` for no value, whole
 * numbers. Whether the setting may have it is checked later.
 */
export function settingValue(name: string, text: string): unknown {
  const shape: Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean } }>> = SITE_SETTINGS.shape;
  const setting = Object.hasOwn(shape, name) ? shape[name] : undefined;
  const takes = (value: unknown): boolean => setting?.safeParse(value).success === true;
  if (text === "none" && takes(null)) return null;
  if (takes([])) return text === "" || text === "none" ? [] : text.split(",").map((item) => item.trim());
  return /^\d{1,9}$/u.test(text) && takes(Number(text)) ? Number(text) : text;
}

function describeSite({ name, address, settings }: Site): string {
  const lines = Object.entries(SITE_SETTINGS.shape).map(([setting, { description }]) => {
    const value = settings[setting as keyof typeof settings];
    const shown =
      (typeof value === "object" && !Array.isArray(value) ? JSON.stringify(value) : String(value ?? "")) || "none";
    return `${setting.padEnd(16)} ${shown.padEnd(24)}  ${description ?? ""}`;
  });
  const own = [
    `${"name".padEnd(16)} ${name.padEnd(24)}  Name of the publication`,
    `${"address".padEnd(16)} ${(address ?? "none").padEnd(24)}  Origin under which this site is reached, where there are several`,
  ];
  return `${[...own, ...lines].join("\n")}\n`;
}
