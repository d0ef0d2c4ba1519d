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
  intro: "These are the rules for commenting here. Every decision by a moderator names the rule it is based on.",
  version: (version: number) => (version === 0 ? "First version" : `Version ${formats.number(version)}`),
  since: (at: number) => `in force since ${formats.date(at)}`,
  superseded: "This is an earlier version. It applies to decisions made while it was in force.",
  current: "See the current rules",
  versions: "All versions",
  present: "in force",
  severities: { minor: "minor", serious: "serious", grave: "severe" },
  severity: "Severity",
  follows: "Usual consequence, besides removal",
  sanctions: { none: "nothing further", warn: "a warning", "time-out": "a time-out", ban: "a ban" },
  agree: "Before you post:",
  clause: (number: number, title: string) => `Rule ${number}: ${title}`,

  held: {
    title: "Only you can see this comment",
    waiting: "It is waiting for a moderator.",
    rejected: "A moderator did not publish it.",
    removed: "A moderator removed it.",
    returned: "A moderator asks you to revise it.",
    causes: (n: number) => (n === 1 ? "Why it is waiting" : `Why it is waiting: ${formats.number(n)} reasons`),
    words: "The words in question",
    reason: "What the moderator says",
    next: "What happens next",
    confirm: "Your address also needs to be confirmed: open the link in the e-mail we sent you.",
    heldNext:
      "A moderator will read it and publish it, ask you to change it, or say why not. You will see the outcome here.",
    returnedNext: "Change it, and a moderator will look at it again. It won’t be published as it is.",
    usual: (ms: number) => `This usually takes about ${span(ms)}.`,
    reviseHint: "If you revise it and nothing stands in the way any more, it is published straight away.",
    returnedHint: "A moderator sees the new text before it is published.",
    revise: "Revise",
    withdraw: "Withdraw",
    allRules: "All house rules",
    statement: "The full decision, and how to appeal",
    since: (at: number) => `Waiting since ${formats.dateTime(at)}`,
  },

  nudge: {
    hold: "As it is, this would wait for a moderator first",
    refuse: "This can’t be posted as it is",
    advice: "You can change it now, or post it as it is.",
    refuseAdvice: "Please change what is named above.",
  },

  reviseTitle: (number: string) => `Revise comment ${number}`,
  send: "Send again",
};

/** Texts of the house rules, and of what authors are told about their own held comments. */
export type RulesTexts = typeof rulesEn;
