import { type Interval, wilson } from "../statistics.ts";
import type { AuditedCase } from "./audited-case.ts";

/** How often appeals overturn one moderator's decisions. */
export interface AppealRate {
  readonly name: string;
  readonly appeals: number;
  readonly overturned: number;
  /** Share (0-1) with an interval that allows for all moderators looked at. */
  readonly rate: Interval;
  /** The same share of all other moderators together; null where nobody else was appealed against. */
  readonly usual: number | null;
  /** Whether the interval leaves out what is usual for all others. */
  readonly differs: boolean;
  readonly smallNumbers: boolean;
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
    return {
      name,
      appeals: own.length,
      overturned,
      rate,
      usual: others.length === 0 ? null : usual.value,
      differs,
      smallNumbers,
    };
  });
}

/** Whether the interval of the difference of two shares leaves out 0 (Newcombe 1998, method 10). */
function apart(one: Interval, other: Interval): boolean {
  const difference = one.value - other.value;
  if (difference > 0) return difference > Math.hypot(one.value - one.low, other.high - other.value);
  return -difference > Math.hypot(one.high - one.value, other.value - other.low);
}
