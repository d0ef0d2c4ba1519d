import type { ServiceFailure, Sureness } from "../screening/finding.ts";
import type { AbuseLabel } from "../screening/abuse-view.ts";
import type { FindingSentences } from "./findings-en.ts";
import { formatsFor } from "./formats.ts";

const { number, dateTime } = formatsFor("de-DE");

const LABELS: Readonly<Record<AbuseLabel, string>> = {
  abuse: "ein Angriff",
  insult: "eine Beleidigung",
  obscenity: "ein Kraftausdruck",
  threat: "eine Drohung",
  identity_attack: "ein Angriff auf eine Gruppe von Menschen",
  sexual: "etwas Sexuelles",
};

const SURE: Readonly<Record<Sureness, string>> = {
  possible: "Nach der Einschätzung eines Programms ist das vielleicht",
  likely: "Nach der Einschätzung eines Programms ist das wahrscheinlich",
  "very-likely": "Nach der Einschätzung eines Programms ist das ziemlich sicher",
};

const FAILURES: Readonly<Record<ServiceFailure, string>> = {
  "no-connection": "war nicht erreichbar",
  "time-out": "hat zu lange gebraucht",
  refused: "hat mit einem Fehler geantwortet",
  redirected: "hat uns an eine andere Adresse verwiesen",
  "too-large": "hat zu lang geantwortet",
  unreadable: "hat eine Antwort gegeben, die wir nicht lesen können",
};

function many(count: number, one: string, other: string): string {
  return `${number(count)} ${count === 1 ? one : other}`;
}

/** Sentences in German, for authors and moderators alike. */
export const findingsDe: FindingSentences = {
  "listed-word": () => "Die markierten Wörter stehen auf einer Liste von Wörtern, die die Moderation zuerst prüft.",
  abuse: ({ label, sureness }) =>
    `${SURE[sureness]} ${LABELS[label]}. Programme irren sich, darum entscheidet ein Mensch.`,
  "many-links": ({ count, most }) =>
    `Der Kommentar hat ${many(count, "Link", "Links")}; bei mehr als ${number(most)} prüft ihn die Moderation zuerst.`,
  "new-author-links": ({ count, most }) =>
    `Der Kommentar hat ${many(count, "Link", "Links")}; bei Neuen prüft ihn die Moderation zuerst, wenn es mehr als ${number(most)} sind.`,
  "listed-host": ({ host }) => `Der Kommentar verlinkt auf ${host}; solche Links prüft die Moderation zuerst.`,
  "first-comment": ({ needed }) =>
    needed === 1
      ? "Den ersten Kommentar von allen, die hier neu sind, prüft die Moderation zuerst."
      : `Die ersten ${number(needed)} Kommentare von allen, die hier neu sind, prüft die Moderation zuerst.`,
  guest: () => "Kommentare ohne Konto prüft die Moderation zuerst.",
  "article-pre-moderated": () => "Zu diesem Artikel prüft die Moderation jeden Kommentar zuerst.",
  "person-pre-moderated": () => "Alle Kommentare dieses Kontos prüft die Moderation zuerst.",
  "site-pre-moderated": () => "Auf dieser Website prüft die Moderation jeden Kommentar zuerst.",
  strikes: ({ strikes }) =>
    `Dieses Konto hat ${many(strikes, "Strafpunkt", "Strafpunkte")} aus früheren Entscheidungen; deshalb prüft die Moderation zuerst.`,
  "time-out": ({ until }) =>
    until === null
      ? "Dieses Konto darf hier nicht schreiben."
      : `Dieses Konto darf hier bis ${dateTime(until)} nicht schreiben.`,
  "same-as-own": ({ percent }) =>
    `Der Text gleicht zu ${number(percent)} Prozent einem früheren Kommentar derselben Person.`,
  "same-as-others": ({ copies, percent }) =>
    `Der Text gleicht zu ${number(percent)} Prozent ${many(copies, "Kommentar", "Kommentaren")} unter anderen Namen.`,
  "author-flood": ({ count, seconds }) =>
    `Davor kamen innerhalb von ${span(seconds)} schon ${many(count, "Kommentar", "Kommentare")} derselben Person.`,
  "article-flood": ({ count, seconds }) =>
    `Gerade kommentieren hier viele Neue auf einmal: ${many(count, "Kommentar", "Kommentare")} innerhalb von ${span(seconds)}. Bis das vorbei ist, prüft die Moderation Kommentare von Neuen zuerst.`,
  "slow-mode": ({ seconds, wait }) =>
    `Dieses Gespräch läuft langsam: ein Kommentar alle ${span(seconds)}. Diesen können Sie in ${span(wait)} senden.`,
  capitals: ({ percent }) => `${number(percent)} Prozent der Buchstaben sind groß; das wirkt wie Schreien.`,
  "too-short": ({ least }) => `Der Kommentar hat weniger als ${many(least, "Buchstaben", "Buchstaben")}.`,
  "too-long": ({ most }) => `Der Kommentar ist länger als ${many(most, "Zeichen", "Zeichen")}.`,
  reports: ({ count }) =>
    count === 1 ? "Jemand hat den Kommentar gemeldet." : `${number(count)} Menschen haben den Kommentar gemeldet.`,
  "names-listed-person": ({ name }) => `Der Kommentar nennt ${name}; dieser Name steht auf der Beobachtungsliste.`,
  "asks-about-return": ({ name }) =>
    `Der Kommentar fragt oder sagt, ob jemand ${name} ist; dieser Name steht auf der Beobachtungsliste.`,
  "speaks-of-return": () =>
    "Der Kommentar fragt oder sagt, ob jemand eine andere Person ist oder gesperrt war und unter anderem Namen zurück ist.",
  "named-like-listed": ({ name }) => `Wer das schrieb, heißt ähnlich wie ${name} auf der Beobachtungsliste.`,
  external: ({ note }) => note,
  "external-failed": ({ why }) => `Der Prüfdienst des Herausgebers ${FAILURES[why]}; geprüft wurde ohne ihn.`,
  spam: ({ blatant }) =>
    blatant === 1 ? "Ein Spamfilter ist sicher, dass das Spam ist." : "Ein Spamfilter hält das für Spam.",
  "spam-service-failed": ({ why }) => `Der Spamfilter ${FAILURES[why]}; geprüft wurde ohne ihn.`,
};

/** What is said where a finding is of a kind that this version does not know. */
export const unknownFindingDe = "Eine Regel dieser Website hat etwas gefunden.";

function span(seconds: number): string {
  if (seconds < 120) return many(seconds, "Sekunde", "Sekunden");
  return many(Math.ceil(seconds / 60), "Minute", "Minuten");
}
