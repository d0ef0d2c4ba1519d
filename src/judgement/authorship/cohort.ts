/**
 * Distances relative to others: a likeness means little by itself (some accounts resemble everybody, and two accounts
 * on one topic resemble each other), so it is measured in standard deviations from the likeness with other accounts,
 * half with all of them and half with those nearest in topic. (Symmetric normalisation with a cohort: Matějka et al.
 * 2017; impostors: Koppel & Winter 2014.)
 */

import { LIKENESSES } from "./style-vector.ts";

const KINDS = LIKENESSES.length;

/** How many accounts the shipped spread counts for, beside those at hand. */
const SHIPPED_WEIGHT = 12;

/** Likenesses of one account with every reference account, one after the other: KINDS numbers for each. */
export interface Cohort {
  readonly values: Float32Array;
  readonly count: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

/** Sums up the likenesses with the reference accounts; `skip` is the account's own place among them, or -1. */
export function cohortOf(values: Float32Array, skip: number): Cohort {
  const count = new Float64Array(KINDS);
  const sum = new Float64Array(KINDS);
  const squares = new Float64Array(KINDS);
  for (let reference = 0; reference * KINDS < values.length; reference++) {
    if (reference === skip) continue;
    for (let kind = 0; kind < KINDS; kind++) {
      const value = values[reference * KINDS + kind] as number;
      if (Number.isNaN(value)) continue;
      count[kind] = (count[kind] as number) + 1;
      sum[kind] = (sum[kind] as number) + value;
      squares[kind] = (squares[kind] as number) + value * value;
    }
  }
  return { values, count, sum, squares };
}

/** Usual likeness and its spread. */
interface Usual {
  mean: number;
  spread: number;
}

/** All others but `without`, blended with the shipped spread around 0. */
function usualOf(cohort: Cohort, kind: number, without: number, shipped: number): Usual {
  let count = cohort.count[kind] as number;
  let sum = cohort.sum[kind] as number;
  let squares = cohort.squares[kind] as number;
  const left = without < 0 ? Number.NaN : (cohort.values[without * KINDS + kind] as number);
  if (!Number.isNaN(left)) {
    count -= 1;
    sum -= left;
    squares -= left * left;
  }
  return blend(count, sum, squares, shipped);
}

function blend(count: number, sum: number, squares: number, shipped: number): Usual {
  const total = count + SHIPPED_WEIGHT;
  const mean = sum / total;
  const variance = (squares + SHIPPED_WEIGHT * shipped * shipped) / total - mean * mean;
  return { mean, spread: Math.sqrt(Math.max(1e-6, variance)) };
}

/** One side of a comparison. */
export interface Side {
  readonly cohort: Cohort;
  /** Place of this account among the reference accounts, or -1. */
  readonly reference: number;
}

/**
 * Distances of a newcomer and a known account, in standard deviations, written to `out`.
 *
 * @param likeness their likenesses.
 * @param sides both accounts with their cohorts.
 * @param neighbours places of the reference accounts nearest to the known account in topic.
 * @param shipped the model's spread of each likeness.
 */
export function distances(
  likeness: Float64Array,
  sides: { newcomer: Side; known: Side; neighbours: Uint16Array; shipped: readonly number[] },
  out: Float64Array,
): void {
  const { newcomer, known, neighbours, shipped } = sides;
  for (let kind = 0; kind < KINDS; kind++) {
    const value = likeness[kind] as number;
    const spread = shipped[kind] as number;
    const all = usualOf(newcomer.cohort, kind, known.reference, spread);
    const topic = topicUsual(newcomer, kind, neighbours, spread);
    const back = usualOf(known.cohort, kind, newcomer.reference, spread);
    const forth = ((value - all.mean) / all.spread + (value - topic.mean) / topic.spread) / 2;
    out[kind] = (forth + (value - back.mean) / back.spread) / 2;
  }
}

function topicUsual(newcomer: Side, kind: number, neighbours: Uint16Array, shipped: number): Usual {
  const { values } = newcomer.cohort;
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const reference of neighbours) {
    const value = values[reference * KINDS + kind] as number;
    if (reference === newcomer.reference || Number.isNaN(value)) continue;
    count++;
    sum += value;
    squares += value * value;
  }
  return blend(count, sum, squares, shipped);
}

/** How many reference accounts count as topic-matched. */
const NEIGHBOURS = 100;

/** The reference accounts nearest in topic (in the words used), without the account itself. */
export function topicNeighbours(cohort: Cohort, own: number): Uint16Array {
  const words = LIKENESSES.indexOf("words");
  const size = cohort.values.length / KINDS;
  const places = Array.from({ length: size }, (_, reference) => reference).filter((reference) => reference !== own);
  const nearness = (reference: number): number => cohort.values[reference * KINDS + words] as number;
  places.sort((a, b) => nearness(b) - nearness(a) || a - b);
  return Uint16Array.from(places.slice(0, Math.min(NEIGHBOURS, Math.ceil(size / 2))));
}
