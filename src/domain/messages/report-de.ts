import { formatsFor } from "./formats.ts";
import type { ReportTexts } from "./report-en.ts";

const formats = formatsFor("de-DE");

/** Texts of reporting a comment, in German. */
export const reportDe: ReportTexts = {
  report: "Melden",
  reportComment: (number) => `Kommentar ${number} melden`,
  title: (number) => `Kommentar ${number} melden`,
  intro:
    "Die Moderation liest jede Meldung. Mit dem Kommentar passiert nichts automatisch, und wer ihn geschrieben hat, erfährt nicht, wer Sie sind.",
  clause: "Gegen welche Hausregel verstößt er?",
  noClause: "Gegen keine davon",
  note: "Was stimmt nicht? (freiwillig, wenn Sie eine Regel gewählt haben)",
  send: "Melden",
  noticeLink: "Verstößt er gegen das Gesetz? Rechtswidrigen Inhalt melden",
  noticeTitle: (number) => `Rechtswidriger Inhalt: Kommentar ${number}`,
  noticeIntro:
    "Für Inhalte, die Sie für gesetzwidrig halten. Sie bekommen eine Empfangsbestätigung und erfahren, was entschieden wurde und warum.",
  explanation: "Warum ist er rechtswidrig? Bitte nennen Sie die Stellen",
  law: "Gegen welches Gesetz, falls Sie es wissen (freiwillig)",
  name: "Ihr Name",
  email: "Ihre E-Mail-Adresse",
  childSafety: "Es geht um sexuellen Missbrauch von Kindern: Ich darf anonym bleiben",
  goodFaith: "Ich bin nach bestem Wissen überzeugt, dass meine Angaben richtig und vollständig sind.",
  sendNotice: "Meldung abschicken",
  receiptTitle: "Danke. Ihre Meldung ist angekommen",
  receiptBody: "Bitte bewahren Sie diese Adresse auf: Dort sehen Sie, was aus Ihrer Meldung wird.",
  statusTitle: "Ihre Meldung",
  sentAt: (at) => `Abgeschickt ${formats.dateTime(at)}`,
  usualWait: (wait) => `Über Meldungen wird meist innerhalb von ${wait} entschieden.`,
  states: {
    open: "Die Moderation hat noch nicht entschieden.",
    upheld: "Ihre Meldung war berechtigt: Die Moderation hat etwas unternommen.",
    dismissed: "Die Moderation hat die Meldung geprüft. Der Kommentar bleibt, wie er ist.",
  },
  outcome: "Was die Moderation dazu sagt",
  closedAt: (at) => `Entschieden ${formats.dateTime(at)}`,
  redress:
    "Sind Sie anderer Meinung, können Sie dem Herausgeber schreiben; Ihre gesetzlichen Rechte bleiben davon unberührt.",
  mail: {
    receiptSubject: (site) => `Ihre Meldung an ${site} ist angekommen`,
    receiptText: (mail) =>
      `${mail.site} hat Ihre Meldung eines rechtswidrigen Inhalts erhalten.\n\nWas daraus wird, steht hier:\n${mail.link}\n`,
    outcomeSubject: (site) => `Über Ihre Meldung an ${site} ist entschieden`,
    outcomeText: (mail) =>
      `${mail.site} hat über Ihre Meldung entschieden.\n\n${mail.outcome}\n\nDer Kommentar, um den es geht: ${mail.link}\n\nSie sehen das auch unter der Adresse, die Sie zu Ihrer Meldung bekommen haben. ${mail.redress}\n`,
  },
  fieldProblems: {
    "clause.unknown": "Bitte wählen Sie eine der Hausregeln.",
    "note.required": "Bitte wählen Sie eine Regel, oder sagen Sie, was nicht stimmt.",
    "explanation.required": "Bitte erklären Sie, warum das rechtswidrig ist.",
    "name.required": "Bitte geben Sie Ihren Namen an.",
    "email.required": "Bitte geben Sie Ihre E-Mail-Adresse an.",
    "goodFaith.required": "Bitte bestätigen Sie, dass Ihre Angaben nach bestem Wissen richtig und vollständig sind.",
  },
};
