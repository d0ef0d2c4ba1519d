import { SETTING_FIELDS } from "../setting-fields.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Parts into which the page of settings is divided, in its order. */
export const SETTING_GROUPS = [
  "site",
  "moderation",
  "beforehand",
  "abuse",
  "links",
  "repetition",
  "form",
  "services",
  "steps",
  "clauses",
  "privacy",
  "addresses",
] as const;

/** One of the parts of the page of settings. */
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** Texts of the console's page of settings, in English. */
export const settingsEn = {
  title: "Settings",
  intro: "Changes take effect as soon as they are saved, and each one is recorded in the ledger.",
  groups: {
    site: "Site",
    moderation: "Penalty points and appeals",
    beforehand: "Checked before publication",
    abuse: "Abuse",
    links: "Links and new authors",
    repetition: "Repetition and flooding",
    form: "Capitals and length",
    services: "Reports and other services",
    steps: "Steps of screening",
    clauses: "Which house rule is meant",
    privacy: "Privacy and banned people who return",
    addresses: "Addresses",
  } as Readonly<Record<SettingGroup, string>>,
  /** By the name of a setting. Those of the schema are English. */
  descriptions: {
    name: "Name of the publication",
    address: "Origin under which this site is reached, where there are several",
    ...Object.fromEntries(SETTING_FIELDS.map(({ name, description }) => [name, description])),
  } as Readonly<Record<string, string>>,
  /** By value, where it is not to be read as it stands. */
  values: {
    en: "English",
    de: "German",
    oldest: "oldest first",
    newest: "newest first",
    replied: "most replied first",
    best: "best first",
    anyone: "anyone",
    confirmed: "guests with a confirmed address, and members",
    members: "members only",
    publish: "publish",
    hold: "hold",
    note: "note for moderators",
    refuse: "refuse",
    nobody: "nobody's",
    "signed-in": "that of members",
    everybody: "that of members and guests",
    serif: "with serifs",
    sans: "without serifs",
    all: "all that a rule says",
    time: "only what comes too soon",
    keep: "different",
    drop: "the same",
    agree: "agree",
    disagree: "disagree",
    respect: "respect",
    network: "network",
    device: "device",
    name: "name",
    mail: "e-mail",
    arrival: "arrival",
    company: "company",
    copied: "copied text",
  } as Readonly<Record<string, string>>,
  initially: (text: string) => `default: ${text}`,
  between: (least: number, most: number) => `${formats.number(least)} to ${formats.number(most)}`,
  nothing: "none",
  yes: "yes",
  no: "no",
  onePerLine: "one on each line",
  emptyForNone: "empty: none",
  save: "Save",
  saved: "Saved.",
  unchanged: "Nothing was changed.",
  problems: {
    too_small: "This is too little.",
    too_big: "This is too much.",
    invalid_type: "This kind of value does not belong here.",
    invalid_value: "This is not one of the values to choose from.",
    custom: "This value is not valid for this setting.",
    address: "An address looks like https://talk.example.org, without a path.",
    name: "A name has 1 to 200 characters.",
  } as Readonly<Record<string, string>>,
};

/** Texts of the console's page of settings. */
export type SettingsTexts = typeof settingsEn;
