import type { Clause } from "../house-rules/clause.ts";

const HOUR_MS = 60 * 60_000;

/** How much earlier a case is looked at for how grave it is, in milliseconds, by severity 0 to 4. */
const HEAD_START_MS = [0, 2 * HOUR_MS, 8 * HOUR_MS, 24 * HOUR_MS, 7 * 24 * HOUR_MS] as const;

/** The gravest severity. */
export const MAX_SEVERITY = HEAD_START_MS.length - 1;

/** How grave breaking a clause is, on the scale of a case; the last step is for what is said to be against the law. */
const SEVERITY_OF = { minor: 1, serious: 2, grave: 3 } as const satisfies Record<Clause["severity"], number>;

/** Severity of a case in which nothing is said of a clause. */
const SEVERITY_UNKNOWN = 1;

/** Severity of a case about this clause. @param number null where none is meant. */
export function severityOf(clauses: readonly Pick<Clause, "number" | "severity">[], number: number | null): number {
  const clause = clauses.find((candidate) => candidate.number === number);
  return clause === undefined ? SEVERITY_UNKNOWN : SEVERITY_OF[clause.severity];
}

/** Head start of the first fully trusted report, in milliseconds; each doubling of the reports adds as much again. */
const REPORT_HEAD_START_MS = 4 * HOUR_MS;

/** Reports beyond this weight change nothing: a hundred friends are no hundred reasons. */
const MAX_REPORT_WEIGHT = 16;

/** Priorities are minutes before this time, 2200-01-01 UTC, so that they are positive integers. */
const HORIZON_MS = Date.UTC(2200, 0, 1);

/**
 * Priority of a case; the highest is looked at first. Graver and more reported cases get a head start, and waiting makes
 * up for it: a case with a head start of a day comes before what was opened up to a day earlier. Because every case
 * ages equally fast, the number need not be computed again as time passes, only when something is added to the case.
 * @param facts.severity of the gravest clause in question, 0 (a matter of form) to 4 (danger to somebody).
 * @param facts.sureness how sure it is that the clause is broken, 0 to 1; 1 where nobody has said.
 * @param facts.reportWeights of all reports on it, as `reportWeight` gives them.
 * @param facts.openedAt milliseconds since 1970-01-01 UTC.
 * @returns an integer above 0, in minutes.
 */
export function casePriority(facts: {
  readonly severity: number;
  readonly sureness?: number;
  readonly reportWeights: readonly number[];
  readonly openedAt: number;
}): number {
  const weight = facts.reportWeights.reduce((sum, one) => sum + one, 0);
  const reports = REPORT_HEAD_START_MS * Math.log2(1 + Math.min(weight, MAX_REPORT_WEIGHT));
  const headStart = headStartOf(facts) + reports;
  return Math.max(1, Math.round((HORIZON_MS - facts.openedAt + headStart) / 60_000));
}

/** What is far from sure counts half at the least: a threat that waits costs more than a look that was not needed. */
const LEAST_SHARE = 0.5;

/** How much earlier a case is looked at for what it is about, in milliseconds. */
export function headStartOf({ severity, sureness = 1 }: { severity: number; sureness?: number }): number {
  const grave = HEAD_START_MS[Math.min(MAX_SEVERITY, Math.max(0, Math.round(severity)))] ?? 0;
  return grave * (LEAST_SHARE + (1 - LEAST_SHARE) * Math.min(1, Math.max(0, sureness)));
}
