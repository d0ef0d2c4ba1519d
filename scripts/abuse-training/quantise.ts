import { COLUMNS } from "./fit.ts";

/** One table in 8 bits, with what a step is worth for each column. */
export interface Quantised {
  readonly table: Int8Array;
  readonly steps: number[];
}

/** Puts the rows `[from, from + count)` of `weights` into 8 bits per weight; the largest 1 in 20,000 are cut off. */
export function quantise(weights: Float32Array, from: number, count: number): Quantised {
  const table = new Int8Array(count * COLUMNS);
  const steps: number[] = [];
  for (let c = 0; c < COLUMNS; c += 1) {
    const sizes = new Float32Array(count);
    for (let b = 0; b < count; b += 1) sizes[b] = Math.abs(weights[(from + b) * COLUMNS + c] ?? 0);
    const sorted = sizes.toSorted();
    const largest = sorted[Math.floor(count * 0.99995)] ?? 1;
    const step = Number((Math.max(largest, 1e-6) / 127).toPrecision(6));
    steps.push(step);
    for (let b = 0; b < count; b += 1) {
      const value = Math.round((weights[(from + b) * COLUMNS + c] ?? 0) / step);
      table[b * COLUMNS + c] = Math.max(-127, Math.min(127, value));
    }
  }
  return { table, steps };
}
