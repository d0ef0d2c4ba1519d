/** One figure of the benchmark. `target` is the bound it has to keep; `kept` says whether it did in this run. */
export interface Row {
  readonly part: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string | null;
  readonly kept: boolean | null;
}

/** A figure that must not be above `limit`. */
export function atMost(part: string, figure: string, value: number, limit: number, unit: string): Row {
  return { part, figure, value, unit, target: `<= ${limit}`, kept: value <= limit };
}

/** A figure that must not be below `limit`. */
export function atLeast(part: string, figure: string, value: number, limit: number, unit: string): Row {
  return { part, figure, value, unit, target: `>= ${limit}`, kept: value >= limit };
}

/** A figure that is only told. */
export function told(part: string, figure: string, value: number, unit: string): Row {
  return { part, figure, value, unit, target: null, kept: null };
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
