import { Problem } from "../../domain/problem.ts";
import { SETTING_FIELDS, settingOf, settingText } from "../../domain/setting-fields.ts";
import type { SettingField } from "../../domain/setting-fields.ts";
import { changeSettings, siteVersion } from "../../service/change-site.ts";
import { loadSite } from "../../store/sites.ts";
import type { Site } from "../../store/sites.ts";
import { renderSettings } from "../views/console/settings-page.ts";
import type { SettingsForm, SettingValue } from "../views/console/settings-page.ts";
import { answerConsole, fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

/** Name and address of the site are no settings, but are changed like them. */
const OWN = ["name", "address"] as const;

/** All that the page shows. */
const FIELDS: readonly SettingField[] = [...OWN.map(ownField), ...SETTING_FIELDS];

/** The settings of the site. */
export async function settingsPage(request: ConsoleRequest): Promise<Response> {
  const { c, context } = request;
  const site = await loadSite(context.store.reader, context.site().id);
  const done = c.req.query("done");
  return await settingsAnswer(request, {
    values: new Map(FIELDS.map((field) => [field.name, shownValue(field, site)])),
    seen: siteVersion(site),
    problem: null,
    saved: done === "saved" || done === "unchanged" ? done : null,
  });
}

/** Takes the form: all that was changed is saved, or nothing. */
export async function takeSettings(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const site = await loadSite(context.store.reader, context.site().id);
  const values = new Map(FIELDS.map((field) => [field.name, sentValue(request, field)]));
  const seen = fieldOf(request, "seen");
  const changes = FIELDS.map((field) => ({ field, value: valueOf(field, values.get(field.name)) }))
    .filter(({ field, value }) => !same(value, presentValue(field, site)))
    .map(({ field: { name }, value }) => ({ name, value }));
  try {
    await changeSettings(context, { changes, seen, by: member.id });
    await context.reloadSites();
    return c.redirect(`/console/settings?done=${changes.length > 0 ? "saved" : "unchanged"}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await settingsAnswer(request, { values, seen, problem: error, saved: null });
  }
}

async function settingsAnswer(request: ConsoleRequest, form: Omit<SettingsForm, "fields">): Promise<Response> {
  return await answerConsole(request, {
    title: request.view.texts.settings.title,
    place: "settings",
    status: form.problem?.status ?? 200,
    main: renderSettings({ fields: FIELDS, ...form }, request.view),
  });
}

function ownField(name: (typeof OWN)[number]): SettingField {
  return {
    name,
    kind: "text",
    nullable: name === "address",
    options: [],
    minimum: null,
    maximum: null,
    whole: false,
    initial: name === "name" ? "Hustings" : null,
    description: name,
  };
}

function presentValue({ name }: SettingField, site: Site): unknown {
  if (name === "name") return site.name;
  return name === "address" ? site.address : settingOf(site.settings, name);
}

function shownValue(field: SettingField, site: Site): SettingValue {
  const value = presentValue(field, site);
  if (typeof value === "boolean") return { text: "", chosen: value ? ["yes"] : [] };
  if (!Array.isArray(value)) return { text: value === null ? "" : settingText(value), chosen: [] };
  const items = value.map(String);
  return field.kind === "lines" ? { text: items.join("\n"), chosen: [] } : { text: "", chosen: items };
}

function sentValue(request: ConsoleRequest, { name }: SettingField): SettingValue {
  const text = fieldOf(request, name).replaceAll("\r\n", "\n");
  return { text, chosen: request.form?.fields(name) ?? [] };
}

/** What was sent, as a value that is yet to be checked; what cannot be understood stays text. */
function valueOf({ kind, nullable, options }: SettingField, sent: SettingValue | undefined): unknown {
  const text = sent?.text.trim() ?? "";
  const chosen = sent?.chosen ?? [];
  switch (kind) {
    case "yes-no":
      return chosen.includes("yes");
    case "choices":
      // In the order of the schema, then what was made up, which the check refuses.
      return [...options.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !options.includes(one))];
    case "lines": {
      const lines = text.split("\n").map((line) => line.trim());
      const items = lines.filter((line) => line !== "");
      return items.length === 0 && nullable ? null : items;
    }
    case "number": {
      if (text === "" && nullable) return null;
      const plain = text.replace(",", ".");
      return /^\d{1,9}(?:\.\d{1,9})?$/u.test(plain) ? Number(plain) : text;
    }
    case "choice":
    case "text":
      return text === "" && nullable ? null : text;
  }
}

/** Whether nothing was changed; the order of what is ticked says nothing. */
function same(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : value);
}
