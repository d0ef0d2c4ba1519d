/** The figures of the protocol, with intervals: recall at 1 and 8, MRR, ROC AUC, calibration. */

import { type Interval, wilson } from "../../src/judgement/statistics.ts";
import { random } from "./random.ts";

/** Figures of a closed set; rows are unknown accounts, columns known ones, the diagonal is true. */
export interface ClosedSetFigures {
  readonly recallAt1: Interval;
  readonly recallAt8: Interval;
  readonly mrr: Interval;
  readonly auc: Interval;
}

/** Measures a table of likenesses. Ties count against us. */
export function closedSetFigures(table: readonly (readonly number[])[]): ClosedSetFigures {
  const ranks = table.map(
    (row, own) => row.filter((value, at) => at !== own && value >= (row[own] as number)).length + 1,
  );
  const aucs = areas(table);
  return {
    recallAt1: wilson(ranks.filter((rank) => rank === 1).length, ranks.length),
    recallAt8: wilson(ranks.filter((rank) => rank <= 8).length, ranks.length),
    mrr: bootstrapped(ranks.map((rank) => 1 / rank)),
    auc: bootstrapped(aucs),
  };
}

/** For each true pair the share of all false pairs below it; their mean is the ROC AUC. */
function areas(table: readonly (readonly number[])[]): number[] {
  const wrong = Float64Array.from(table.flatMap((row, own) => row.filter((_, at) => at !== own))).sort();
  return table.map(
    (row, own) =>
      (firstFrom(wrong, row[own] as number, 0) + firstFrom(wrong, row[own] as number, 1)) / 2 / wrong.length,
  );
}

/** How many sorted values lie below a value, or (with `equal` 1) at or below it. */
function firstFrom(sorted: Float64Array, value: number, equal: 0 | 1): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] as number;
    if (at < value || (equal === 1 && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean with a 95 % interval by resampling people 500 times with a fixed seed. */
export function bootstrapped(values: readonly number[]): Interval {
  const next = random(9);
  const mean = (draw: () => number): number => values.reduce((sum) => sum + draw(), 0) / values.length;
  const means = Array.from({ length: 500 }, () => mean(() => values[Math.floor(next() * values.length)] as number));
  means.sort((a, b) => a - b);
  const value = values.reduce((a, b) => a + b, 0) / values.length;
  return { value, low: means[12] ?? value, high: means[487] ?? value };
}

/** Expected calibration error in ten bins (Naeini et al. 2015). */
export function calibrationError(pairs: readonly { score: number; right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ score: 0, right: 0 }));
  for (const { score, right } of pairs) {
    const bin = bins[Math.min(9, Math.floor(score * 10))];
    if (!bin) continue;
    bin.score += score;
    bin.right += Number(right);
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.score - bin.right), 0) / Math.max(1, pairs.length);
}
