import type { MailTexts } from "./mail-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

/** Texte der E-Mails, auf Deutsch. */
export const mailDe: MailTexts = {
  happened: {
    reply: (author) => `${author} hat Ihnen geantwortet`,
    mention: (author) => `${author} hat Sie erwähnt`,
    follow: (author) => `${author} hat geschrieben, wo Sie mitlesen`,
  },
  manySubject: (count, site) => `${formats.number(count)} neue Kommentare für Sie auf ${site}`,
  oneSubject: (what, article) => `${what}: ${article}`,
  greeting: (name) => `Guten Tag ${name},`,
  intro: (site) => `das ist auf ${site} geschehen:`,
  under: (article) => `unter „${article}“`,
  read: "Lesen und antworten",
  more: "Es gibt noch mehr: Hier lesen Sie alle Ihre Hinweise.",
  settings: "Wie oft Sie diese E-Mails bekommen",
  unsubscribe: "Keine solchen E-Mails mehr",
  why: (site) => `Sie bekommen diese E-Mail, weil Sie Mitglied von ${site} sind.`,
  answerSubject: (author, article) => `${author} hat Ihnen geantwortet: ${article}`,
  answerText: (mail) =>
    `${mail.author} hat auf Ihren Kommentar unter „${mail.article}“ geantwortet:\n\n` +
    `  ${mail.excerpt}\n\n` +
    `Lesen und antworten:\n${mail.link}\n\n` +
    `--\nSie haben ${mail.site} gebeten, Ihnen Antworten zu melden. Keine solchen E-Mails mehr:\n${mail.unsubscribe}\n`,
  confirmSubject: (site) => `Sollen wir Ihnen Antworten auf ${site} melden?`,
  confirmText: (mail) =>
    `Jemand, vermutlich Sie, hat unter „${mail.article}“ auf ${mail.site} geschrieben und möchte unter dieser Adresse von Antworten erfahren.\n\n` +
    `Wenn Sie es waren, bestätigen Sie bitte:\n${mail.link}\n\n` +
    `Wenn nicht, müssen Sie nichts tun: Es folgt keine weitere E-Mail. Wenn Sie nie wieder davon hören möchten:\n${mail.unsubscribe}\n`,
};
