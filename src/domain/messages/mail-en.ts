import type { NoticeKind } from "../notice.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** What a notice says happened: `"Jo answered you"`. */
const happened: Readonly<Record<NoticeKind, (author: string) => string>> = {
  reply: (author) => `${author} answered you`,
  mention: (author) => `${author} mentioned you`,
  follow: (author) => `${author} wrote where you follow`,
};

/** Texts of mails, in English. */
export const mailEn = {
  happened,
  /** Subject of a mail with several notices. */
  manySubject: (count: number, site: string) => `${formats.number(count)} new comments for you on ${site}`,
  oneSubject: (what: string, article: string) => `${what}: ${article}`,
  greeting: (name: string) => `Hello ${name},`,
  intro: (site: string) => `this happened on ${site}:`,
  under: (article: string) => `under “${article}”`,
  read: "Read it and answer",
  more: "There is more: read all your notices here.",
  settings: "How often you get these mails",
  unsubscribe: "No more of these mails",
  why: (site: string) => `You get this mail because you are a member of ${site}.`,
  answerSubject: (author: string, article: string) => `${author} answered you: ${article}`,
  answerText: (mail: {
    author: string;
    article: string;
    excerpt: string;
    link: string;
    site: string;
    unsubscribe: string;
  }) =>
    `${mail.author} answered your comment under “${mail.article}”:\n\n` +
    `  ${mail.excerpt}\n\n` +
    `Read it and answer:\n${mail.link}\n\n` +
    `--\nYou asked ${mail.site} to tell you of answers. No more of these mails:\n${mail.unsubscribe}\n`,
  confirmSubject: (site: string) => `Shall we tell you of answers on ${site}?`,
  confirmText: (mail: { site: string; article: string; link: string; unsubscribe: string }) =>
    `Somebody, most likely you, wrote under “${mail.article}” on ${mail.site} and wants to be told of answers at this address.\n\n` +
    `If it was you, please confirm:\n${mail.link}\n\n` +
    `If it was not, do nothing: no further mail comes of it. If you never want to hear of this again:\n${mail.unsubscribe}\n`,
};

/** Texts of mails. */
export type MailTexts = typeof mailEn;
