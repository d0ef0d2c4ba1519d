import type { Clause } from "./clause.ts";

/** What became another in a version of the house rules: the numbers of clauses. */
export interface RulesDifference {
  readonly added: readonly number[];
  readonly changed: readonly number[];
  readonly dropped: readonly number[];
}

/** The clauses in which two versions differ, by number. */
export function rulesDifference(before: readonly Clause[], after: readonly Clause[]): RulesDifference {
  const old = new Map(before.map((clause) => [clause.number, clause]));
  const kept = new Set(after.map(({ number }) => number));
  return {
    added: after.filter(({ number }) => !old.has(number)).map(({ number }) => number),
    changed: after.filter((clause) => isChanged(old.get(clause.number), clause)).map(({ number }) => number),
    dropped: before.filter(({ number }) => !kept.has(number)).map(({ number }) => number),
  };
}

function isChanged(before: Clause | undefined, after: Clause): boolean {
  if (before === undefined) return false;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Clause>;
  return [...names].some((name) => before[name] !== after[name]);
}
