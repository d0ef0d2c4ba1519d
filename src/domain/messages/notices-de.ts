import { formatsFor } from "./formats.ts";
import type { NoticesTexts } from "./notices-en.ts";

const formats = formatsFor("de-DE");

/** Texte der Hinweise, auf Deutsch. */
export const noticesDe: NoticesTexts = {
  title: "Hinweise",
  none: "Nichts Neues. Hier erfahren Sie, wenn jemand Ihnen antwortet, Sie erwähnt oder schreibt, wo Sie mitlesen.",
  unread: (count) => `${formats.number(count)} ungelesen`,
  isNew: "neu",
  markAll: "Alle als gelesen markieren",
  older: "Ältere Hinweise",
  all: "Alle Hinweise",
  under: "unter",
  settings: "Was Ihnen gemeldet wird, und wie",
  back: "Zurück zu Ihren Hinweisen",
  preferences: "Hinweise per E-Mail",
  rhythm: "Wie bald per E-Mail",
  rhythms: {
    never: "Nie: nur in der Liste der Hinweise",
    "at-once": "Sofort",
    hourly: "Höchstens jede Stunde",
    daily: "Einmal am Tag",
  },
  about: "Melden Sie mir",
  replies: "Antworten auf meine Kommentare",
  mentions: "Kommentare mit @ und meinem Namen",
  follows: "neue Kommentare, wo ich mitlese",
  save: "Speichern",
  saved: "Ihre Wahl ist gespeichert.",
  follow: "Mitlesen",
  followTitle: "Bei diesem Gespräch mitlesen",
  followThreadTitle: "Bei diesem Strang mitlesen",
  followBody: "Sie erfahren von jedem neuen Kommentar im ganzen Gespräch.",
  followThreadBody: "Sie erfahren von jedem neuen Kommentar in dem Strang, in dem dieser Kommentar steht.",
  following: "Sie lesen mit.",
  unfollow: "Nicht mehr mitlesen",
  tellMe: "Antworten per E-Mail melden",
  tellMeHint: "Vorher fragen wir unter dieser Adresse, ob das recht ist.",
  confirmTitle: "Sollen wir Ihnen Antworten melden?",
  confirmBody: (email) =>
    `Dann geht eine E-Mail an ${email}, sobald jemand auf Ihren Kommentar antwortet. Jede E-Mail enthält einen Link, der das beendet.`,
  confirmNow: "Ja, bitte melden",
  confirmed: "Antworten werden Ihnen gemeldet.",
  endTitle: "Keine solchen E-Mails mehr?",
  endBody: (email) => `An ${email} gehen keine E-Mails über Antworten mehr.`,
  endMember: "Ihre Hinweise stehen dann nur noch auf der Seite der Hinweise. Sie können das jederzeit ändern.",
  endNow: "Keine solchen E-Mails mehr",
  endForGood: "und nie wieder, wer auch immer meine Adresse eingibt",
  ended: "Es werden keine solchen E-Mails mehr verschickt.",
};
