import type { Interval } from "../statistics.ts";
import { type AuditedCase, SMALL_NUMBERS } from "./audited-case.ts";
import { contrast, fitOutcome, inPoints, type OutcomeModel } from "./given-what-was-said.ts";

/** How one moderator, or towards one group, decisions differ from the others for the same things said. */
export interface Difference {
  readonly name: string;
  readonly cases: number;
  /** Cases that these are compared with; with none there is nothing to be said. */
  readonly others: number;
  /** Percentage points more (+) or less (-) often taken away, with an interval that allows for all comparisons made. */
  readonly points: Interval;
  /** Whether the interval leaves out 0. */
  readonly differs: boolean;
  readonly smallNumbers: boolean;
}

/**
 * Each moderator's leniency given what was said, in the order of names: never a ranking.
 *
 * @param cases decided cases of one period.
 * @param falseAlarm chance (0-1) that any moderator is said to differ when none does.
 */
export function moderatorDifferences(cases: readonly AuditedCase[], falseAlarm: number): Difference[] {
  const counts = countBy(cases.map(({ moderator }) => moderator));
  const names = [...counts.keys()].sort();
  if (names.length < 2) return names.map((name) => incomparable(name, cases.length));
  const model = fitOutcome(
    cases,
    names.map((name) => (one: AuditedCase) => one.moderator === name),
  );
  return names.map((name) => {
    const others = cases.length - (counts.get(name) as number);
    const weights = names.map((other) => (other === name ? 1 : -(counts.get(other) as number) / others));
    return differenceOf(model, weights, {
      name,
      cases: counts.get(name) as number,
      others,
      // Bonferroni: with ten moderators each interval is a 99.5 % one.
      confidence: 1 - falseAlarm / names.length,
    });
  });
}

/**
 * Groups of authors treated more harshly, or more mildly, than what they wrote explains; in the order of names.
 *
 * @param cases decided cases of one period.
 * @param falseAlarm chance (0-1) that any group is said to be treated differently when none is.
 */
export function groupDifferences(cases: readonly AuditedCase[], falseAlarm: number): Difference[] {
  const counts = countBy(cases.flatMap(({ groups }) => [...new Set(groups)]));
  const moderators = [...countBy(cases.map(({ moderator }) => moderator)).keys()].sort();
  const names = [...counts.keys()].sort();
  return names.map((name) => {
    const count = counts.get(name) as number;
    if (count === cases.length) return incomparable(name, count);
    const model = fitOutcome(
      cases,
      [(one) => one.groups.includes(name)],
      moderators.map((moderator) => (one: AuditedCase) => one.moderator === moderator),
    );
    return differenceOf(model, [1], {
      name,
      cases: count,
      others: cases.length - count,
      confidence: 1 - falseAlarm / names.length,
    });
  });
}

function differenceOf(
  model: OutcomeModel,
  weights: readonly number[],
  about: { name: string; cases: number; others: number; confidence: number },
): Difference {
  const { name, cases, others } = about;
  const logOdds = contrast(model, weights, about.confidence);
  const toPoints = (value: number): number => Number(inPoints(model, weights, value).toFixed(2));
  const points = { value: toPoints(logOdds.value), low: toPoints(logOdds.low), high: toPoints(logOdds.high) };
  const smallNumbers = cases < SMALL_NUMBERS;
  // A handful of decisions never makes an accusation, whatever the arithmetic says.
  const differs = !smallNumbers && (points.low > 0 || points.high < 0);
  return { name, cases, others, points, differs, smallNumbers };
}

function incomparable(name: string, cases: number): Difference {
  const points = { value: 0, low: -100, high: 100 };
  return { name, cases, others: 0, points, differs: false, smallNumbers: cases < SMALL_NUMBERS };
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
