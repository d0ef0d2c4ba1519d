import type { LedgerKind } from "../ledger/entry.ts";

const kinds: Readonly<Record<LedgerKind, string>> = {
  decision: "Decision",
  reversal: "Reversal",
  "sanction-ended": "End of a sanction",
  appeal: "Appeal",
  "appeal-answered": "Answer to an appeal",
  rules: "New version of the house rules",
  "screening-rule": "Change of a screening rule",
  settings: "Change of a setting",
  role: "Grant of a role",
  model: "Change of a model",
  suspicion: "Suspected return",
};

/** Texts of the public record of moderation, in English. */
export const transparencyEn = {
  title: "How moderation works here",
  intro:
    "Every decision is recorded in a ledger that is only ever added to. Each entry contains the hash of the one before: whoever keeps the newest hash can prove later that nothing was changed or left out.",
  head: "The newest entry",
  empty: "Nothing has been recorded yet.",
  entry: (seq: string, time: string) => `Entry ${seq}, ${time}`,
  figures: "Figures by month",
  figuresAt: (time: string) => `Reckoned ${time}.`,
  incomplete: "There were more decisions than are counted here: the oldest months are incomplete.",
  month: "Month",
  decisions: "Decisions",
  restrictions: "Restrictions",
  foundByMachine: "found by machine",
  reversed: "reversed since",
  medianWait: "Median time to decide",
  appeals: "Appeals",
  appealsEnded: (upheld: string, changed: string, reversed: string) =>
    `${upheld} upheld, ${changed} changed, ${reversed} reversed`,
  clauses: "By clause",
  clause: (number: number) => `clause ${number}`,
  noClause: "no clause",
  agreement: "Do moderators agree?",
  agreed: (share: string, pairs: string) =>
    `Of ${pairs} pairs of nearly the same comments that two different moderators decided, ${share} ended alike.`,
  tooFewPairs: (pairs: string, needed: string) =>
    `Pairs of nearly the same comments that two different moderators decided: ${pairs}. With fewer than ${needed} nothing is claimed.`,
  log: "Log",
  older: "Older entries",
  newest: "Newest entries",
  number: "No.",
  time: "Time",
  what: "What",
  hash: "Hash",
  json: "The same as JSON",
  kinds,
};

/** Texts of the public record of moderation. */
export type TransparencyTexts = typeof transparencyEn;
