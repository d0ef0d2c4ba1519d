import type { ConsoleRulesTexts } from "./console-rules-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

function listed(numbers: readonly number[]): string {
  return numbers.map((number) => formats.number(number)).join(", ");
}

/** Texts of the console's page of house rules, in German. */
export const consoleRulesDe: ConsoleRulesTexts = {
  title: "Hausregeln",
  intro:
    "Leserinnen und Leser sehen sie unter /rules. Jede Änderung ist eine neue Fassung; sie bleibt erhalten und steht im Protokoll. Entscheidungen verweisen auf die Fassung, die galt.",
  readOnly: "Die Regeln ändert die Administration; die Moderation liest sie hier.",
  toReaders: "Wie Leser sie sehen",
  version: (version) =>
    version === 0 ? "Die mitgelieferten Regeln, noch nicht geändert" : `Fassung ${formats.number(version)}`,
  add: "Regel hinzufügen",
  edit: "Ändern",
  drop: "Streichen",
  dropTitle: "Diese Regel streichen",
  dropHint:
    "Nach ihr wird nichts mehr entschieden. Frühere Entscheidungen verweisen weiter auf sie, ihre Nummer bleibt ihr, und sie kann wieder aufgenommen werden.",
  bringBack: "Wieder aufnehmen",
  dropped: "Gestrichene Regeln",
  droppedHint: "Entscheidungen verweisen weiter auf diese Nummern, darum bekommt sie keine andere Regel.",
  strikes: (weight) =>
    weight === 0 ? "keine Strafpunkte" : weight === 1 ? "1 Strafpunkt" : `${formats.number(weight)} Strafpunkte`,
  versions: "Fassungen",
  shipped: "Die mitgelieferten Regeln",
  added: (numbers) => `neu: ${listed(numbers)}`,
  changed: (numbers) => `geändert: ${listed(numbers)}`,
  droppedNumbers: (numbers) => `gestrichen: ${listed(numbers)}`,
  newTitle: "Eine neue Regel",
  editTitle: (number) => `Regel ${formats.number(number)} ändern`,
  meaning:
    "Eine Regel behält ihren Sinn: Frühere Entscheidungen beruhen auf ihr. Soll sie etwas anderes sagen, fügen Sie eine neue hinzu und streichen diese.",
  fields: {
    title: "Titel",
    text: "Text für Leser",
    severity: "Schwere",
    sanction: "Übliche Folge, außer dem Entfernen",
    strikeWeight: "Strafpunkte, 0 bis 10",
    category: "Kategorie für gesetzliche Berichte",
    keyword: "Stichwort für gesetzliche Berichte",
  },
  noKeyword: "keines",
  legalHint: "Kategorien und Stichwörter der Transparenzdatenbank der EU.",
  preview: "Vorschau",
  previewTitle: "So werden Leser sie sehen",
  save: "Als neue Fassung speichern",
  cancel: "Abbrechen",
  saved: "Gespeichert. Die Regeln haben eine neue Fassung.",
  problems: {
    too_small: "Hier fehlt etwas.",
    too_big: "Das ist zu viel.",
    renumbered:
      "Diese Regel stand unter einer anderen Nummer. Entscheidungen verweisen darauf: Nehmen Sie sie wieder auf.",
    replaced:
      "Das sagt etwas anderes als bisher. Frühere Entscheidungen beruhen auf dieser Regel: Bitte fügen Sie eine neue hinzu.",
    "number-reused": "Diese Nummer hatte eine andere Regel. Bitte nehmen Sie eine neue.",
  },
};
