import type { MailTexts } from "./mail-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

/** Texte der E-Mails, auf Deutsch. */
export const mailDe: MailTexts = {
  happened: {
    reply: (author) => `${author} hat Ihnen geantwortet`,
    mention: (author) => `${author} hat Sie erwähnt`,
    follow: (author) => `${author} hat kommentiert, wo Sie folgen`,
  },
  manySubject: (count, more, site) =>
    `${more ? "Mehr als " : ""}${formats.number(count)} neue Kommentare für Sie auf ${site}`,
  oneSubject: (what, article) => `${what}: ${article}`,
  greeting: (name) => `Guten Tag ${name},`,
  intro: (site) => `das ist neu auf ${site}:`,
  under: (article) => `zu „${article}“`,
  read: "Lesen und antworten",
  more: "Es gibt noch mehr: Hier sehen Sie alle Ihre Benachrichtigungen.",
  settings: "Einstellen, wie oft Sie diese E-Mails bekommen",
  unsubscribe: "Diese E-Mails abbestellen",
  why: (site) => `Sie bekommen diese E-Mail, weil Sie Mitglied von ${site} sind.`,
  answerSubject: (author, article) => `${author} hat Ihnen geantwortet: ${article}`,
  answerText: (mail) =>
    `${mail.author} hat auf Ihren Kommentar zu „${mail.article}“ geantwortet:\n\n` +
    `  ${mail.excerpt}\n\n` +
    `Lesen und antworten:\n${mail.link}\n\n` +
    `-- \nSie haben ${mail.site} gebeten, Sie bei Antworten zu benachrichtigen. Diese E-Mails abbestellen:\n${mail.unsubscribe}\n`,
  confirmSubject: (site) => `E-Mails bei Antworten auf ${site}?`,
  confirmText: (mail) =>
    `Jemand, vermutlich Sie, hat „${mail.article}“ auf ${mail.site} kommentiert und möchte an dieser Adresse über Antworten benachrichtigt werden.\n\n` +
    `Wenn Sie es waren, bestätigen Sie bitte:\n${mail.link}\n\n` +
    `Wenn nicht, können Sie diese E-Mail ignorieren: Es folgt keine weitere. Wenn Sie nie wieder gefragt werden möchten:\n${mail.unsubscribe}\n`,
};
