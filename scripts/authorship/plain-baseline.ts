/** The plain baseline: character 3-4-gram TF-IDF cosine plus cosine of 300 z-scored function words, summed. */

import { ownWords } from "../../src/judgement/authorship/own-words.ts";
import { FUNCTION_WORDS } from "../../src/judgement/authorship/function-words.ts";
import { bucket, hashText } from "../../src/judgement/authorship/hash.ts";
import { isWord, plainWord, tokens } from "../../src/judgement/authorship/tokens.ts";
import type { Halves, Post } from "./data-sets.ts";

const BITS = 18;
const WORDS = FUNCTION_WORDS.slice(0, 300);

/** Likeness of every unknown account (rows) with every known one (columns). */
export function plainLikeness(halves: readonly Halves[]): number[][] {
  const known = halves.map((one) => one.known);
  const unknown = halves.map((one) => one.unknown);
  const all = [...known, ...unknown];
  const grams = weighed(all.map(gramCounts));
  const words = standardised(all.map(wordRates));
  const size = halves.length;
  return halves.map((_, row) => {
    const [gramRow, wordRow] = [grams[size + row] as Map<number, number>, words[size + row] as number[]];
    return halves.map(
      (_, column) => cosine(gramRow, grams[column] as Map<number, number>) + dot(wordRow, words[column] as number[]),
    );
  });
}

function gramCounts(posts: readonly Post[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { text } of posts) {
    const plain = ownWords(text)
      .toLowerCase()
      .replaceAll(/\s{1,100}/gu, " ");
    for (let at = 0; at < plain.length; at++) {
      for (const size of [3, 4]) {
        if (at + size > plain.length) continue;
        const id = bucket(hashText(plain.slice(at, at + size)), BITS);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function weighed(all: readonly Map<number, number>[]): Map<number, number>[] {
  const frequencies = new Map<number, number>();
  for (const counts of all) for (const id of counts.keys()) frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
  return all.map((counts) => {
    const out = new Map<number, number>();
    let squares = 0;
    for (const [id, count] of counts) {
      const weight = (1 + Math.log(count)) * (1 + Math.log((1 + all.length) / (1 + (frequencies.get(id) ?? 0))));
      out.set(id, weight);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    for (const [id, weight] of out) out.set(id, weight / length);
    return out;
  });
}

function cosine(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [id, weight] of one) sum += weight * (other.get(id) ?? 0);
  return sum;
}

function wordRates(posts: readonly Post[]): number[] {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { text } of posts) {
    for (const token of tokens(ownWords(text))) {
      if (!isWord(token)) continue;
      total++;
      counts.set(plainWord(token), (counts.get(plainWord(token)) ?? 0) + 1);
    }
  }
  return WORDS.map((word) => (counts.get(word) ?? 0) / Math.max(1, total));
}

function standardised(rates: readonly number[][]): number[][] {
  const columns = WORDS.map((_, at) => {
    const mean = rates.reduce((sum, one) => sum + (one[at] as number), 0) / rates.length;
    const variance = rates.reduce((sum, one) => sum + ((one[at] as number) - mean) ** 2, 0) / rates.length;
    return { mean, spread: Math.sqrt(variance) || 1 };
  });
  return rates.map((one) => {
    const values = one.map((rate, at) => (rate - (columns[at]?.mean ?? 0)) / (columns[at]?.spread ?? 1));
    const length = Math.sqrt(dot(values, values)) || 1;
    return values.map((value) => value / length);
  });
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);
}
