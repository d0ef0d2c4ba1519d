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

/** Changes one setting, and prints what it was and what it is now. */
export async function setSite(name: string, text: string): Promise<void> {
  await withContext(async (context) => {
    const before = context.site();
    const after = await changeSite(context, { name, value: settingValue(name, text) });
    process.stdout.write(describeChange(before, after));
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

/** One of the things that `site set` changes, as it is written on the command line. */
interface SiteLine {
  readonly name: string;
  readonly value: string;
  readonly description: string;
}

function describeSite(site: Site): string {
  return siteLines(site)
    .map(({ name, value, description }) => `${name.padEnd(NAME_WIDTH)} ${value.padEnd(VALUE_WIDTH)}  ${description}\n`)
    .join("");
}

/** A line with old and new value for each thing that differs, such as `closeAfterDays: none -> 30`. */
export function describeChange(before: Site, after: Site): string {
  const old = new Map(siteLines(before).map(({ name, value }) => [name, value]));
  const different = siteLines(after).filter(({ name, value }) => old.get(name) !== value);
  if (different.length === 0) return "Nothing is different: it was so already.\n";
  return different.map(({ name, value }) => `${name}: ${old.get(name)} -> ${value}\n`).join("");
}

function siteLines({ name, address, settings }: Site): SiteLine[] {
  return [
    { name: "name", value: name, description: "Name of the publication" },
    {
      name: "address",
      value: address ?? "none",
      description: "Origin under which this site is reached, where there are several",
    },
    ...SETTING_FIELDS.map((field) => ({
      name: field.name,
      value: settingText(settingOf(settings, field.name)),
      description: field.description,
    })),
  ];
}
