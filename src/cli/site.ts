import { SETTING_FIELDS, settingFromText, settingOf, settingText } from "../domain/setting-fields.ts";
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

/** What a text on the command line means as the value of a setting. Whether the setting may have it is checked later. */
export function settingValue(name: string, text: string): unknown {
  const field = SETTING_FIELDS.find((one) => one.name === name);
  return field === undefined ? text : settingFromText(field, text);
}

/** Columns of the list of settings, in characters. */
const NAME_WIDTH = 30;
const VALUE_WIDTH = 24;

function describeSite({ name, address, settings }: Site): string {
  return [
    line("name", name, "Name of the publication"),
    line("address", address ?? "none", "Origin under which this site is reached, where there are several"),
    ...SETTING_FIELDS.map((field) => line(field.name, settingText(settingOf(settings, field.name)), field.description)),
  ].join("");
}

function line(setting: string, value: string, description: string): string {
  return `${setting.padEnd(NAME_WIDTH)} ${value.padEnd(VALUE_WIDTH)}  ${description}\n`;
}
