import { formatsFor } from "./formats.ts";
import type { ModeratingTexts } from "./moderating-en.ts";

const formats = formatsFor("de-DE");

function count(value: number, one: string, other: string): string {
  return `${formats.number(value)} ${value === 1 ? one : other}`;
}

/** Texts of the console for places, saved replies and the live queue, in German. */
export const moderatingDe: ModeratingTexts = {
  articlePage: "in der Moderation",
  takeUp: "Diesen Kommentar moderieren",
  until: (at) => `bis ${formats.dateTime(at)}`,
  days: (n) => count(n, "Tag", "Tage"),
  untilLifted: "bis zur Aufhebung",
  liftOrReverse: "Aufheben oder zurücknehmen",
  place: "Gilt für",
  thread: "den Thread",
  article: "den ganzen Artikel",
  threadNumber: "Thread (seine Nummer; leer: der ganze Artikel)",
  noThread: "Einen Thread mit dieser Nummer gibt es nicht.",
  slowSeconds: "Langsamer Modus: Sekunden zwischen zwei Kommentaren",
  bannedEverywhere: "Sie wurden auf allen Websites dieser Installation gesperrt.",
  bannedNoMore: "Die Sperre für alle Websites dieser Installation ist zu Ende.",
  holdsNow: "Was jetzt gilt",
  holdsNothing: "Nichts: Alle können wie gewohnt kommentieren.",
  onThread: (number) => `Thread ${number}`,
  onArticle: "Der ganze Artikel",
  everySeconds: (seconds) => `ein Kommentar alle ${count(seconds, "Sekunde", "Sekunden")}`,
  earlier: "Früher",
  waitingHere: (queue, articleNumber) => `${queue}, Artikel ${formats.number(articleNumber)}`,
  readConversation: "Das Gespräch lesen",
  articles: "Artikel",
  authors: "Wer ihn geschrieben hat",
  authorsHint: "Ihre Kommentare unter diesem Artikel tragen das Zeichen „Autor“; unter anderen nicht.",
  authorAwaited: (at) => `Jemand, der sich noch nicht angemeldet hat (genannt am ${formats.date(at)})`,
  authorAccount: "E-Mail-Adresse oder Nummer eines Mitglieds",
  authorUnknown: "Das ist weder eine E-Mail-Adresse noch die Nummer eines Mitglieds.",
  addAuthor: "Hinzufügen",
  removeAuthor: "Entfernen",
  noArticles: "Noch hat kein Artikel ein Gespräch.",
  measures: { locked: "gesperrt", slow: "langsamer Modus", preModerated: "wird zuerst geprüft" },
  manageReplies: "Textbausteine",
  repliesIntro:
    "Begründungen, die oft gebraucht werden. Sie füllen das Feld für die Begründung; dort können Sie sie anpassen.",
  shippedReplies: "Diese liefert Hustings mit. Übernehmen Sie sie, um sie zu ändern.",
  adoptReplies: "Übernehmen",
  insertReply: "Einfügen",
  replyTitle: "Titel",
  replyText: "Wortlaut",
  replyLanguage: "Sprache",
  languages: { en: "Englisch", de: "Deutsch" },
  saveReply: "Speichern",
  deleteReply: "Löschen",
  addReply: "Textbaustein hinzufügen",
  replySaved: "Gespeichert.",
  replyDeleted: "Gelöscht.",
  reload: "Aktualisieren",
  fresh: (n) => count(n, "neuer Fall", "neue Fälle"),
  showFresh: "Zeigen",
  lineDown: "Keine Verbindung zum Server. Was hier steht, kann sich inzwischen geändert haben.",
  decidedMeanwhile: "schon entschieden",
  changedMeanwhile: "inzwischen geändert",
  state: "Stand des Kommentars",
  nothingAgainst: "Angesehen: Es spricht nichts dagegen.",
  manyPerPage: (n) => `${formats.number(n)} auf einer Seite zeigen`,
};
