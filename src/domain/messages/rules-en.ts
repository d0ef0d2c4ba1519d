import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** "5 minutes", "3 hours", "2 days": rounded up, so that nobody waits longer than they were told was usual. */
function span(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  if (minutes < 120) return minutes === 1 ? "a minute" : `${formats.number(minutes)} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `${formats.number(hours)} hours` : `${formats.number(Math.ceil(hours / 24))} days`;
}

/** Texts of the house rules, and of what authors are told about their own held comments, in English. */
export const rulesEn = {
  title: "House rules",
  intro: "These are the rules of the conversation here. Every decision of a moderator names the rule that it rests on.",
  version: (version: number) => (version === 0 ? "First version" : `Version ${formats.number(version)}`),
  since: (at: number) => `in force since ${formats.date(at)}`,
  superseded: "This is an earlier version. It applies to decisions that were made while it was in force.",
  current: "The present rules",
  versions: "All versions",
  present: "in force",
  severities: { minor: "minor", serious: "serious", grave: "grave" },
  severity: "Weight",
  follows: "What usually follows, beside removal of the comment",
  sanctions: { none: "nothing further", warn: "a warning", "time-out": "a time-out", ban: "a ban" },
  agree: "Before you write:",
  clause: (number: number, title: string) => `Rule ${number}: ${title}`,

  held: {
    title: "Only you can see this comment",
    waiting: "It waits for a moderator.",
    rejected: "A moderator did not publish it.",
    removed: "A moderator removed it.",
    returned: "A moderator asks you to revise it.",
    causes: (n: number) => (n === 1 ? "Why it waits" : `Why it waits: ${formats.number(n)} reasons`),
    words: "The words in question",
    reason: "What the moderator says",
    next: "What happens next",
    confirm: "It also waits for your address to be confirmed: open the link in the mail that we have sent you.",
    heldNext: "A moderator reads it and publishes it, asks you to change it, or says why not. You will see it here.",
    returnedNext: "Change it, and a moderator looks at it again. As it is, it stays unpublished.",
    usual: (ms: number) => `Here that usually takes about ${span(ms)}.`,
    reviseHint: "If you revise it and nothing is in the way any more, it is published at once.",
    returnedHint: "A moderator sees the new text before it is published.",
    revise: "Revise",
    withdraw: "Withdraw",
    allRules: "All house rules",
    statement: "The whole decision, and how to appeal",
    since: (at: number) => `Waiting since ${formats.dateTime(at)}`,
  },

  nudge: {
    hold: "Posted like this, it would wait for a moderator first",
    refuse: "Like this, it could not be posted",
    advice: "You can change it now, or post it as it is.",
    refuseAdvice: "Please change what is named here.",
  },

  reviseTitle: (number: string) => `Revise comment ${number}`,
  send: "Send again",
};

/** Texts of the house rules, and of what authors are told about their own held comments. */
export type RulesTexts = typeof rulesEn;
