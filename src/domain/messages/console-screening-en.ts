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
    "Lists of words, phrases and hosts. A list is written as a draft, watched without effect, and only then put into force. Everything done here is entered in the ledger.",
  readOnly: "Admins change the lists; moderators read and try them here.",
  none: "No list has been written yet.",
  add: "Write a list",
  states: { draft: "Drafts", shadow: "Watched, without effect", live: "In force", retired: "Retired" } as Readonly<
    Record<RuleState, string>
  >,
  stateOf: { draft: "draft", shadow: "watched", live: "in force", retired: "retired" } as Readonly<
    Record<RuleState, string>
  >,
  actions: {
    watch: "Only watch it",
    enforce: "Put into force",
    change: "Change",
    retire: "Retire",
    revive: "Take up again as a draft",
  } as Readonly<Record<RuleAction, string>>,
  kinds: { words: "words and phrases", hosts: "hosts of links" },
  entries: (n: number) => count(n, "entry", "entries"),
  weights: { note: "is noted for moderators", hold: "is held", refuse: "is refused" },
  leads: (weight: string) => `What it finds ${weight}.`,
  clause: (number: number) => `Clause ${formats.number(number)}`,
  noClause: "no clause",
  language: (tag: string) => `only texts in ${tag}`,
  version: (version: number) => `version ${formats.number(version)}`,
  newTitle: "A new list",
  editTitle: (name: string) => `Change the list ${name}`,
  changeHint: "A change of a list in force makes it a watched one again, until it is put into force anew.",
  fields: {
    kind: "What it looks for",
    name: "Name, for moderators",
    entries: "Words and phrases, one on each line",
    hosts: "Hosts, one on each line",
    language: "Only in texts of this language",
    clause: "Clause of the house rules",
    weight: "What it leads to",
  },
  entriesHint:
    "Whole words, without regard to case. * stands for any letters within a word (tin* finds tinny), alone for one word.",
  hostsHint: "shop.example finds links to it and to everything under it, such as www.shop.example.",
  anyLanguage: "any",
  save: "Save",
  cancel: "Cancel",
  saved: "Saved.",
  contents: "Entries",
  soFar: "What it found so far",
  soFarSince: (at: number) => `In comments written since ${formats.dateTime(at)}, when it became as it is now.`,
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
    `Of those that moderators decided about, they took down ${formats.number(Math.round(share * 100))} per cent.`,
  sample: "Some of them to read",
  learnt: "What moderators taught the judge of abuse",
  learntNothing: "Nothing yet: it judges as shipped.",
  drift: {
    decisions: "Decisions learnt from",
    abusive: (n: number) => `${formats.number(n)} held to be abusive`,
    harmless: (n: number) => `${formats.number(n)} not`,
    lean: "Leaning",
    leanText: (lean: number) =>
      Math.abs(lean) < 0.02
        ? "about as strict as shipped"
        : lean > 0
          ? `stricter than shipped (by ${formats.number(Math.round(lean * 100))} points of 100)`
          : `milder than shipped (by ${formats.number(Math.round(-lean * 100))} points of 100)`,
    shift: "Usual shift",
    shiftText: (shift: number, most: number) =>
      `${formats.number(Math.round(shift * 100) / 100)} of at most ${formats.number(most)}, in logits`,
  },
  learntVersions: "Versions",
  reset: "Forget it, and judge as shipped",
  resetReason: "Why",
  resetHint: "It takes effect within half a minute. Earlier decisions are not learnt again.",
  wasReset: "The judge of abuse begins again as shipped.",
  needsReason: "Please say why.",
  problems: {
    too_small: "Something is missing here.",
    too_big: "This is too much.",
    custom: "An entry has at least two letters or digits together, and at most four wildcards.",
    invalid_format: "This does not look as it should: a host is written like shop.example, without a path.",
  } as Readonly<Record<string, string>>,
};

/** Texts of the console's pages of word lists, host lists and the learnt layer. */
export type ConsoleScreeningTexts = typeof consoleScreeningEn;
