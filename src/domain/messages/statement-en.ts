import type { RestrictingKind } from "../statement-text.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

function until(endsAt: number | null): string {
  return endsAt === null ? "until a moderator lifts it" : `until ${formats.dateTime(endsAt)}`;
}

const titles: Readonly<Record<RestrictingKind, string>> = {
  "return-for-revision": "Your comment has come back to you",
  reject: "Your comment was not published",
  remove: "Your comment was removed",
  warn: "You have received a warning",
  "time-out": "You cannot post for a while",
  ban: "You are banned",
  "pre-moderate-person": "A moderator reads your comments first",
};

/** Statements of reasons, in English. */
export const statementEn = {
  titles,
  headings: {
    decision: "What was decided",
    comment: "Your comment",
    reason: "Why",
    clause: "The house rule",
    origin: "How this came about",
    redress: "If you disagree",
  },
  decision: {
    "return-for-revision": () =>
      "Your comment is not public. You can revise it; it is then looked at again and may be published at once. You can also withdraw it.",
    reject: () => "Your comment does not become public on this site. You can still read it yourself.",
    remove: () =>
      "Your comment is no longer shown on this site. Its place in the conversation stays, with a note that a moderator removed it; replies stay too.",
    warn: () => "Before you post again, please confirm that you have read this. Nothing else is restricted.",
    "time-out": (end: number | null) =>
      `You cannot post or react on this site ${until(end)}. You can read, appeal and use your account as before.`,
    ban: (end: number | null) =>
      end === null
        ? "You cannot post or react any more. This has no end date."
        : `You cannot post or react until ${formats.dateTime(end)}.`,
    "pre-moderate-person": (end: number | null) =>
      `What you post on this site becomes public once a moderator has read it, ${until(end)}.`,
  } satisfies Readonly<Record<RestrictingKind, (endsAt: number | null) => string>>,
  scope: { site: "This holds for this site.", "all-sites": "This holds for all sites of this publisher." },
  pastRemoved: "What you had posted before was removed as well.",
  comment: (number: string, article: string | null, at: number) =>
    article === null
      ? `Comment ${number}, written on ${formats.dateTime(at)}:`
      : `Comment ${number} under “${article}”, written on ${formats.dateTime(at)}:`,
  clause: (number: number, title: string) => `${number}. ${title}`,
  noClause: "The decision rests on no single clause of the house rules, but on the reason given.",
  prompted: {
    none: "Nobody's report led to it.",
    report: "A reader's report led to it.",
    notice: "A notice of illegal content led to it.",
  },
  found: {
    machine: "An automatic check had marked it.",
    people: "No automatic check was involved in finding it.",
  },
  decided: {
    machine: "The decision was made automatically.",
    people: "The decision was made by a person.",
  },
  appeal: (at: number, link: string | null) =>
    `You can appeal once, in your own words, until ${formats.dateTime(at)}. Somebody other than whoever decided hears the appeal where there is one, and answers it with reasons.` +
    (link === null ? "" : `\n${link}`),
  noAppeal: "An appeal on this site is not possible against this decision.",
  law: "You can also go to court. Where the EU's Digital Services Act applies to this site, you can besides turn to a certified out-of-court dispute settlement body.",
  greeting: (site: string) => `This is about what you wrote on ${site}.`,
};

/** Texts of statements of reasons. */
export type StatementTexts = typeof statementEn;
