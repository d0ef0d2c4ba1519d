import type { AuditTexts } from "./audit-en.ts";
import { auditEn } from "./audit-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

function caseCount(cases: number): string {
  return `${formats.number(cases)} ${cases === 1 ? "Fall" : "Fälle"}`;
}

function size(points: number): string {
  const round = Math.abs(Math.round(points));
  if (round === 0) return "weniger als 1 Punkt";
  return round === 1 ? "1 Punkt" : `${round} Punkte`;
}

/** Texts of the audit of moderation, in German. */
export const auditDe: AuditTexts = {
  title: "Revision",
  intro:
    "Sucht nach zweierlei Maß bei den Entscheidungen über Kommentare, gemessen an dem, was in ihnen steht. Es geht um Entscheidungen, nicht um Personen: Es gibt keine Rangliste, und ein Unterschied kann Gründe haben, die keine Zahl zeigt.",
  period: (cases, from, until) =>
    `${caseCount(cases)}, von Moderatoren entschieden, ${formats.date(from)} bis ${formats.date(until)}`,
  madeAt: (at) => `erstellt ${formats.dateTime(at)}`,
  cut: "Es gab mehr; die neuesten wurden betrachtet.",
  judgedBy: (model) =>
    `Wie schlimm ein Kommentar ist, hat ${model} beurteilt, ohne das, was es auf dieser Website gelernt hat.`,
  notYet: "Noch keine Revision. Sie läuft jede Nacht.",
  underWay: "Eine Revision läuft. Bitte die Seite gleich noch einmal laden.",
  make: "Jetzt neu prüfen",
  finding:
    "Etwas weicht stärker ab, als Zufall es erklärt; was, steht unten. Es kann Gründe haben, die keine Zahl zeigt.",
  silent: "Nichts weicht stärker ab, als Zufall es erklärt. Bei wenigen Fällen heißt das wenig.",
  intervals:
    "Die Intervalle berücksichtigen alles, was hier verglichen wird. Auch wo niemand etwas falsch macht, meldet bis zu eine von 25 Revisionen einen Unterschied.",
  caseCount,
  pairs: "Fast dieselben Worte, entgegengesetzter Ausgang",
  noPairs: "Keine zwei fast gleichen Kommentare wurden entgegengesetzt entschieden.",
  pairsShown: (shown, all) => `${formats.number(shown)} von ${formats.number(all)} Paaren`,
  alike: (likeness) => `zu ${formats.percent(likeness)} gleich`,
  byTwo: "von zwei Moderatoren",
  bySame: "von derselben Person",
  published: "veröffentlicht",
  takenAway: "nicht gezeigt",
  by: (name) => `von ${name}`,
  reversedSince: "seither zurückgenommen",
  counted: "Nur Fälle hinter einer Zahl der Revision, aus jeder Zeit.",
  allDecided: "Alle entschiedenen Fälle",
  openCase: (id) => `Fall ${id}`,
  moderators: "Moderatoren, gemessen am Inhalt",
  moderatorsHint:
    "Um wie viele Prozentpunkte öfter oder seltener jede und jeder Kommentare nicht zeigt, als die anderen es in gleichen Fällen täten, mit Intervall. Nach Namen sortiert: Das ist keine Rangliste.",
  groups: "Gruppen von Autoren, gemessen am Inhalt",
  groupsHint:
    "Um wie viele Prozentpunkte öfter oder seltener Kommentare einer Gruppe nicht gezeigt werden als ähnliche von allen anderen.",
  groupNames: { guests: "Gäste", "long-standing": "Langjährige Mitglieder", "new-members": "Neue Mitglieder" },
  appeals: "Einsprüche, nach Entscheidenden",
  appealsHint:
    "Wie oft ein Einspruch die Entscheidung aufhob, mit Intervall. Die gepunktete Linie zeigt den Wert aller anderen.",
  noCases: "Keine Fälle.",
  noAppeals: "Keine Einsprüche.",
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
  share: (share) => formats.percent(share),
  alone: "niemand zum Vergleichen",
  smallNumbers: "kleine Zahlen: kein Schluss möglich",
  noDifference: "kein Unterschied erkennbar",
  differs: (points) => `${size(points)} ${points > 0 ? "öfter" : "seltener"} nicht gezeigt als Gleiches von anderen`,
  overturned: (isMore) => `${isMore ? "öfter" : "seltener"} aufgehoben als Entscheidungen der anderen`,
  usual: (share) => (share === null ? "" : `andere ${formats.percent(share)}`),
};
