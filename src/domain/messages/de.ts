import { dataDe } from "./data-de.ts";
import { auditDe } from "./audit-de.ts";
import { heatDe } from "./heat-de.ts";
import { legalDe } from "./legal-de.ts";
import { returnsDe } from "./returns-de.ts";
import { signsDe } from "./signs-de.ts";
import { consoleDe } from "./console-de.ts";
import { moderatingDe } from "./moderating-de.ts";
import { consoleRulesDe } from "./console-rules-de.ts";
import { consoleScreeningDe } from "./console-screening-de.ts";
import { decisionsDe } from "./decisions-de.ts";
import { settingsDe } from "./settings-de.ts";
import { transparencyDe } from "./transparency-de.ts";
import { reportDe } from "./report-de.ts";
import { rulesDe } from "./rules-de.ts";
import { accountDe } from "./account-de.ts";
import { profileDe } from "./profile-de.ts";
import { mailDe } from "./mail-de.ts";
import { noticesDe } from "./notices-de.ts";
import type { Texts } from "./en.ts";
import { formatsFor } from "./formats.ts";
import { signInProblemsDe, waysDe } from "./ways-de.ts";

const formats = formatsFor("de-DE");

function count(value: number, one: string, other: string): string {
  return `${formats.number(value)} ${value === 1 ? one : other}`;
}

const problems: Texts["problems"] = {
  "bad-request": {
    title: "Diese Adresse oder dieses Formular war nicht lesbar",
    help: "Bitte gehen Sie zurück zum Artikel und beginnen Sie dort noch einmal.",
  },
  "invalid-input": {
    title: "Bitte prüfen Sie die markierten Felder",
    help: "Es ist nichts verloren: Bitte korrigieren Sie sie und senden Sie noch einmal ab.",
  },
  "sign-in-needed": {
    title: "Bitte melden Sie sich an",
    help: "Dafür brauchen Sie ein Konto auf dieser Website.",
  },
  "sign-in-again": {
    title: "Bitte melden Sie sich noch einmal an",
    help: "Zu Ihrer Sicherheit geht das nur innerhalb von 15 Minuten nach dem Anmelden.",
  },
  "link-expired": {
    title: "Dieser Link oder Code ist nicht mehr gültig",
    help: "Er wurde schon benutzt oder ist abgelaufen. Bitte fordern Sie einen neuen an.",
  },
  "not-allowed": {
    title: "Das ist Ihnen nicht erlaubt",
    help: "Einen Kommentar kann nur ändern, wer ihn geschrieben hat: im selben Browser oder mit dem Konto, unter dem er entstand. Manche Seiten sind nur für die Moderation.",
  },
  "cross-site-form": {
    title: "Wir konnten nicht erkennen, woher dieses Formular kam",
    help: "Prüfen Sie Ihren Text und senden Sie ihn noch einmal von dieser Seite.",
  },
  "origin-not-allowed": {
    title: "Diese Website darf das Gespräch nicht zeigen",
    help: "Der Herausgeber kann sie in die Liste der erlaubten Websites aufnehmen.",
  },
  banned: {
    title: "Sie sind für Kommentare gesperrt",
    help: "Auf Ihrer Kontoseite steht, warum, wie lange und wie Sie Einspruch einlegen.",
  },
  "timed-out": {
    title: "Sie können gerade nicht kommentieren",
    help: "Auf Ihrer Kontoseite steht, warum, bis wann und wie Sie Einspruch einlegen. Ihr Text ist noch hier: Kopieren Sie ihn, wenn Sie ihn behalten wollen.",
  },
  "warning-unread": {
    title: "Bitte lesen Sie erst eine Verwarnung",
    help: "Bitte lesen und bestätigen Sie sie auf Ihrer Kontoseite; danach können Sie weiterschreiben. Ihr Text ist noch hier.",
  },
  "refused-by-rules": {
    title: "So kann das nicht veröffentlicht werden",
    help: "Unten steht, warum. Ihr Text ist noch hier: Ändern Sie ihn, oder senden Sie ihn später noch einmal ab, wo er zu früh kam.",
  },
  "not-found": {
    title: "Unter dieser Adresse ist nichts",
    help: "Vielleicht ist sie falsch geschrieben, oder was hier stand, wurde nie veröffentlicht.",
  },
  "method-not-allowed": {
    title: "So funktioniert diese Adresse nicht",
    help: "Bitte gehen Sie zurück zum Artikel.",
  },
  conflict: {
    title: "Jemand anders hat das vorher geändert",
    help: "Laden Sie die Seite neu und sehen Sie nach, was sich geändert hat.",
  },
  "article-closed": {
    title: "Die Kommentare zu diesem Artikel sind geschlossen",
    help: "Sie können das Gespräch weiterhin lesen. Kopieren Sie Ihren Text, wenn Sie ihn behalten wollen.",
  },
  "edit-window-over": {
    title: "Dieser Kommentar lässt sich nicht mehr bearbeiten",
    help: "Kommentare lassen sich zehn Minuten lang bearbeiten. Zurückziehen können Sie ihn weiterhin.",
  },
  "comment-gone": {
    title: "Diesen Kommentar gibt es nicht mehr",
    help: "Er wurde zurückgezogen oder entfernt.",
  },
  "name-taken": {
    title: "Dieser Name ist schon vergeben",
    help: "Bitte wählen Sie einen anderen, oder ergänzen Sie ihn.",
  },
  "name-changed-recently": {
    title: "Sie haben Ihren Namen erst kürzlich geändert",
    help: "Damit andere Sie wiedererkennen, lässt sich ein Name nur alle 30 Tage ändern.",
  },
  "last-admin": {
    title: "Eine Website braucht mindestens einen Admin",
    help: "Geben Sie zuerst jemand anderem diese Rolle.",
  },
  "too-large": { title: "Das ist zu lang", help: "Bitte kürzen Sie es und senden Sie es noch einmal." },
  "unsupported-media-type": {
    title: "Diese Art von Inhalt wird hier nicht angenommen",
    help: "Bitte benutzen Sie das Formular.",
  },
  "too-many-requests": {
    title: "Bitte etwas langsamer",
    help: "Verloren ist nichts.",
  },
  ...signInProblemsDe,
  internal: {
    title: "Bei uns ist etwas schiefgegangen",
    help: "Es wurde nichts geändert. Bitte versuchen Sie es gleich noch einmal.",
  },
  "not-writable": {
    title: "Hier kann gerade nichts gespeichert werden",
    help: "Lesen geht weiter. Bitte versuchen Sie es später noch einmal.",
  },
  unavailable: {
    title: "Der Server ist überlastet oder startet neu",
    help: "Bitte versuchen Sie es gleich noch einmal.",
  },
};

/** The German texts. */
export const de: Texts = {
  language: "de",
  formats,
  problems,
  fieldProblems: {
    "name.required": "Bitte geben Sie den Namen an, der über Ihrem Kommentar stehen soll.",
    "name.signed-out":
      "Sie sind nicht mehr angemeldet. Melden Sie sich in einem anderen Tab wieder an, oder geben Sie einen Namen an und schreiben als Gast.",
    "name.too-long": "Bitte wählen Sie einen Namen mit höchstens 60 Zeichen.",
    "name.taken":
      "Ein Mitglied heißt schon so oder zum Verwechseln ähnlich. Melden Sie sich an, wenn Sie das sind, oder ergänzen Sie den Namen.",
    "name.reserved": "Dieser Name sieht nach der Redaktion aus. Bitte wählen Sie einen anderen.",
    "bio.too-long": "Bitte schreiben Sie höchstens 500 Zeichen.",
    "name.changed-recently": "Sie können Ihren Namen alle 30 Tage ändern.",
    "email.required": "Bitte geben Sie Ihre E-Mail-Adresse an.",
    "code.wrong": "Das ist nicht der Code aus der letzten E-Mail. Bitte sehen Sie noch einmal nach.",
    "clause.unknown": "Bitte wählen Sie eine der Hausregeln.",
    "thread.unknown": "Einen Thread mit dieser Nummer gibt es nicht.",
    "reason.required": "Bitte nennen Sie eine Begründung.",
    "kind.required": "Bitte wählen Sie eine Entscheidung.",
    "text.required": "Bitte schreiben Sie eine Notiz mit höchstens 4.000 Zeichen.",
    "not-text": "Etwas davon ist kein Text. Bitte tippen Sie es noch einmal.",
    "body.required": "Bitte schreiben Sie zuerst etwas.",
    "body.too-long": "Bitte schreiben Sie höchstens 10.000 Zeichen.",
    "email.not-an-address": "Das sieht nicht wie eine E-Mail-Adresse aus. Bitte korrigieren Sie sie.",
  },

  home: "Startseite",
  skipToContent: "Zum Inhalt",
  skipToComments: "Zu den Kommentaren",
  articles: "Artikel",
  noArticles: "Noch keine Artikel.",
  olderArticles: "Ältere Artikel",
  by: (author) => `Von ${author}`,
  elsewhere: (host) => `Artikel auf ${host}`,
  readArticle: (host) => `Artikel auf ${host} lesen`,
  conversationOn: "Gespräch zu",

  comments: (value) => (value === 0 ? "Noch keine Kommentare" : count(value, "Kommentar", "Kommentare")),
  replies: (value) => count(value, "Antwort", "Antworten"),
  order: "Reihenfolge der Kommentare",
  sorts: { oldest: "Älteste", newest: "Neueste", replied: "Meiste Antworten", best: "Beste" },
  write: "Kommentar schreiben",
  closed: "Die Kommentare zu diesem Artikel sind geschlossen. Lesen können Sie sie weiterhin.",
  empty: "Noch hat niemand kommentiert. Machen Sie den Anfang.",
  emptyClosed: "Niemand hat kommentiert.",
  next: "Weitere Kommentare",
  firstPage: "Zurück zu den ersten Kommentaren",
  moreReplies: (more) =>
    `${more.exact ? "" : "Mindestens "}${count(more.count, "weitere Antwort", "weitere Antworten")}`,

  inReplyTo: "Antwort an",
  edited: "bearbeitet",
  editedAt: (time) => `bearbeitet ${time}`,
  reply: "Antworten",
  replyTo: (author, number) => `Antworten auf ${author}, Kommentar ${number}`,
  marks: { agree: "Zustimmung", disagree: "Widerspruch", respect: "Respekt" },
  respectMeans: "Gut begründet, auch wenn ich anderer Meinung bin",
  commentNumber: (number) => `Kommentar ${number}`,
  wholeComment: "Ganzer Kommentar",
  badges: { author: "Autor", staff: "Redaktion" },
  link: "Link",
  linkTo: (number) => `Link zu Kommentar ${number}`,
  edit: "Bearbeiten",
  withdraw: "Zurückziehen",
  gone: {
    held: "Wartet auf die Moderation.",
    rejected: "Nicht veröffentlicht.",
    removed: "Von der Moderation entfernt.",
    withdrawn: "Selbst zurückgezogen.",
    published: "",
  },

  commentTitle: (number, author) => (author === "" ? `Kommentar ${number}` : `Kommentar ${number} von ${author}`),
  above: "Antwort auf",
  thisComment: "Der Kommentar",
  previousComment: (number) => `Vorheriger: ${number}`,
  nextComment: (number) => `Nächster: ${number}`,
  neighbours: "Benachbarte Kommentare",
  repliesTo: (number) => `Antworten auf Kommentar ${number}`,

  writeTitle: "Kommentar schreiben",
  replyTitle: (author, number) =>
    author === "" ? `Antwort auf Kommentar ${number}` : `Antwort an ${author}, Kommentar ${number}`,
  editTitle: (number) => `Kommentar ${number} bearbeiten`,
  body: "Ihr Kommentar",
  bodyHint: "Bis zu 10.000 Zeichen.",
  markdown: "Hilfe zur Formatierung",
  markdownHelp: [
    ["*Betonung*", "Betonung"],
    ["**stark**", "starke Betonung"],
    ["> zitierte Worte", "ein Zitat"],
    ["- Punkt", "eine Liste"],
    ["`Code`", "Code"],
    ["[Worte](https://…)", "ein Link"],
  ],
  name: "Name",
  nameHint: "Steht über Ihrem Kommentar.",
  email: "E-Mail",
  optional: "freiwillig",
  emailHint: "Wird nie angezeigt.",
  emailConfirmedHint: "Wird nie angezeigt. Wir schicken einen Link dorthin: Öffnen Sie ihn, erscheint Ihr Kommentar.",
  membersOnly: "Hier können nur Mitglieder kommentieren. Was Sie zu schreiben beginnen, bleibt in diesem Browser.",
  trap: "Dieses Feld leer lassen",
  post: "Kommentar senden",
  postReply: "Antwort senden",
  save: "Änderungen speichern",
  preview: "Vorschau",
  previewEmpty: "Schreiben Sie etwas, um zu sehen, wie es aussehen wird.",
  cancel: "Abbrechen",
  close: "Schließen",
  retryIn: (seconds) =>
    seconds < 90
      ? `Versuchen Sie es in ${count(seconds, "Sekunde", "Sekunden")} wieder.`
      : `Versuchen Sie es in ${count(Math.ceil(seconds / 60), "Minute", "Minuten")} wieder.`,

  withdrawTitle: (number) => `Kommentar ${number} zurückziehen?`,
  withdrawHelp:
    "Ihr Text und Ihr Name werden endgültig gelöscht. Antworten bleiben; darüber steht, dass der Kommentar zurückgezogen wurde.",
  withdrawNow: "Zurückziehen",
  keep: "Behalten",

  done: {
    posted: "Ihr Kommentar ist veröffentlicht. Sie können ihn zehn Minuten lang bearbeiten und jederzeit zurückziehen.",
    edited: "Ihre Änderungen wurden gespeichert.",
    confirm: "Wir haben Ihnen eine E-Mail geschickt. Ihr Kommentar erscheint, sobald Sie den Link darin öffnen.",
    withdrawn: "Ihr Kommentar wurde zurückgezogen.",
    marked: "Ihre Reaktion wurde gezählt.",
  },
  tryAgain: "Noch einmal versuchen",
  reference: "Passiert es wieder, nennen Sie der Redaktion diese Nummer",

  account: accountDe,
  profile: profileDe,
  mails: mailDe,
  data: dataDe,
  notices: noticesDe,
  reporting: reportDe,
  transparency: transparencyDe,
  decisions: decisionsDe,
  rules: rulesDe,
  console: consoleDe,
  audit: auditDe,
  heat: heatDe,
  legal: legalDe,
  moderating: moderatingDe,
  consoleRules: consoleRulesDe,
  consoleScreening: consoleScreeningDe,
  settings: settingsDe,
  returns: returnsDe,
  signs: signsDe,

  script: {
    shown: "Weitere Kommentare wurden geladen.",
    failed: "Das ließ sich hier nicht laden. Der Link öffnet es jetzt als Seite.",
    sendFailed: "Ihr Text ließ sich nicht senden. Er steht noch hier: Bitte versuchen Sie es noch einmal.",
    reactFailed: "Ihre Reaktion ließ sich nicht zählen. Bitte versuchen Sie es noch einmal.",
    posted: "Ihr Kommentar ist veröffentlicht.",
    held: "Ihr Kommentar wartet auf die Moderation. Dort steht, warum und was Sie tun können.",
    saved: "Ihre Änderungen wurden gespeichert.",
    draft: "Ihr früherer Entwurf wurde wiederhergestellt.",
    quote: "Zitieren",
    back: "Zurück zu",
    edit: "Bearbeiten",
    withdraw: "Zurückziehen",
    noComments: "Noch keine Kommentare",
    oneComment: "1 Kommentar",
    comments: "# Kommentare",
    yours: "Ihr Kommentar",
    muted: "Diese Person haben Sie stummgeschaltet. Trotzdem lesen",
    signedInAs: "Angemeldet als",
    signOut: "Abmelden",
    notices: "Benachrichtigungen",
    barred: "Warum Sie jetzt nicht schreiben können",
    people: "Personen mit passendem Namen",
  },

  ways: waysDe,
};
