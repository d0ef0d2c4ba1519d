import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts around decisions that concern somebody, and of appeals, in English. */
export const decisionsEn = {
  title: "Decisions about you",
  intro:
    "Decisions by moderators that restrict you or your comments are listed here, with the reasons. You can appeal once against each.",
  none: "No decision has been made against you here.",
  one: "Decision",
  all: "All decisions about you",
  older: "Older decisions",
  at: (time: string) => `Decided ${time}`,
  rule: "See this rule in the house rules",
  showComment: "See the comment in the conversation",
  reversed: "This decision was reversed, and everything it did has been undone.",
  lifted: "This was lifted early and no longer applies.",
  warning: "Please confirm that you have read this warning. You can then post again.",
  acknowledge: "I have read this",
  acknowledged: (time: string) => `You confirmed on ${time} that you have read this.`,
  appeal: "Appeal",
  appealHelp: (days: number) =>
    `You can appeal once. You will get an answer with reasons within ${formats.number(days)} days.`,
  appealWords: "Why do you disagree?",
  sendAppeal: "Send appeal",
  appealed: "We have received your appeal.",
  yourAppeal: "Your appeal",
  madeAt: (time: string) => `Made ${time}`,
  dueAt: (time: string) => `You should get an answer by ${time}.`,
  overdue: (time: string) => `An answer was due by ${time}. You will still get one.`,
  appealStates: {
    open: "Nobody has answered it yet.",
    upheld: "Your appeal was heard. The decision stands.",
    changed: "Your appeal was heard. Another decision has replaced the first one.",
    reversed: "Your appeal was heard, and the decision was reversed. Everything it did has been undone.",
    moot: "Closed without an answer, because the account was deleted.",
  },
  answer: "The answer",
  answeredAt: (time: string) => `Answered ${time}`,
  samePerson: "It was heard by the person who made the first decision, because this site has nobody else.",
  expired: (until: string) => `The time to appeal ended on ${until}.`,
  privateLink: "Anyone who has the address of this page can read it and appeal. Keep it to yourself.",
  link: "Why, and how to appeal",
  bar: {
    until: (at: number) => `You can post again after ${formats.dateTime(at)}.`,
    untilLifted: "This has no end date; it holds until a moderator lifts it.",
    warning: "Please read it and confirm that you have. You can then post again.",
    acknowledge: "Read the warning and confirm",
    read: "Read the whole decision",
    readAll: "Read the whole decision and appeal",
    answerDue: (at: number) =>
      `Your appeal has not been answered yet. You should get an answer by ${formats.date(at)}.`,
    appealUntil: (at: number) => `You can appeal until ${formats.date(at)}.`,
  },
  fieldProblems: {
    "words.required": "Please say in a sentence or two why you disagree.",
    "words.too-long": "Please use no more than 5,000 characters.",
  } as Readonly<Record<string, string>>,
  mail: {
    subject: (title: string, site: string) => `${title} · ${site}`,
    readHere: "You can read this and appeal here:",
    answerSubject: (site: string) => `Your appeal to ${site} has been answered`,
    answerText: (mail: { outcome: string; reason: string; samePerson: boolean | null; link: string | null }) =>
      `${mail.outcome}\n\nThe answer:\n${mail.reason}\n\n` +
      (mail.samePerson === null
        ? ""
        : mail.samePerson
          ? "It was heard by the person who made the first decision, because this site has nobody else.\n\n"
          : "It was heard by someone other than the person who made the first decision.\n\n") +
      (mail.link === null
        ? "You can also see this at the private address in the e-mail about the decision.\n"
        : `Read it all: ${mail.link}\n`),
  },
};

/** Texts around decisions. */
export type DecisionsTexts = typeof decisionsEn;
