import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of reporting a comment, in English. */
export const reportEn = {
  report: "Report",
  reportComment: (number: string) => `Report comment ${number}`,
  title: (number: string) => `Report comment ${number}`,
  intro:
    "A moderator reads every report. Nothing happens to the comment automatically, and its author won’t learn who you are.",
  clause: "Which house rule does it break?",
  noClause: "None of these",
  note: "What is wrong? (optional if you chose a rule)",
  send: "Send report",
  noticeLink: "Is it against the law? Send a notice of illegal content",
  noticeTitle: (number: string) => `Notice of illegal content: comment ${number}`,
  noticeIntro:
    "For content you believe to be against the law. You’ll get a receipt, and we’ll tell you what was decided and why.",
  explanation: "Why is it illegal? Please quote the words concerned",
  law: "Which law, if you know (optional)",
  name: "Your name",
  email: "Your e-mail address",
  childSafety: "This is about child sexual abuse, so I may leave out who I am",
  goodFaith: "I believe in good faith that this information is accurate and complete.",
  sendNotice: "Send notice",
  receiptTitle: "Thank you. We have received your report",
  receiptBody: "Keep this address: it shows what happens with your report.",
  statusTitle: "Your report",
  sentAt: (at: number) => `Sent ${formats.dateTime(at)}`,
  usualWait: (wait: string) => `Reports are usually decided within ${wait}.`,
  states: {
    open: "A moderator has not decided yet.",
    upheld: "Your report was upheld: action was taken on the comment.",
    dismissed: "A moderator has reviewed it. The comment stays as it is.",
  },
  outcome: "What the moderator says",
  closedAt: (at: number) => `Decided ${formats.dateTime(at)}`,
  redress: "If you disagree, you can write to the publisher. This does not affect your other legal rights.",
  mail: {
    receiptSubject: (site: string) => `We have received your notice to ${site}`,
    receiptText: (mail: { site: string; link: string }) =>
      `${mail.site} has received your notice of illegal content.\n\nYou can see what happens with it here:\n${mail.link}\n`,
    outcomeSubject: (site: string) => `Your report to ${site} has been decided`,
    outcomeText: (mail: { site: string; link: string; outcome: string; redress: string }) =>
      `${mail.site} has decided on your report.\n\n${mail.outcome}\n\nThe comment in question: ${mail.link}\n\nYou can also see this at the address you were given with your report. ${mail.redress}\n`,
  },
  fieldProblems: {
    "clause.unknown": "Please choose one of the house rules.",
    "note.required": "Please choose a rule, or say what is wrong.",
    "explanation.required": "Please explain why this is illegal.",
    "name.required": "Please enter your name.",
    "email.required": "Please enter your e-mail address.",
    "goodFaith.required":
      "Please confirm that this information is accurate and complete to the best of your knowledge.",
  } as Readonly<Record<string, string>>,
};

/** Texts of reporting a comment. */
export type ReportTexts = typeof reportEn;
