import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts around decisions that concern somebody, and of appeals, in English. */
export const decisionsEn = {
  title: "Decisions about you",
  intro:
    "Whatever moderators decided that restricts you or your comments stands here, with the reason. You can appeal once against each.",
  none: "Nothing was ever decided against you here.",
  one: "Decision",
  all: "All decisions about you",
  older: "Older decisions",
  at: (time: string) => `Decided ${time}`,
  rule: "This rule among the house rules",
  showComment: "The comment in its place",
  reversed: "This decision was taken back. Everything it did is undone.",
  lifted: "This was lifted early and holds no longer.",
  warning: "Please confirm that you have read this warning. You can then post again.",
  acknowledge: "I have read this",
  acknowledged: (time: string) => `You confirmed on ${time} that you have read this.`,
  appeal: "Appeal",
  appealHelp: (days: number) =>
    `You can appeal once. You get an answer with reasons within ${formats.number(days)} days.`,
  appealWords: "Why do you disagree?",
  sendAppeal: "Send appeal",
  appealed: "Your appeal has arrived.",
  yourAppeal: "Your appeal",
  madeAt: (time: string) => `Made ${time}`,
  dueAt: (time: string) => `It is to be answered by ${time}.`,
  overdue: (time: string) => `It should have been answered by ${time}. It still will be.`,
  appealStates: {
    open: "Nobody has answered it yet.",
    upheld: "Your appeal was heard. The decision stands.",
    changed: "Your appeal was heard. Another decision takes the place of the first one.",
    reversed: "Your appeal was heard, and the decision was taken back. Everything it did is undone.",
  },
  answer: "The answer",
  answeredAt: (time: string) => `Answered ${time}`,
  samePerson: "It was heard by whoever had decided before, because the site has nobody else.",
  expired: (until: string) => `The time for an appeal ended on ${until}.`,
  privateLink: "Whoever has the address of this page can read it and appeal. Keep it to yourself.",
  link: "Why, and how to appeal",
  fieldProblems: {
    "words.required": "Please say in a sentence or two why you disagree.",
    "words.too-long": "Please use at most 5,000 characters.",
  } as Readonly<Record<string, string>>,
  mail: {
    subject: (title: string, site: string) => `${title} · ${site}`,
    readHere: "This can be read here, and here you can appeal:",
    answerSubject: (site: string) => `Your appeal to ${site} was answered`,
    answerText: (mail: { outcome: string; reason: string; samePerson: boolean; link: string | null }) =>
      `${mail.outcome}\n\n${mail.reason}\n\n` +
      (mail.samePerson
        ? "It was heard by whoever had decided before, because the site has nobody else.\n\n"
        : "It was heard by somebody other than whoever had decided before.\n\n") +
      (mail.link === null
        ? "The private address in the mail about the decision shows this too.\n"
        : `All of it: ${mail.link}\n`),
  },
};

/** Texts around decisions. */
export type DecisionsTexts = typeof decisionsEn;
