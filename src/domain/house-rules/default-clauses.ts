import { clausesDe } from "../messages/clauses-de.ts";
import { clausesEn } from "../messages/clauses-en.ts";
import type { Language } from "../language.ts";
import type { Clause } from "./clause.ts";

/** What the shipped clauses are about, in the order of their numbers. A number never changes its meaning. */
export const DEFAULT_CLAUSE_NUMBERS = {
  insult: 1,
  threat: 2,
  hate: 3,
  harassment: 4,
  sexual: 5,
  advertising: 6,
  disruption: 7,
  identity: 8,
  illegal: 9,
  falsehood: 10,
} as const;

/** What a shipped clause is about. */
export type ClauseSubject = keyof typeof DEFAULT_CLAUSE_NUMBERS;

type Weighing = Omit<Clause, "number" | "title" | "text">;

/** Strikes: 1 for what may happen to anybody, 3 for what nobody does by mistake. */
const WEIGHINGS: Readonly<Record<ClauseSubject, Weighing>> = {
  insult: {
    severity: "minor",
    sanction: "warn",
    strikeWeight: 1,
    category: "CYBER_VIOLENCE",
    keyword: "CYBER_BULLYING_INTIMIDATION",
  },
  threat: {
    severity: "grave",
    sanction: "ban",
    strikeWeight: 3,
    category: "VIOLENCE",
    keyword: "INCITEMENT_VIOLENCE_HATRED",
  },
  hate: {
    severity: "grave",
    sanction: "ban",
    strikeWeight: 3,
    category: "ILLEGAL_OR_HARMFUL_SPEECH",
    keyword: "HATE_SPEECH",
  },
  harassment: {
    severity: "grave",
    sanction: "time-out",
    strikeWeight: 3,
    category: "CYBER_VIOLENCE",
    keyword: "CYBER_HARASSMENT",
  },
  sexual: {
    severity: "serious",
    sanction: "warn",
    strikeWeight: 2,
    category: "OTHER_VIOLATION_TC",
    keyword: "ADULT_SEXUAL_MATERIAL",
  },
  advertising: {
    severity: "serious",
    sanction: "ban",
    strikeWeight: 2,
    category: "SCAMS_AND_FRAUD",
    keyword: "OTHER",
  },
  disruption: { severity: "minor", sanction: "none", strikeWeight: 0, category: "OTHER_VIOLATION_TC" },
  identity: {
    severity: "serious",
    sanction: "ban",
    strikeWeight: 2,
    category: "SCAMS_AND_FRAUD",
    keyword: "INAUTHENTIC_ACCOUNTS",
  },
  illegal: {
    severity: "grave",
    sanction: "ban",
    strikeWeight: 3,
    category: "ILLEGAL_OR_HARMFUL_SPEECH",
    keyword: "VIOLATION_NATIONAL_LAW",
  },
  falsehood: {
    severity: "serious",
    sanction: "warn",
    strikeWeight: 1,
    category: "ILLEGAL_OR_HARMFUL_SPEECH",
    keyword: "DEFAMATION",
  },
};

const TEXTS = { en: clausesEn, de: clausesDe };

/** The house rules that ship, in one language, by number. They apply until a site has its own. */
export function defaultClauses(language: Language): Clause[] {
  return Object.entries(DEFAULT_CLAUSE_NUMBERS).map(([key, number]) => {
    const subject = key as ClauseSubject;
    return { number, ...TEXTS[language][subject], ...WEIGHINGS[subject] };
  });
}
