import type { ConsoleScreeningTexts } from "./console-screening-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

function count(value: number, one: string, other: string): string {
  return `${formats.number(value)} ${value === 1 ? one : other}`;
}

/** Texts of the console's pages of word lists, host lists and the learnt layer, in German. */
export const consoleScreeningDe: ConsoleScreeningTexts = {
  title: "Prüfung",
  intro:
    "Listen von Wörtern, Wendungen und Adressen. Eine Liste wird entworfen, ohne Wirkung beobachtet und erst dann in Kraft gesetzt. Was hier geschieht, steht im Protokoll.",
  readOnly: "Die Listen ändert die Administration; die Moderation liest und erprobt sie hier.",
  none: "Noch ist keine Liste geschrieben.",
  add: { words: "Wortliste schreiben", hosts: "Adressliste schreiben" },
  states: { draft: "Entwürfe", shadow: "Beobachtet, ohne Wirkung", live: "In Kraft", retired: "Außer Dienst" },
  stateOf: { draft: "Entwurf", shadow: "beobachtet", live: "in Kraft", retired: "außer Dienst" },
  actions: {
    watch: "Nur beobachten",
    enforce: "In Kraft setzen",
    change: "Ändern",
    retire: "Außer Dienst stellen",
    revive: "Als Entwurf wieder aufnehmen",
  },
  kinds: { words: "Wörter und Wendungen", hosts: "Adressen von Links" },
  entries: (n) => count(n, "Eintrag", "Einträge"),
  weights: { note: "wird für die Moderation vermerkt", hold: "wird angehalten", refuse: "wird abgelehnt" },
  leads: (weight) => `Was sie findet, ${weight}.`,
  clause: (number) => `Regel ${formats.number(number)}`,
  noClause: "keine Regel",
  language: (tag) => `nur Texte auf ${tag}`,
  version: (version) => `Fassung ${formats.number(version)}`,
  newTitle: { words: "Eine neue Wortliste", hosts: "Eine neue Adressliste" },
  editTitle: (name) => `Liste ${name} ändern`,
  changeHint:
    "Wird eine Liste in Kraft geändert, so wird sie wieder nur beobachtet, bis sie neu in Kraft gesetzt wird.",
  fields: {
    name: "Name, für die Moderation",
    entries: "Wörter und Wendungen, eine in jeder Zeile",
    hosts: "Adressen, eine in jeder Zeile",
    language: "Nur in Texten dieser Sprache",
    clause: "Hausregel",
    weight: "Wozu sie führt",
  },
  entriesHint:
    "Ganze Wörter, groß oder klein. * steht für beliebige Buchstaben in einem Wort (boot* findet Bootsmann), allein für ein Wort.",
  hostsHint: "shop.example findet Links dorthin und zu allem darunter, etwa www.shop.example.",
  anyLanguage: "jede",
  save: "Speichern",
  cancel: "Abbrechen",
  saved: "Gespeichert.",
  contents: "Einträge",
  soFar: "Was sie bisher fand",
  soFarSince: (at) => `In Kommentaren seit ${formats.dateTime(at)}; seitdem ist sie unverändert.`,
  foundIn: (n, cut) => (n === 0 ? "Noch nichts." : `${cut ? "Mehr als " : ""}${count(n, "Kommentar", "Kommentare")}`),
  became: {
    published: "veröffentlicht",
    held: "angehalten",
    rejected: "abgelehnt",
    removed: "entfernt",
    withdrawn: "zurückgezogen",
  },
  backTest: "Rückschau",
  backTestHint: "Erprobt die Liste an den neuesten Kommentaren dieser Website. Nichts wird geändert.",
  runBackTest: "An früheren Kommentaren erproben",
  looked: (n, cut) =>
    `${cut ? "Angesehen wurden die neuesten" : "Angesehen wurden alle"} ${count(n, "Kommentar", "Kommentare")}.`,
  would: (n) => (n === 0 ? "Sie hätte nichts gefunden." : `Sie hätte ${count(n, "Kommentar", "Kommentare")} gefunden:`),
  past: {
    none: "niemand musste entscheiden",
    published: "von der Moderation veröffentlicht",
    rejected: "von der Moderation abgelehnt",
    removed: "von der Moderation entfernt",
    waiting: "warten noch",
  },
  agreed: (share) =>
    `Von denen, über die die Moderation entschied, nahm sie ${formats.number(Math.round(share * 100))} Prozent weg.`,
  sample: "Beispiele",
  learnt: "Was die Erkennung von Beschimpfungen von der Moderation gelernt hat",
  learntNothing: "Noch nichts: Sie arbeitet mit der Voreinstellung.",
  drift: {
    decisions: "Entscheidungen, aus denen sie lernte",
    abusive: (n) => `${formats.number(n)} für beschimpfend gehalten`,
    harmless: (n) => `${formats.number(n)} nicht`,
    lean: "Neigung",
    leanText: (lean) =>
      Math.abs(lean) < 0.02
        ? "etwa so streng wie voreingestellt"
        : lean > 0
          ? `strenger als voreingestellt (um ${formats.number(Math.round(lean * 100))} von 100 Punkten)`
          : `milder als voreingestellt (um ${formats.number(Math.round(-lean * 100))} von 100 Punkten)`,
    shift: "Übliche Verschiebung",
    shiftText: (shift, most) =>
      `${formats.number(Math.round(shift * 100) / 100)} von höchstens ${formats.number(most)}`,
  },
  learntVersions: "Fassungen",
  reset: "Vergessen und auf die Voreinstellung zurücksetzen",
  resetReason: "Warum",
  resetHint: "Es wirkt binnen einer halben Minute. Aus früheren Entscheidungen lernt sie nicht noch einmal.",
  wasReset: "Die Erkennung von Beschimpfungen wurde auf die Voreinstellung zurückgesetzt.",
  needsReason: "Bitte sagen Sie, warum.",
  problems: {
    too_small: "Hier fehlt etwas.",
    too_big: "Das ist zu viel.",
    custom: "Ein Eintrag hat mindestens zwei Buchstaben oder Ziffern zusammen und höchstens vier Sternchen.",
    invalid_format: "Das ist kein gültiger Eintrag: Schreiben Sie eine Adresse wie shop.example, ohne Pfad.",
  },
};
