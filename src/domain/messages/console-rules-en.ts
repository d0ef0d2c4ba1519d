import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

function listed(numbers: readonly number[]): string {
  return numbers.map((number) => formats.number(number)).join(", ");
}

/** Texts of the console's page of house rules, in English. */
export const consoleRulesEn = {
  title: "House rules",
  intro:
    "Readers see these at /rules. Each change makes a new version, which is kept for good and recorded in the ledger. Decisions point to the version in force at the time.",
  readOnly: "Admins change the rules; moderators read them here.",
  toReaders: "As readers see them",
  version: (version: number) =>
    version === 0 ? "The shipped set, not changed yet" : `Version ${formats.number(version)}`,
  add: "Add a clause",
  edit: "Change",
  drop: "Drop",
  dropTitle: "Drop this clause",
  dropHint:
    "Nothing is decided by it any more. Earlier decisions still point to it, its number stays its own, and it can be brought back.",
  bringBack: "Bring back",
  dropped: "Dropped clauses",
  droppedHint: "Decisions still point to these numbers, so no other clause takes them.",
  strikes: (weight: number) =>
    weight === 0 ? "no penalty points" : weight === 1 ? "1 penalty point" : `${formats.number(weight)} penalty points`,
  versions: "Versions",
  shipped: "The shipped set",
  added: (numbers: readonly number[]) => `added ${listed(numbers)}`,
  changed: (numbers: readonly number[]) => `changed ${listed(numbers)}`,
  droppedNumbers: (numbers: readonly number[]) => `dropped ${listed(numbers)}`,
  newTitle: "A new clause",
  editTitle: (number: number) => `Change clause ${formats.number(number)}`,
  meaning:
    "A clause keeps its meaning, because earlier decisions rest on it. To say something else, add a new clause and drop this one.",
  fields: {
    title: "Title",
    text: "Text for readers",
    severity: "Severity",
    sanction: "Usual consequence, besides removal",
    strikeWeight: "Penalty points, 0 to 10",
    category: "Category for legal reports",
    keyword: "Keyword for legal reports",
  },
  noKeyword: "none",
  legalHint: "Categories and keywords of the EU's Transparency Database.",
  preview: "Preview",
  previewTitle: "As readers will see it",
  save: "Save as a new version",
  cancel: "Cancel",
  saved: "Saved. The rules have a new version.",
  problems: {
    too_small: "Something is missing here.",
    too_big: "This is too much.",
    renumbered: "This clause stood under another number. Decisions point to that, so bring it back instead.",
    replaced: "This says something different from before. Earlier decisions rest on this clause: please add a new one.",
    "number-reused": "This number belonged to another clause. Please use a new one.",
  } as Readonly<Record<string, string>>,
};

/** Texts of the console's page of house rules. */
export type ConsoleRulesTexts = typeof consoleRulesEn;
