import { SITE_SETTINGS } from "../domain/site-settings.ts";
import { changeSite } from "../service/change-site.ts";
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

function describeSite({ name, settings }: Site): string {
  const lines = Object.entries(SITE_SETTINGS.shape).map(([setting, { description }]) => {
    const value = settings[setting as keyof typeof settings];
    const shown = (Array.isArray(value) ? value.join(",") : String(value ?? "")) || "none";
    return `${setting.padEnd(16)} ${shown.padEnd(24)}  ${description ?? ""}`;
  });
  return `${[`${"name".padEnd(16)} ${name.padEnd(24)}  Name of the publication`, ...lines].join("\n")}\n`;
}
