import { median } from "./row.ts";

/** How well two sets of times can be told apart. */
export interface Separation {
  /** Area under the ROC curve: how often a time of the first is above one of the second. */
  readonly auc: number;
  /** Half of the 95 % interval of `auc` (DeLong, DeLong and Clarke-Pearson 1988). */
  readonly half: number;
  /** Median of the first by that of the second. */
  readonly ratio: number;
}

/** Compares two sets of times, of at least two each. */
export function separation(first: readonly number[], second: readonly number[]): Separation {
  const above = shares(first, second);
  const below = shares(second, first);
  const auc = mean(above);
  const half = 1.96 * Math.sqrt(variance(above) / first.length + variance(below) / second.length);
  return { auc, half, ratio: median(first) / median(second) };
}

/** For each value the share of the others that are smaller; equal ones count half. */
function shares(values: readonly number[], others: readonly number[]): number[] {
  const sorted = [...others].sort((a, b) => a - b);
  return values.map((value) => (count(sorted, value, false) + count(sorted, value, true)) / 2 / sorted.length);
}

/** How many of some sorted numbers are smaller than one, or equal to it where that counts. */
function count(sorted: readonly number[], value: number, equal: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] ?? Number.NaN;
    if (at < value || (equal && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
