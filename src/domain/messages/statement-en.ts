import type { RestrictingKind } from "../decisions/kinds.ts";
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
  "time-out": "You can’t post for a while",
  ban: "You are banned",
  "pre-moderate-person": "A moderator reads your comments first",
  "remove-picture": "Your picture was removed",
};

/** Statements of reasons, in English. */
export const statementEn = {
  titles,
  headings: {
    decision: "What was decided",
    comment: "Your comment",
    reason: "Why",
    law: "The law",
    clause: "The house rule",
    origin: "How this came about",
    redress: "If you disagree",
  },
  decision: {
    "return-for-revision": () =>
      "Your comment is not public. You can revise it; it will then be looked at again and may be published at once. You can also withdraw it.",
    reject: () => "Your comment will not be published on this site. You can still read it yourself.",
    remove: () =>
      "Your comment is no longer shown on this site. Its place in the conversation is kept, with a note that a moderator removed it, and replies stay too.",
    warn: () => "Before you post again, please confirm that you have read this. Nothing else is restricted.",
    "time-out": (end: number | null) =>
      `You cannot post or react on this site ${until(end)}. You can still read, appeal and use your account.`,
    ban: (end: number | null) =>
      end === null
        ? "You cannot post or react any more. This has no end date."
        : `You cannot post or react until ${formats.dateTime(end)}.`,
    "pre-moderate-person": (end: number | null) =>
      `What you post on this site becomes public once a moderator has read it, ${until(end)}.`,
    "remove-picture": () =>
      "Your picture is no longer shown beside your name, and no other one is taken over until a moderator lifts this. Nothing else is restricted.",
  } satisfies Readonly<Record<RestrictingKind, (endsAt: number | null) => string>>,
  scope: { site: "This holds for this site.", "all-sites": "This holds for all sites of this publisher." },
  pastRemoved: "Your earlier comments were removed as well.",
  comment: (number: string, article: string | null, at: number) =>
    article === null
      ? `Comment ${number}, written on ${formats.dateTime(at)}:`
      : `Comment ${number} on “${article}”, written on ${formats.dateTime(at)}:`,
  clause: (number: number, title: string) => `${number}. ${title}`,
  illegal: (law: string) => `It is considered illegal under: ${law}`,
  illegalByNotice: "It is considered illegal, as a notice of illegal content said.",
  noClause: "The decision is not based on a single house rule, but on the reason given.",
  prompted: {
    none: "It was not prompted by a report.",
    report: "It was prompted by a reader’s report.",
    notice: "It was prompted by a notice of illegal content.",
  },
  found: {
    machine: "An automatic check had flagged it.",
    people: "No automatic check was involved in finding it.",
  },
  decided: {
    machine: "The decision was made automatically.",
    people: "The decision was made by a person.",
  },
  appeal: (at: number) =>
    `You can appeal once, in your own words, until ${formats.dateTime(at)}. Where possible, someone other than the person who decided will hear it, and you will get an answer with reasons.`,
  noAppeal: "This decision cannot be appealed on this site.",
  law: "You can also go to court. Where the EU's Digital Services Act applies to this site, you can also turn to a certified out-of-court dispute settlement body.",
  greeting: (site: string) => `This is about your part in the conversations on ${site}.`,
};

/** Texts of statements of reasons. */
export type StatementTexts = typeof statementEn;
