import type { LedgerKind } from "../ledger/entry.ts";

const kinds: Readonly<Record<LedgerKind, string>> = {
  decision: "Decision",
  reversal: "Reversal",
  "sanction-ended": "End of a sanction",
  appeal: "Appeal",
  "appeal-answered": "Answer to an appeal",
  export: "Export of reports and complaints",
  "appeal-closed": "Appeal closed: account deleted",
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
    "Every decision is recorded in a ledger that can only be added to. Each entry contains the hash of the one before it, so anyone who keeps the latest hash can later prove that nothing was changed or left out.",
  head: "Latest entry",
  empty: "Nothing has been recorded yet.",
  entry: (seq: string, time: string) => `Entry ${seq}, ${time}`,
  figures: "Figures by month",
  figuresAt: (time: string) => `As of ${time}.`,
  incomplete: "There were more decisions than are counted here, so the oldest months are incomplete.",
  month: "Month",
  decisions: "Decisions",
  restrictions: "Restrictions",
  foundByMachine: "found automatically",
  reversed: "reversed since",
  medianWait: "Median time to decide",
  appeals: "Appeals",
  appealsEnded: (upheld: string, changed: string, reversed: string) =>
    `${upheld} upheld, ${changed} changed, ${reversed} reversed`,
  clauses: "By rule",
  clause: (number: number) => `rule ${number}`,
  noClause: "no rule",
  agreement: "Do moderators agree?",
  agreed: (share: string, pairs: string) =>
    `Of ${pairs} pairs of near-identical comments decided by two different moderators, ${share} ended the same way.`,
  tooFewPairs: (pairs: string, needed: string) =>
    `Pairs of near-identical comments decided by two different moderators: ${pairs}. With fewer than ${needed}, no conclusion can be drawn.`,
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
