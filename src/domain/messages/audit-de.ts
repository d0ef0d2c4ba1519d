import type { AuditTexts } from "./audit-en.ts";
import { auditEn } from "./audit-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

/** Texts of the audit of moderation, in German. */
export const auditDe: AuditTexts = {
  title: "Prüfung",
  intro:
    "Sucht nach zweierlei Maß in dem, was über Kommentare entschieden wurde, bei gleichem Gesagten. Es geht um Entscheidungen, nicht um Personen: Niemand bekommt einen Rang, und ein Unterschied kann Gründe haben, die keine Zahl kennt.",
  period: (cases, from, until) =>
    `${formats.number(cases)} ${cases === 1 ? "Fall" : "Fälle"}, von Moderatoren entschieden, ${formats.date(from)} bis ${formats.date(until)}`,
  madeAt: (at) => `erstellt ${formats.dateTime(at)}`,
  cut: "Es gab mehr; die neuesten wurden betrachtet.",
  judgedBy: (model) =>
    `Wie schlimm ein Kommentar ist, hat ${model} beurteilt, ohne das, was diese Seite ihm beigebracht hat.`,
  notYet: "Es gibt noch keine Prüfung. Jede Nacht wird eine gemacht.",
  underWay: "Eine Prüfung läuft. Bitte die Seite gleich noch einmal laden.",
  make: "Jetzt neu prüfen",
  finding:
    "Etwas weicht stärker ab, als Zufall es erklärt; was, steht unten. Es kann Gründe haben, die keine Zahl kennt.",
  silent: "Nichts weicht stärker ab, als Zufall es erklärt. Bei wenigen Fällen heißt das wenig.",
  pairs: "Fast dieselben Worte, entgegengesetzter Ausgang",
  noPairs: "Keine zwei fast gleichen Kommentare wurden entgegengesetzt entschieden.",
  pairsShown: (shown, all) => `${formats.number(shown)} von ${formats.number(all)} Paaren`,
  alike: (likeness) => `zu ${Math.round(likeness * 100)} % gleich`,
  byTwo: "von zwei Moderatoren",
  bySame: "von derselben Person",
  published: "veröffentlicht",
  takenAway: "nicht gezeigt",
  by: (name) => `von ${name}`,
  reversedSince: "seither zurückgenommen",
  counted: "Nur Fälle hinter einer Zahl der Prüfung, aus jeder Zeit.",
  allDecided: "Alle entschiedenen Fälle",
  openCase: (id) => `Fall ${id}`,
  moderators: "Moderatoren, bei gleichem Gesagten",
  moderatorsHint:
    "Um wie viele Prozentpunkte öfter oder seltener jede und jeder Kommentare nicht zeigt, als die anderen es in gleichen Fällen täten, mit Intervall. In der Reihenfolge der Namen: Es gibt keine Rangliste.",
  groups: "Gruppen von Autoren, bei gleichem Geschriebenem",
  groupsHint:
    "Um wie viele Prozentpunkte öfter oder seltener Kommentare einer Gruppe nicht gezeigt werden als gleiche von allen anderen.",
  groupNames: { guests: "Gäste", "long-standing": "Langjährige Mitglieder", "new-members": "Neue Mitglieder" },
  appeals: "Einsprüche gegen wessen Entscheidungen",
  appealsHint:
    "Wie oft ein Einspruch die Entscheidung aufhob, mit Intervall. Die gepunktete Linie ist das Übliche bei allen anderen.",
  noCases: "Keine Fälle.",
  noAppeals: "Niemand hat Einspruch erhoben.",
  columns: {
    moderator: "Moderator",
    group: "Gruppe",
    cases: "Fälle",
    difference: "Unterschied in Punkten",
    says: "Was das heißt",
    appeals: "Einsprüche",
    overturned: "Aufgehoben",
    share: "Anteil",
  },
  less: "seltener",
  more: "öfter",
  points: auditEn.points,
  interval: (low, high) => `${low} bis ${high}`,
  share: auditEn.share,
  alone: "niemand zum Vergleichen",
  smallNumbers: "kleine Zahlen: Es wird nichts behauptet",
  noDifference: "kein Unterschied erkennbar",
  differs: (points) =>
    `${Math.abs(Math.round(points))} Punkte ${points > 0 ? "öfter" : "seltener"} nicht gezeigt als Gleiches von anderen`,
  overturnedOften: "öfter oder seltener aufgehoben als üblich",
  usual: (share) => (share === null ? "" : `andere ${Math.round(share * 100)} %`),
};
