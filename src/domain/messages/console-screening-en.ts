import type { RuleAction } from "../screening/rules/lifecycle.ts";
import type { RuleState } from "../screening/rules/rule.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

function count(value: number, one: string, other: string): string {
  return `${formats.number(value)} ${value === 1 ? one : other}`;
}

/** Texts of the console's pages of word lists, host lists and the learnt layer, in English. */
export const consoleScreeningEn = {
  title: "Screening",
  intro:
    "Lists of words, phrases and hosts. A list is written as a draft, watched without effect, and only then put into force. Everything done here is recorded in the ledger.",
  readOnly: "Admins change the lists; moderators read and try them here.",
  none: "No list has been written yet.",
  add: { words: "Write a list of words", hosts: "Write a list of hosts" },
  states: { draft: "Drafts", shadow: "Watched, without effect", live: "In force", retired: "Retired" } as Readonly<
    Record<RuleState, string>
  >,
  stateOf: { draft: "draft", shadow: "watched", live: "in force", retired: "retired" } as Readonly<
    Record<RuleState, string>
  >,
  actions: {
    watch: "Watch it only",
    enforce: "Put into force",
    change: "Change",
    retire: "Retire",
    revive: "Reopen as a draft",
  } as Readonly<Record<RuleAction, string>>,
  kinds: { words: "words and phrases", hosts: "hosts of links" },
  entries: (n: number) => count(n, "entry", "entries"),
  weights: { note: "is noted for moderators", hold: "is held", refuse: "is refused" },
  leads: (weight: string) => `What it finds ${weight}.`,
  clause: (number: number) => `Clause ${formats.number(number)}`,
  noClause: "no clause",
  language: (tag: string) => `only texts in ${tag}`,
  version: (version: number) => `version ${formats.number(version)}`,
  newTitle: { words: "A new list of words", hosts: "A new list of hosts" },
  editTitle: (name: string) => `Change the list ${name}`,
  changeHint: "Changing a list in force makes it a watched one again, until it is put back into force.",
  fields: {
    name: "Name, for moderators",
    entries: "Words and phrases, one on each line",
    hosts: "Hosts, one on each line",
    language: "Only in texts of this language",
    clause: "Clause of the house rules",
    weight: "What it leads to",
  },
  entriesHint:
    "Whole words, in upper or lower case. * stands for any letters within a word (tin* finds tinny); on its own, for one word.",
  hostsHint: "shop.example finds links to it and to everything under it, such as www.shop.example.",
  anyLanguage: "any",
  save: "Save",
  cancel: "Cancel",
  saved: "Saved.",
  contents: "Entries",
  soFar: "What it has found so far",
  soFarSince: (at: number) => `In comments written since ${formats.dateTime(at)}, when it last changed.`,
  foundIn: (n: number, cut: boolean) =>
    n === 0 ? "Nothing yet." : `${cut ? "More than " : ""}${count(n, "comment", "comments")}`,
  became: {
    published: "published",
    held: "held",
    rejected: "rejected",
    removed: "removed",
    withdrawn: "withdrawn",
  },
  backTest: "Back-test",
  backTestHint: "Tries the list on the newest comments of this site. Nothing is changed.",
  runBackTest: "Try it on past comments",
  looked: (n: number, cut: boolean) =>
    `${cut ? "The newest " : "All "}${count(n, "comment was", "comments were")} looked at.`,
  would: (n: number) =>
    n === 0 ? "It would have found nothing." : `It would have found ${count(n, "comment", "comments")}:`,
  past: {
    none: "nobody had to decide",
    published: "moderators published",
    rejected: "moderators rejected",
    removed: "moderators removed",
    waiting: "still waiting",
  },
  agreed: (share: number) =>
    `Of those decided by moderators, ${formats.number(Math.round(share * 100))} per cent were taken down.`,
  sample: "Examples",
  learnt: "What the abuse detector has learned from moderators",
  learntNothing: "Nothing yet: it works with its defaults.",
  drift: {
    decisions: "Decisions learned from",
    abusive: (n: number) => `${formats.number(n)} held to be abusive`,
    harmless: (n: number) => `${formats.number(n)} not`,
    lean: "Leaning",
    leanText: (lean: number) =>
      Math.abs(lean) < 0.02
        ? "about as strict as by default"
        : lean > 0
          ? `stricter than by default (by ${formats.number(Math.round(lean * 100))} points of 100)`
          : `milder than by default (by ${formats.number(Math.round(-lean * 100))} points of 100)`,
    shift: "Usual shift",
    shiftText: (shift: number, most: number) =>
      `${formats.number(Math.round(shift * 100) / 100)} of at most ${formats.number(most)}`,
  },
  learntVersions: "Versions",
  reset: "Forget it and reset to the defaults",
  resetReason: "Why",
  resetHint: "Takes effect within half a minute. Earlier decisions are not learned again.",
  wasReset: "The abuse detector has been reset to its defaults.",
  needsReason: "Please say why.",
  problems: {
    too_small: "Something is missing here.",
    too_big: "This is too much.",
    custom: "An entry needs at least two letters or digits together, and no more than four wildcards.",
    invalid_format: "This is not a valid entry: write a host like shop.example, without a path.",
  } as Readonly<Record<string, string>>,
};

/** Texts of the console's pages of word lists, host lists and the learnt layer. */
export type ConsoleScreeningTexts = typeof consoleScreeningEn;
