import { formatsFor } from "./formats.ts";
import type { NoticesTexts } from "./notices-en.ts";

const formats = formatsFor("de-DE");

/** Texte der Hinweise, auf Deutsch. */
export const noticesDe: NoticesTexts = {
  title: "Benachrichtigungen",
  none: "Nichts Neues. Hier sehen Sie, wenn jemand Ihnen antwortet, Sie erwähnt oder dort schreibt, wo Sie folgen, und was die Moderation über Sie entscheidet.",
  unread: (count) => `${formats.number(count)} ungelesen`,
  isNew: "neu",
  markAll: "Alle als gelesen markieren",
  older: "Ältere Benachrichtigungen",
  all: "Alle Benachrichtigungen",
  under: "zu",
  decided: {
    "appeal-answered": "Ihr Einspruch ist beantwortet",
    reversed: "Eine Entscheidung über Sie wurde zurückgenommen",
    lifted: "Eine Entscheidung über Sie wurde vorzeitig aufgehoben",
  },
  decision: (title) => `Die Entscheidung: ${title}`,
  settings: "Benachrichtigungen einstellen",
  back: "Zurück zu Ihren Benachrichtigungen",
  preferences: "Benachrichtigungen einstellen",
  rhythm: "E-Mails an mich",
  rhythms: {
    never: "Nie: nur auf dieser Website anzeigen",
    "at-once": "Sofort",
    hourly: "Höchstens einmal pro Stunde",
    daily: "Einmal täglich",
  },
  about: "Benachrichtigen bei",
  replies: "Antworten auf meine Kommentare",
  mentions: "Kommentaren, die mich mit @ erwähnen",
  follows: "neuen Kommentaren, wo ich folge",
  save: "Speichern",
  saved: "Ihre Einstellungen wurden gespeichert.",
  follow: "Folgen",
  followTitle: "Diesem Gespräch folgen",
  followThreadTitle: "Diesem Thread folgen",
  followBody: "Sie werden über jeden neuen Kommentar in diesem Gespräch benachrichtigt.",
  followThreadBody:
    "Sie werden über jeden neuen Kommentar in dem Thread benachrichtigt, zu dem dieser Kommentar gehört.",
  following: "Sie folgen bereits.",
  unfollow: "Nicht mehr folgen",
  tellMe: "Bei Antworten per E-Mail benachrichtigen",
  tellMeHint: "Vorher schicken wir eine Nachricht an diese Adresse, um sie zu bestätigen.",
  confirmTitle: "E-Mails bei Antworten?",
  confirmBody: (email) =>
    `Wir schicken eine E-Mail an ${email}, sobald jemand auf Ihren Kommentar antwortet. Jede E-Mail enthält einen Link zum Abbestellen.`,
  confirmNow: "Ja, bitte",
  confirmed: "Wir schicken Ihnen bei Antworten eine E-Mail.",
  endTitle: "Diese E-Mails abbestellen?",
  endBody: (email) => `An ${email} gehen keine E-Mails über Antworten mehr.`,
  endMember: "Benachrichtigungen sehen Sie dann nur noch auf dieser Website. Sie können das jederzeit ändern.",
  endNow: "E-Mails abbestellen",
  endForGood: "und nie wieder, wer auch immer meine Adresse eingibt",
  ended: "Sie bekommen keine solchen E-Mails mehr.",
};
