import type { FindingCode, FindingValues, ServiceFailure, Sureness } from "../screening/finding.ts";
import type { AbuseLabel } from "../screening/abuse-view.ts";
import { formatsFor } from "./formats.ts";

const { number, dateTime } = formatsFor("en-GB");

/** A sentence for everything that screening can see. */
export type FindingSentences = { readonly [C in FindingCode]: (values: FindingValues[C]) => string };

const LABELS: Readonly<Record<AbuseLabel, string>> = {
  abuse: "abuse",
  insult: "an insult",
  obscenity: "foul language",
  threat: "a threat",
  identity_attack: "an attack on a group of people",
  sexual: "sexual content",
};

const SURE: Readonly<Record<Sureness, string>> = {
  possible: "A program thinks this may be",
  likely: "A program thinks this is probably",
  "very-likely": "A program is quite sure this is",
};

const FAILURES: Readonly<Record<ServiceFailure, string>> = {
  "no-connection": "could not be reached",
  "time-out": "took too long",
  refused: "answered with an error",
  redirected: "redirected us to another address",
  "too-large": "sent too long an answer",
  unreadable: "sent an answer that we could not read",
};

function many(count: number, one: string, other: string): string {
  return `${number(count)} ${count === 1 ? one : other}`;
}

/** Sentences in English, for authors and moderators alike. */
export const findingsEn: FindingSentences = {
  "listed-word": () => "The marked words are on a list that moderators check first.",
  abuse: ({ label, sureness }) => `${SURE[sureness]} ${LABELS[label]}. Programs make mistakes, so a person decides.`,
  "many-links": ({ count, most }) =>
    `It has ${many(count, "link", "links")}; moderators check comments with more than ${number(most)} first.`,
  "new-author-links": ({ count, most }) =>
    `It has ${many(count, "link", "links")}; moderators check comments with more than ${number(most)} first when the author is new here.`,
  "listed-host": ({ host }) => `It links to ${host}, and moderators check links to that site first.`,
  "first-comment": ({ needed }) =>
    `Moderators check the first ${many(needed, "comment", "comments")} by anyone who is new here.`,
  guest: () => "Moderators check comments written without an account first.",
  "article-pre-moderated": () => "Moderators check every comment on this article first.",
  "person-pre-moderated": () => "Moderators check every comment by this account first.",
  "site-pre-moderated": () => "Moderators check every comment on this site first.",
  strikes: ({ strikes }) =>
    `This account has ${many(strikes, "penalty point", "penalty points")} from earlier decisions, so moderators check its comments first.`,
  "time-out": ({ until }) =>
    until === null ? "This account can’t post here." : `This account can’t post here until ${dateTime(until)}.`,
  "same-as-own": ({ percent }) => `It is ${number(percent)} per cent the same as an earlier comment by this author.`,
  "same-as-others": ({ copies, percent }) =>
    `It is ${number(percent)} per cent the same as ${many(copies, "comment", "comments")} under other names.`,
  "author-flood": ({ count, seconds }) =>
    `It follows ${many(count, "comment", "comments")} by this author within ${span(seconds)}.`,
  "article-flood": ({ count, seconds }) =>
    `Many new people are commenting here at once: ${many(count, "comment", "comments")} within ${span(seconds)}. For now, moderators check comments by new people first.`,
  "slow-mode": ({ seconds, wait }) =>
    `This conversation is in slow mode: one comment every ${span(seconds)}. You can send this one in ${span(wait)}.`,
  capitals: ({ percent }) => `${number(percent)} per cent of its letters are capitals, which reads as shouting.`,
  "too-short": ({ least }) => `It has fewer than ${many(least, "letter", "letters")}.`,
  "too-long": ({ most }) => `It is longer than ${many(most, "character", "characters")}.`,
  reports: ({ count }) => `${many(count, "reader has", "readers have")} reported it.`,
  "names-listed-person": ({ name }) => `It names ${name}, who is on the watch list.`,
  "asks-about-return": ({ name }) => `It asks or says whether somebody is ${name}, who is on the watch list.`,
  "speaks-of-return": () =>
    "It asks or says whether somebody is another person, or banned and back under another name.",
  "named-like-listed": ({ name }) => `Its author's name looks like that of ${name}, who is on the watch list.`,
  external: ({ note }) => note,
  "external-failed": ({ why }) => `The publisher's screening service ${FAILURES[why]}; it was screened without it.`,
  spam: ({ blatant }) =>
    blatant === 1 ? "A spam filter is sure that this is spam." : "A spam filter thinks that this is spam.",
  "spam-service-failed": ({ why }) => `The spam filter ${FAILURES[why]}; it was screened without it.`,
};

/** What is said where a finding is of a kind that this version does not know. */
export const unknownFindingEn = "A rule of this site found something.";

function span(seconds: number): string {
  if (seconds < 120) return many(seconds, "second", "seconds");
  return many(Math.ceil(seconds / 60), "minute", "minutes");
}
