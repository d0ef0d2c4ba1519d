/**
 * The plain baseline: cosine of character 3-4-grams by TF-IDF, plus cosine of the z-scored rates of the 300 commonest
 * words, which are function words nearly all (Burrows' Delta with a cosine: Smith & Aldridge 2011). The two have
 * different scales, and some accounts resemble everybody; so both count in standard deviations, half from the other
 * accounts known and half from the other newcomers. Measured on the forum it is no weaker than the one in the README of
 * the data.
 */

import { ownWords } from "../../src/judgement/authorship/own-words.ts";
import { bucket, hashText } from "../../src/judgement/authorship/hash.ts";
import { isWord, plainWord, tokens } from "../../src/judgement/authorship/tokens.ts";
import type { Halves, Post } from "./data-sets.ts";

/** Buckets of the character grams, as a power of two; so many that two rarely share one. */
const BITS = 20;

/** A gram that fewer accounts have compares nothing but these. */
const LEAST_ACCOUNTS = 3;

const WORDS = 300;

interface Sparse {
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

/**
 * Likeness of every unknown account (rows) with every known one (columns).
 *
 * @param options.centred also takes out of the grams what is common to all accounts, as our own model does: a stronger
 *   method than the one the targets speak of.
 */
export function plainLikeness(halves: readonly Halves[], options: { centred?: boolean } = {}): number[][] {
  const all = [...halves.map(({ known }) => known), ...halves.map(({ unknown }) => unknown)].map((posts) =>
    posts.map(({ text }): Post["text"] => ownWords(text)),
  );
  const grams = weighed(all.map(gramCounts));
  const words = standardisedRates(all.map(wordCounts));
  const gramTable = table(halves.length, gramLikeness(grams, options.centred ?? false));
  const wordTable = table(halves.length, (row, column) =>
    dot(words[row] as Float64Array, words[column] as Float64Array),
  );
  const [one, other] = [inDeviations(gramTable), inDeviations(wordTable)];
  return one.map((row, at) => row.map((value, column) => value + (other[at]?.[column] as number)));
}

function table(size: number, likeness: (unknown: number, known: number) => number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => likeness(size + row, column)),
  );
}

/** In how many texts of an account each gram stands; case is kept. */
function gramCounts(texts: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const text of texts) {
    const seen = new Set<number>();
    for (const size of [3, 4]) {
      for (let at = 0; at + size <= text.length; at++) seen.add(bucket(hashText(text.slice(at, at + size)), BITS));
    }
    for (const id of seen) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Sublinear term frequency times inverse account frequency, as unit vectors. */
function weighed(all: readonly ReadonlyMap<number, number>[]): Sparse[] {
  const accounts = new Uint16Array(1 << BITS);
  for (const counts of all) for (const id of counts.keys()) accounts[id] = (accounts[id] as number) + 1;
  return all.map((counts) => {
    const kept = [...counts].filter(([id]) => (accounts[id] as number) >= LEAST_ACCOUNTS);
    const weights = Float32Array.from(
      kept,
      ([id, count]) => (1 + Math.log(count)) * (1 + Math.log((1 + all.length) / (1 + (accounts[id] as number)))),
    );
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { ids: Uint32Array.from(kept, ([id]) => id), weights: weights.map((weight) => weight / length) };
  });
}

function gramLikeness(grams: readonly Sparse[], centred: boolean): (one: number, other: number) => number {
  const dense = new Float32Array(1 << BITS);
  const mean = new Float32Array(1 << BITS);
  for (const { ids, weights } of grams) {
    weights.forEach((weight, at) => {
      mean[ids[at] as number] = (mean[ids[at] as number] as number) + weight / grams.length;
    });
  }
  const onMean = grams.map((one) => on(one, mean));
  const both = mean.reduce((sum, value) => sum + value * value, 0);
  const length = onMean.map((value) => Math.sqrt(1 - 2 * value + both));
  let spread = -1;
  return (one, other) => {
    if (spread !== one) {
      dense.fill(0);
      const { ids, weights } = grams[one] as Sparse;
      ids.forEach((id, at) => (dense[id] = weights[at] as number));
      spread = one;
    }
    const cosine = on(grams[other] as Sparse, dense);
    if (!centred) return cosine;
    const [a, b] = [onMean[one] as number, onMean[other] as number];
    return (cosine - a - b + both) / ((length[one] as number) * (length[other] as number));
  };
}

/** Dot product of a sparse vector and a dense one. */
function on({ ids, weights }: Sparse, dense: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < ids.length; at++) sum += (weights[at] as number) * (dense[ids[at] as number] as number);
  return sum;
}

function wordCounts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of texts.flatMap(tokens).filter(isWord).map(plainWord)) {
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return counts;
}

/** Roots of the rates of the commonest words, in standard deviations over all accounts, as unit vectors. */
function standardisedRates(all: readonly ReadonlyMap<string, number>[]): Float64Array[] {
  const totals = new Map<string, number>();
  for (const counts of all) for (const [word, count] of counts) totals.set(word, (totals.get(word) ?? 0) + count);
  const commonest = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, WORDS);
  const rates = all.map((counts) => {
    const words = [...counts.values()].reduce((a, b) => a + b, 0);
    return Float64Array.from(commonest, ([word]) => Math.sqrt((counts.get(word) ?? 0) / Math.max(1, words)));
  });
  const columns = commonest.map((_, at) => spreadOf(rates.map((one) => one[at] as number)));
  return rates.map((one) => {
    const values = one.map((rate, at) => (rate - (columns[at]?.mean ?? 0)) / (columns[at]?.spread ?? 1));
    const length = Math.sqrt(dot(values, values)) || 1;
    return values.map((value) => value / length);
  });
}

/** Each likeness in standard deviations of its row, plus in those of its column. */
function inDeviations(likeness: readonly (readonly number[])[]): number[][] {
  const rows = likeness.map(spreadOf);
  const columns = likeness.map((_, column) => spreadOf(likeness.map((row) => row[column] as number)));
  return likeness.map((row, at) =>
    row.map((value, column) => away(value, rows[at] as Spread) + away(value, columns[column] as Spread)),
  );
}

function away(value: number, { mean, spread }: Spread): number {
  return (value - mean) / spread;
}

interface Spread {
  readonly mean: number;
  readonly spread: number;
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, spread: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) || 1 };
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
