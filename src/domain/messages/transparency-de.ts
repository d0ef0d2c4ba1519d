import type { TransparencyTexts } from "./transparency-en.ts";

/** Texts of the public record of moderation, in German. */
export const transparencyDe: TransparencyTexts = {
  title: "Wie hier moderiert wird",
  intro:
    "Jede Entscheidung steht in einem Protokoll, das nur ergänzt werden kann. Jeder Eintrag enthält den Hash des vorigen: Wer den neuesten aufbewahrt, kann später beweisen, dass nichts geändert oder weggelassen wurde.",
  head: "Der neueste Eintrag",
  empty: "Noch wurde nichts eingetragen.",
  entry: (seq, time) => `Eintrag ${seq}, ${time}`,
  figures: "Zahlen nach Monaten",
  figuresAt: (time) => `Stand: ${time}.`,
  incomplete: "Es gab mehr Entscheidungen, als hier gezählt werden: Die ältesten Monate sind unvollständig.",
  month: "Monat",
  decisions: "Entscheidungen",
  restrictions: "Einschränkungen",
  foundByMachine: "automatisch gefunden",
  reversed: "seither zurückgenommen",
  medianWait: "Zeit bis zur Entscheidung (Median)",
  appeals: "Einsprüche",
  appealsEnded: (upheld, changed, reversed) =>
    `${upheld} zurückgewiesen, ${changed} geändert, ${reversed} zurückgenommen`,
  clauses: "Nach Regeln",
  clause: (number) => `Regel ${number}`,
  noClause: "keine Regel",
  agreement: "Sind sich die Moderatoren einig?",
  agreed: (share: string, pairs: string) =>
    `Von ${pairs} Paaren fast gleicher Kommentare, über die zwei verschiedene Moderatoren entschieden haben, gingen ${share} gleich aus.`,
  tooFewPairs: (pairs: string, needed: string) =>
    `Paare fast gleicher Kommentare, über die zwei verschiedene Moderatoren entschieden haben: ${pairs}. Unter ${needed} ist kein Schluss möglich.`,
  log: "Protokoll",
  older: "Ältere Einträge",
  newest: "Neueste Einträge",
  number: "Nr.",
  time: "Zeit",
  what: "Was",
  hash: "Hash",
  json: "Dasselbe als JSON",
  kinds: {
    decision: "Entscheidung",
    reversal: "Rücknahme",
    "sanction-ended": "Ende einer Sanktion",
    appeal: "Einspruch",
    "appeal-answered": "Antwort auf einen Einspruch",
    export: "Export von Meldungen und Beschwerden",
    "appeal-closed": "Einspruch erledigt: Konto gelöscht",
    rules: "Neue Fassung der Hausregeln",
    "screening-rule": "Änderung einer Prüfregel",
    settings: "Änderung einer Einstellung",
    role: "Vergabe einer Rolle",
    model: "Änderung eines Modells",
    suspicion: "Verdacht auf Rückkehr",
  },
};
