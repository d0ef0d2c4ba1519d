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
  possible: "A program thinks that this may be",
  likely: "A program thinks that this is probably",
  "very-likely": "A program is quite sure that this is",
};

const FAILURES: Readonly<Record<ServiceFailure, string>> = {
  "no-connection": "could not be reached",
  "time-out": "took too long",
  refused: "answered with an error",
  redirected: "sent us on to another address",
  "too-large": "answered with too much",
  unreadable: "gave an answer that we cannot read",
};

function many(count: number, one: string, other: string): string {
  return `${number(count)} ${count === 1 ? one : other}`;
}

/** Sentences in English, for authors and moderators alike. */
export const findingsEn: FindingSentences = {
  "listed-word": () => "The words marked here are on a list of words that moderators look at first.",
  abuse: ({ label, sureness }) => `${SURE[sureness]} ${LABELS[label]}. Programs err; a person decides.`,
  "many-links": ({ count, most }) =>
    `It has ${many(count, "link", "links")}; moderators look first at comments with more than ${number(most)}.`,
  "new-author-links": ({ count, most }) =>
    `It has ${many(count, "link", "links")}; from authors who are new here, moderators look first at comments with more than ${number(most)}.`,
  "listed-host": ({ host }) => `It links to ${host}, a site that moderators look at first.`,
  "first-comment": ({ needed }) =>
    `Moderators look first at the first ${many(needed, "comment", "comments")} of everybody who is new here.`,
  guest: () => "Moderators look first at comments that are written without an account.",
  "article-pre-moderated": () => "Under this article, moderators look at every comment first.",
  "person-pre-moderated": () => "Moderators look first at all comments of this account.",
  "site-pre-moderated": () => "Here, moderators look at every comment first.",
  strikes: ({ strikes }) =>
    `This account has ${many(strikes, "strike", "strikes")} that still count, so moderators look first.`,
  "time-out": ({ until }) =>
    until === null ? "This account may not write here." : `This account may not write here until ${dateTime(until)}.`,
  "same-as-own": ({ percent }) =>
    `It is the same, to ${number(percent)} per cent, as an earlier comment of this author.`,
  "same-as-others": ({ copies, percent }) =>
    `It is the same, to ${number(percent)} per cent, as ${many(copies, "comment", "comments")} under other names.`,
  "author-flood": ({ count, seconds }) =>
    `It follows ${many(count, "comment", "comments")} of this author within ${span(seconds)}.`,
  "article-flood": ({ count, seconds }) =>
    `Many new people are writing here at once: ${many(count, "comment", "comments")} within ${span(seconds)}. Until that is over, moderators look first at comments of people who are new.`,
  "slow-mode": ({ seconds, wait }) =>
    `This conversation is in slow mode: one comment every ${span(seconds)}. You can send this one in ${span(wait)}.`,
  capitals: ({ percent }) => `${number(percent)} per cent of its letters are capitals, which reads like shouting.`,
  "too-short": ({ least }) => `It has fewer than ${many(least, "letter", "letters")}.`,
  "too-long": ({ most }) => `It is longer than ${many(most, "character", "characters")}.`,
  reports: ({ count }) => `${many(count, "reader has", "readers have")} reported it.`,
  "names-listed-person": ({ name }) => `It names ${name}, who is on the watch list.`,
  "asks-about-return": ({ name }) => `It asks or says whether somebody is ${name}, who is on the watch list.`,
  "speaks-of-return": () => "It speaks of somebody who is banned and back under another name.",
  "named-like-listed": ({ name }) => `Its author's name looks like that of ${name}, who is on the watch list.`,
  external: ({ note }) => note,
  "external-failed": ({ why }) => `The publisher's screening service ${FAILURES[why]}; it was screened without it.`,
  spam: ({ blatant }) =>
    blatant === 1 ? "A spam filter is sure that this is spam." : "A spam filter takes it for spam.",
  "spam-service-failed": ({ why }) => `The spam filter ${FAILURES[why]}; it was screened without it.`,
};

/** What is said where a finding is of a kind that this version does not know. */
export const unknownFindingEn = "A rule of this site found something.";

function span(seconds: number): string {
  if (seconds < 120) return many(seconds, "second", "seconds");
  return many(Math.ceil(seconds / 60), "minute", "minutes");
}
