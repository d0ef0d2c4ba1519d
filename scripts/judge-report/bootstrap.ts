import { seeded } from "../abuse-training/fit.ts";

/** A figure with the bounds of its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The percentile bootstrap (Efron 1979) of a statistic over `size` cases, with a fixed seed. */
export function bootstrap(size: number, statistic: (picked: readonly number[]) => number, rounds = 400): Interval {
  const all = Array.from({ length: size }, (_, i) => i);
  const random = seeded(7);
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const value = statistic(all.map(() => Math.floor(random() * size)));
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;
  return { value: statistic(all), low: at(0.025), high: at(0.975) };
}
