/** The tables of the papers that are made from the code, so that neither can say something else than the other. */
import { OPTIONS } from "../src/config.ts";
import { keptInWords, PERSONAL_DATA } from "./personal-data.ts";
import { RETENTION } from "../src/domain/retention.ts";
import type { RetentionRule } from "../src/domain/retention.ts";
import { defaultClauses } from "../src/domain/house-rules/default-clauses.ts";
import { PROBLEMS } from "../src/domain/problem.ts";
import { SCREENING_STEPS } from "../src/domain/screening/screen.ts";
import { SCREENING_SETTINGS } from "../src/domain/screening/settings.ts";
import { SITE_SETTINGS } from "../src/domain/site-settings.ts";
import { API_BASE } from "../src/web/api/base.ts";
import { OPERATIONS } from "../src/web/api/operations.ts";
import * as z from "zod";

/** Every table by its name, as lines of Markdown. */
const TABLES: Readonly<Record<string, () => string[]>> = {
  options: () =>
    table(
      ["Variable", "Default", "Meaning"],
      Object.values(OPTIONS).map((option) => [
        code(option.env),
        option.defaultText === "" ? "none" : code(option.defaultText),
        `${option.doc}. Accepts ${option.accepts}.`,
      ]),
    ),
  "site-settings": () => table(["Setting", "Default", "Meaning"], settingRows(SITE_SETTINGS)),
  "screening-settings": () => table(["Setting", "Default", "Meaning"], settingRows(SCREENING_SETTINGS)),
  "screening-steps": () =>
    table(
      ["Step", "What it looks at"],
      SCREENING_STEPS.map(({ name, looksAt }) => [code(name), `${looksAt}.`]),
    ),
  "house-rules": () =>
    table(
      ["Number", "Title", "Severity", "Usual sanction", "Penalty points"],
      defaultClauses("en").map(({ number, title, severity, sanction, strikeWeight }) => [
        String(number),
        title,
        severity,
        sanction,
        String(strikeWeight),
      ]),
    ),
  "personal-data": () =>
    table(
      ["What", "Why", "How long", "When its person leaves"],
      PERSONAL_DATA.map((datum) => [datum.what, datum.why, keptInWords(datum), datum.onLeaving]),
    ),
  retention: () =>
    table(
      ["What is deleted", "When", "Why that long"],
      Object.values<RetentionRule>(RETENTION).map(({ what, days, since, why }) => [
        what,
        days === 0 ? `On ${since}` : `${days === "signalDays" ? code(days) : days} days after ${since}`,
        why,
      ]),
    ),
  problems: () =>
    table(
      ["Code", "Status", "Title"],
      Object.entries(PROBLEMS).map(([name, { status, title }]) => [code(name), String(status), title]),
    ),
  operations: () =>
    table(
      ["Request", "Token", "What it does"],
      OPERATIONS.map(({ method, path, access, summary }) => [
        code(`${method.toUpperCase()} ${API_BASE}${path}`),
        access === "anybody" ? "none needed" : access,
        summary,
      ]),
    ),
};

/** `<!-- table: NAME -->` to `<!-- end -->`. */
const PLACE = /(<!-- table: ([\w-]+) -->\n)[^]*?(<!-- end -->)/gu;

/**
 * A page of Markdown with each of its tables as the code has it now.
 * @throws Error for a table that there is not.
 */
export function withTables(page: string): string {
  return page.replaceAll(PLACE, (_match, start: string, name: string, end: string) => {
    const lines = TABLES[name]?.();
    if (lines === undefined) throw new Error(`There is no table ${name}; there are ${Object.keys(TABLES).join(", ")}`);
    return `${start}\n${lines.join("\n")}\n\n${end}`;
  });
}

/** The names of the tables that a page holds. */
export function tablesOf(page: string): string[] {
  return [...page.matchAll(PLACE)].map((match) => match[2] ?? "");
}

/** The names of all tables. */
export function tableNames(): string[] {
  return Object.keys(TABLES);
}

interface SettingSchema {
  readonly description: string;
  readonly default: unknown;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
}

function settingRows(schema: z.ZodObject): string[][] {
  const { properties } = z.toJSONSchema(schema) as unknown as { properties: Record<string, SettingSchema> };
  return rowsOf(properties, "");
}

function rowsOf(properties: Readonly<Record<string, SettingSchema>>, prefix: string): string[][] {
  return Object.entries(properties).flatMap(([name, { description, default: value, properties: inner }]) => {
    // The many settings of screening have a paper of their own; a group has no value.
    if (inner !== undefined && name !== "screening") return rowsOf(inner, `${prefix}${name}.`);
    return [[code(prefix + name), value === undefined ? "see there" : code(JSON.stringify(value)), `${description}.`]];
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
