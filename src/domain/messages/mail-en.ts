import type { NoticeKind } from "../notice.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** What a notice says happened: `"Jo answered you"`. */
const happened: Readonly<Record<NoticeKind, (author: string) => string>> = {
  reply: (author) => `${author} replied to you`,
  mention: (author) => `${author} mentioned you`,
  follow: (author) => `${author} commented where you follow`,
};

/** Texts of mails, in English. */
export const mailEn = {
  happened,
  /** Subject of a mail with several notices. */
  manySubject: (count: number, more: boolean, site: string) =>
    `${more ? "More than " : ""}${formats.number(count)} new comments for you on ${site}`,
  oneSubject: (what: string, article: string) => `${what}: ${article}`,
  greeting: (name: string) => `Hello ${name},`,
  intro: (site: string) => `here is what’s new on ${site}:`,
  under: (article: string) => `on “${article}”`,
  read: "Read and reply",
  more: "There is more: see all your notifications here.",
  settings: "Change how often you get these e-mails",
  unsubscribe: "Unsubscribe from these e-mails",
  why: (site: string) => `You are getting this e-mail because you are a member of ${site}.`,
  answerSubject: (author: string, article: string) => `${author} replied to you: ${article}`,
  answerText: (mail: {
    author: string;
    article: string;
    excerpt: string;
    link: string;
    site: string;
    unsubscribe: string;
  }) =>
    `${mail.author} replied to your comment on “${mail.article}”:\n\n` +
    `  ${mail.excerpt}\n\n` +
    `Read and reply:\n${mail.link}\n\n` +
    `-- \nYou asked ${mail.site} to e-mail you about replies. Unsubscribe from these e-mails:\n${mail.unsubscribe}\n`,
  confirmSubject: (site: string) => `Get e-mails about replies on ${site}?`,
  confirmText: (mail: { site: string; article: string; link: string; unsubscribe: string }) =>
    `Someone, most likely you, commented on “${mail.article}” on ${mail.site} and wants e-mails about replies at this address.\n\n` +
    `If it was you, please confirm:\n${mail.link}\n\n` +
    `If it wasn’t, you can ignore this e-mail: we won’t send another. If you never want to be asked again:\n${mail.unsubscribe}\n`,
};

/** Texts of mails. */
export type MailTexts = typeof mailEn;
