import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of reporting a comment, in English. */
export const reportEn = {
  report: "Report",
  reportComment: (number: string) => `Report comment ${number}`,
  title: (number: string) => `Report comment ${number}`,
  intro:
    "A moderator reads every report. Nothing happens to the comment by itself, and its author does not learn who you are.",
  clause: "Which house rule does it break?",
  noClause: "None of these",
  note: "What is wrong? (optional where you chose a rule)",
  send: "Send report",
  noticeLink: "It breaks the law: send a notice of illegal content",
  noticeTitle: (number: string) => `Notice of illegal content: comment ${number}`,
  noticeIntro:
    "For content that you believe to be against the law. You get a receipt, and are told what was decided and why.",
  explanation: "Why is it illegal? Please name the words in question",
  law: "Which law, if you know it (optional)",
  name: "Your name",
  email: "Your e-mail address",
  childSafety: "It is about the sexual abuse of children: I may leave out who I am",
  goodFaith: "I believe in good faith that what I say here is accurate and complete.",
  sendNotice: "Send notice",
  receiptTitle: "Thank you. Your report has arrived",
  receiptBody: "Keep this address: it shows what becomes of your report.",
  statusTitle: "Your report",
  sentAt: (at: number) => `Sent ${formats.dateTime(at)}`,
  usualWait: (wait: string) => `Reports are usually decided within ${wait}.`,
  states: {
    open: "A moderator has not decided yet.",
    upheld: "The report was upheld: action was taken on the comment.",
    dismissed: "The report was looked at. The comment stays as it is.",
  },
  outcome: "What the moderator says",
  closedAt: (at: number) => `Decided ${formats.dateTime(at)}`,
  redress: "If you disagree, you may write to the publisher; other rights that the law gives you stay.",
  mail: {
    receiptSubject: (site: string) => `Your notice to ${site} has arrived`,
    receiptText: (mail: { site: string; link: string }) =>
      `${mail.site} has received your notice of illegal content.\n\nWhat becomes of it is shown here:\n${mail.link}\n`,
    outcomeSubject: (site: string) => `Your report to ${site} was decided`,
    outcomeText: (mail: { site: string; link: string; outcome: string; redress: string }) =>
      `${mail.site} has decided on your report.\n\n${mail.outcome}\n\nThe comment in question: ${mail.link}\n\nThe address that you were given with your report shows this too. ${mail.redress}\n`,
  },
  fieldProblems: {
    "clause.unknown": "Please choose one of the house rules.",
    "note.required": "Please choose a rule, or say what is wrong.",
    "explanation.required": "Please explain why this is illegal.",
    "name.required": "Please give your name.",
    "email.required": "Please give your e-mail address.",
    "goodFaith.required": "Please confirm that what you say is accurate and complete to the best of your belief.",
  } as Readonly<Record<string, string>>,
};

/** Texts of reporting a comment. */
export type ReportTexts = typeof reportEn;
