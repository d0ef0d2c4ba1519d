import { type Interval, wilson } from "../statistics.ts";
import type { AuditedCase } from "./audited-case.ts";

/** How often appeals overturn one moderator's decisions. */
export interface AppealRate {
  readonly name: string;
  readonly appeals: number;
  readonly overturned: number;
  /** Share (0-1) with an interval that allows for all moderators looked at. */
  readonly rate: Interval;
  /** Whether the interval leaves out what is usual for all others. */
  readonly differs: boolean;
  readonly smallNumbers: boolean;
  readonly sentence: string;
}

/** Below this many appeals a rate is said to rest on small numbers and no difference is claimed. */
const SMALL = 10;

/**
 * Overturn rates of every moderator whose decisions were appealed, in the order of names: never a ranking.
 *
 * @param cases decided cases.
 * @param falseAlarm chance (0-1) that any moderator is said to differ when none does.
 */
export function appealRates(cases: readonly AuditedCase[], falseAlarm: number): AppealRate[] {
  const appealed = cases.filter(({ appeal }) => appeal !== undefined);
  const names = [...new Set(appealed.map(({ moderator }) => moderator))].sort();
  return names.map((name) => {
    const own = appealed.filter(({ moderator }) => moderator === name);
    const others = appealed.filter(({ moderator }) => moderator !== name);
    const overturned = own.filter(({ appeal }) => appeal === "overturned").length;
    const confidence = 1 - falseAlarm / names.length;
    const rate = wilson(overturned, own.length, confidence);
    const usual = wilson(others.filter(({ appeal }) => appeal === "overturned").length, others.length, confidence);
    const smallNumbers = own.length < SMALL;
    const differs = !smallNumbers && others.length >= SMALL && apart(rate, usual);
    const range = `${percent(rate.low)} to ${percent(rate.high)}`;
    const caution = smallNumbers ? "; small numbers" : "";
    return {
      name,
      appeals: own.length,
      overturned,
      rate,
      differs,
      smallNumbers,
      sentence: `${name}: ${overturned} of ${own.length} appeals succeeded (${range}; others ${percent(usual.value)})${caution}`,
    };
  });
}

/** Whether the interval of the difference of two shares leaves out 0 (Newcombe 1998, method 10). */
function apart(one: Interval, other: Interval): boolean {
  const difference = one.value - other.value;
  if (difference > 0) return difference > Math.hypot(one.value - one.low, other.high - other.value);
  return -difference > Math.hypot(one.high - one.value, other.value - other.low);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
