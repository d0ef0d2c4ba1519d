import { rocAuc } from "../abuse-training/metrics.ts";
import { bootstrap, type Interval } from "./bootstrap.ts";

/** One line of `npm run judge:report`. */
export interface ReportRow {
  readonly figure: string;
  readonly value: number;
  /** Ends of the 95 % interval, where one can be given. */
  readonly low?: number;
  readonly high?: number;
  /** The plain method's value on the same data. */
  readonly baseline?: number;
  /** What the value is to be compared with, in words. */
  readonly note?: string;
  /** What is to be reached, as text: "≥ .75". */
  readonly target?: string;
}

/** The rows as a table for a terminal. */
export function printRows(rows: readonly ReportRow[]): string {
  const lines = rows.map(({ figure, value, low, high, baseline, target, note }) =>
    [
      figure.padEnd(64),
      shown(value).padStart(8),
      `[${shown(low)}, ${shown(high)}]`.padStart(16),
      shown(baseline).padStart(8),
      (target ?? "").padEnd(16),
      note ?? "",
    ].join("  "),
  );
  return `${lines.join("\n")}\n`;
}

function shown(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "" : String(Number(value.toPrecision(3)));
}

/** What stands beside a figure. */
export interface BesideFigure {
  /** What it is to be compared with, in words. */
  readonly note?: string;
  readonly target: string;
}

/** A figure with its interval. */
export function intervalRow(figure: string, interval: Interval, { note = "", target }: BesideFigure): ReportRow {
  return { figure, ...interval, note, target };
}

/** The share of cases in which something holds. */
export function shareRow(figure: string, hits: readonly boolean[], beside: BesideFigure): ReportRow {
  const share = (picked: readonly number[]): number => picked.filter((i) => hits[i]).length / picked.length;
  return intervalRow(figure, bootstrap(hits.length, share), beside);
}

/** A figure for which no interval can be given. */
export function singleRow(figure: string, value: number, target: string): ReportRow {
  return { figure, value, low: NaN, high: NaN, note: "", target };
}

/** How well scores part cases of label 1 from those of label 0. */
export function aucRow(
  figure: string,
  { scores, labels }: { scores: readonly number[]; labels: readonly number[] },
  beside: BesideFigure,
): ReportRow {
  const auc = (picked: readonly number[]): number =>
    rocAuc(
      picked.map((i) => scores[i] ?? 0),
      picked.map((i) => labels[i] ?? 0),
    );
  return intervalRow(figure, bootstrap(scores.length, auc), beside);
}
