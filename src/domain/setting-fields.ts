import * as z from "zod";
import { SITE_SETTINGS } from "./site-settings.ts";
import type { SiteSettings } from "./site-settings.ts";

/** How the value of a setting is chosen or written. */
export type SettingKind = "yes-no" | "number" | "choice" | "choices" | "lines" | "text";

/** One setting of a site, as forms and the command line need to know it; made from the schema. */
export interface SettingField {
  /** With the groups that it is in, such as `screening.abuseHold`. */
  readonly name: string;
  readonly kind: SettingKind;
  /** It may have no value. */
  readonly nullable: boolean;
  /** Of `choice` and `choices`. */
  readonly options: readonly string[];
  /** Of `number`; null where the schema sets no bound. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly whole: boolean;
  readonly initial: unknown;
  /** English, without a full stop. */
  readonly description: string;
}

/** What is read of a schema in JSON (https://json-schema.org/draft/2020-12). */
interface PropertySchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: PropertySchema;
  readonly anyOf?: readonly PropertySchema[];
  readonly properties?: Readonly<Record<string, PropertySchema>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
}

/** Every setting of a site, groups taken apart, in the order of the schema. */
export const SETTING_FIELDS: readonly SettingField[] = fieldsOf(z.toJSONSchema(SITE_SETTINGS) as PropertySchema, "");

function fieldsOf(schema: PropertySchema, prefix: string): SettingField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    property.type === "object" ? fieldsOf(property, `${prefix}${key}.`) : [fieldOf(`${prefix}${key}`, property)],
  );
}

function fieldOf(name: string, property: PropertySchema): SettingField {
  const nullable = property.anyOf?.some(({ type }) => type === "null") === true;
  const inner = property.anyOf?.find(({ type }) => type !== "null") ?? property;
  return {
    name,
    kind: kindOf(inner),
    nullable,
    options: inner.enum ?? inner.items?.enum ?? [],
    minimum: inner.minimum ?? null,
    maximum: inner.maximum ?? null,
    whole: inner.type === "integer",
    initial: property.default ?? null,
    description: property.description ?? name,
  };
}

function kindOf({ type, enum: values, items }: PropertySchema): SettingKind {
  if (type === "boolean") return "yes-no";
  if (type === "integer" || type === "number") return "number";
  if (type === "array") return items?.enum === undefined ? "lines" : "choices";
  return values === undefined ? "text" : "choice";
}

/** The value that a setting has. */
export function settingOf(settings: SiteSettings, name: string): unknown {
  let value: unknown = settings;
  for (const key of name.split(".")) value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return value;
}

/** Settings, not yet checked, in which one has another value; the rest is shared with the original. */
export function withSettingOf(
  settings: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
): Record<string, unknown> {
  const [key = "", ...rest] = name.split(".");
  if (rest.length === 0) return { ...settings, [key]: value };
  const group = (settings[key] ?? {}) as Readonly<Record<string, unknown>>;
  return { ...settings, [key]: withSettingOf(group, rest.join("."), value) };
}

/**
 * What one line of text means as the value of a setting: `none` for no value, lists with commas, `true` and `false`. What
 * cannot be understood is left as text, which the check then refuses.
 */
export function settingFromText({ kind, nullable }: SettingField, text: string): unknown {
  if (text === "none" && nullable) return null;
  switch (kind) {
    case "yes-no":
      return text === "true" ? true : text === "false" ? false : text;
    case "number":
      return /^\d{1,9}(?:\.\d{1,9})?$/u.test(text) ? Number(text) : text;
    case "choices":
    case "lines":
      return text === "" || text === "none" ? [] : text.split(",").map((item) => item.trim());
    case "choice":
    case "text":
      return text;
  }
}

/** A setting's value on one line, as `settingFromText` reads it. */
export function settingText(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return value.join(",") || "none";
  return typeof value === "string" ? value : JSON.stringify(value);
}
