import type { DataTexts } from "./data-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

function comments(value: number): string {
  return value === 1 ? "1 Kommentar" : `${formats.number(value)} Kommentare`;
}

/** Texts of taking one's data away, claiming comments and leaving, in German. */
export const dataDe: DataTexts = {
  formerMember: "ehemaliges Mitglied",
  title: "Meine Daten",
  intro: "Alles, was hier über Sie aufbewahrt wird, gehört Ihnen: Nehmen Sie es mit, oder lassen Sie es löschen.",
  asGuest: "Sie sind nicht angemeldet. Es geht um das, was in diesem Browser geschrieben wurde.",
  wrote: (value) => `Sie haben hier ${comments(value)} geschrieben.`,
  download: "Mitnehmen",
  downloadHelp: "Eine ZIP-Datei mit allem: data.json für Programme und data.html zum Lesen.",
  downloadNow: "Meine Daten herunterladen",
  documentTitle: (site) => `Meine Daten bei ${site}`,
  documentMade: (time) => `Erstellt am ${time}.`,
  earlier: (time) => `Früherer Text, bis ${time}`,
  nothing: "Nichts.",
  sections: {
    profile: "Profil",
    articles: "Artikel von Ihnen",
    formerNames: "Frühere Namen",
    identities: "Wege der Anmeldung",
    sessions: "Angemeldete Browser",
    comments: "Kommentare",
    mentions: "Wo andere Sie erwähnen",
    reactions: "Reaktionen",
    follows: "Gefolgtes",
    mutes: "Stummgeschaltete Personen",
    notices: "Benachrichtigungen",
    mails: "E-Mails",
    reports: "Abgeschickte Meldungen",
    decisions: "Entscheidungen der Moderation",
    appeals: "Einsprüche",
    signals: "Woher Sie kamen, als Prüfwerte mit Schlüssel",
    securityEvents: "Was mit dem Konto geschah",
  },
  fields: {
    id: "Nummer in der Datenbank",
    site: "Website",
    name: "Anzeigename",
    picture: "Bild (eine Datei neben dieser)",
    bio: "Über mich",
    role: "Rolle",
    state: "Zustand",
    kind: "Art",
    label: "Bezeichnung",
    address: "Adresse",
    article: "Artikel",
    link: "Verweis",
    number: "Platz",
    inReplyTo: "Antwort auf",
    text: "Wortlaut",
    marks: "Reaktion",
    preferences: "Einstellungen",
    origin: "Eingebettet auf",
    way: "Angemeldet durch",
    subject: "Betreff",
    details: "Einzelheiten",
    reason: "Begründung",
    clause: "Regel",
    answer: "Antwort",
    createdAt: "Beginn",
    editedAt: "Geändert",
    publishedAt: "Veröffentlicht",
    usedAt: "Zuletzt benutzt",
    firstAt: "Zuerst gesehen",
    lastAt: "Zuletzt gesehen",
    until: "Bis",
    readAt: "Gelesen",
    sentAt: "Verschickt",
    closedAt: "Abgeschlossen",
  },
  claim: "Frühere Kommentare",
  claimHelp: (value) =>
    `${comments(value)} ${value === 1 ? "wurde" : "wurden"} ohne Anmeldung geschrieben, mit Ihrer bestätigten Adresse oder in diesem Browser. Übernehmen Sie sie, dann steht Ihr Name darüber.`,
  claimNow: "Das sind meine",
  leave: "Konto löschen",
  leaveHelp:
    "Name, Adresse, Anmeldungen, Reaktionen, Benachrichtigungen und alles andere über Sie werden endgültig gelöscht.",
  leaveComments: "Was soll mit Ihren Kommentaren geschehen?",
  leaveKeep: "Behalten, unter „ehemaliges Mitglied“",
  leaveWithdraw: "Zurückziehen: Der Text wird gelöscht, Antworten bleiben",
  leaveWhen: "Wann?",
  leaveLater: (days) => `In ${days} Tagen; bis dahin können Sie es sich anders überlegen`,
  leaveNow: "Sofort; das lässt sich nicht rückgängig machen",
  leaveButton: "Mein Konto löschen",
  leaving: (time) => `Ihr Konto wird am ${time} gelöscht.`,
  stay: "Konto behalten",
  done: {
    claimed: "Diese Kommentare gehören jetzt Ihnen.",
    leaving: "Ihr Konto wird gelöscht. Bis dahin können Sie sich anmelden und es sich anders überlegen.",
    staying: "Ihr Konto bleibt bestehen.",
  },
  confirmTitle: "Kommentar veröffentlichen?",
  confirmBody:
    "Sie haben ihn ohne Anmeldung geschrieben. Damit bestätigen Sie auch Ihre E-Mail-Adresse in jenem Browser.",
  confirmNow: "Veröffentlichen",
  confirmSubject: (site) => `Kommentar bei ${site} bestätigen`,
  confirmText: (mail) =>
    `Jemand, vermutlich Sie, hat bei ${mail.site} mit dieser Adresse einen Kommentar geschrieben, zu:\n${mail.article}\n\n` +
    `Öffnen Sie diesen Link, um ihn zu veröffentlichen:\n${mail.link}\n\n` +
    (mail.answers
      ? "Sie möchten von Antworten per E-Mail erfahren; auch das bestätigt der Link. Jede dieser E-Mails hat einen Link, der sie beendet.\n\n"
      : "") +
    `Er gilt einmal, für ${formats.number(mail.days)} Tage. Waren Sie es nicht, können Sie diese E-Mail ignorieren: Nichts wird veröffentlicht.\n`,
  leftTitle: "Ihr Konto wurde gelöscht",
  leftHelp: "Sie sind abgemeldet. Nichts, was auf Sie hinweist, wird aufbewahrt.",
};
