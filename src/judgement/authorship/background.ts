/**
 * What is ordinary: how many accounts show each trait, and how habits spread. The accounts at hand say it best; where
 * they are few, the background shipped with the model fills in, counted as {@link SHIPPED_ACCOUNTS} more accounts.
 */

import { FUNCTION_WORDS } from "./function-words.ts";
import { HABITS } from "./habits.ts";
import { FAMILIES, FAMILY_BITS, type Family, type StyleProfile } from "./profile.ts";

/** Weight of the shipped background, in accounts. At 30, a site with 300 accounts speaks ten times louder than it. */
const SHIPPED_ACCOUNTS = 30;

/** Mean and spread of a list of rates, after the square root (which evens out the spread of counts). */
export interface RateNorms {
  /** Plain share over all text. */
  readonly rate: Float64Array;
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

/** Everything the comparison needs to know about others. */
export interface Background {
  /** Accounts it was computed from, without the shipped ones. */
  readonly accounts: number;
  /** Share (0-1) of accounts that show a bucket. */
  readonly share: Readonly<Record<Family, Float32Array>>;
  /** Mean vector of all accounts: what is common to all says nothing about one. */
  readonly mean: Readonly<Record<Family, Float32Array>>;
  readonly functionWords: RateNorms;
  readonly habits: RateNorms;
  /** Usual share of comments per hour of the day. */
  readonly hours: Float64Array;
}

/**
 * Statistics of a pool of accounts, blended with a shipped background.
 *
 * @param pool profiles of accounts of the site: known and unknown, banned or not.
 * @param shipped the model's own background; left out only when that one is being made.
 */
export function backgroundOf(pool: readonly StyleProfile[], shipped?: Background): Background {
  const old = shipped ? SHIPPED_ACCOUNTS : 0;
  const total = Math.max(1, pool.length + old);
  const share = {} as Record<Family, Float32Array>;
  const mean = {} as Record<Family, Float32Array>;
  for (const family of FAMILIES) {
    const shares = Float32Array.from(
      shipped?.share[family] ?? new Float32Array(1 << FAMILY_BITS[family]),
      (x) => x * old,
    );
    for (const profile of pool) for (const id of profile.hashed[family].ids) shares[id] = (shares[id] as number) + 1;
    share[family] = shares.map((x) => x / total);
    const sums = Float32Array.from(shipped?.mean[family] ?? new Float32Array(shares.length), (x) => x * old);
    for (const profile of pool) {
      const weights = bucketWeights(profile, family, share[family]);
      profile.hashed[family].ids.forEach((id, at) => {
        sums[id] = (sums[id] as number) + (weights[at] as number);
      });
    }
    mean[family] = sums.map((x) => x / total);
  }
  return {
    accounts: pool.length,
    share,
    mean,
    functionWords: rateNorms(pool, wordRates, old, shipped?.functionWords),
    habits: rateNorms(pool, habitRates, old, shipped?.habits),
    hours: usualHours(pool, old, shipped?.hours),
  };
}

/** Sublinear term frequency times inverse account frequency, scaled to length 1; one weight per bucket of the profile. */
export function bucketWeights(profile: StyleProfile, family: Family, share: Float32Array): Float32Array {
  const { ids, counts } = profile.hashed[family];
  const weights = new Float32Array(ids.length);
  let squares = 0;
  for (let at = 0; at < ids.length; at++) {
    // The smallest share is one account in 2,000, so that a single odd bucket cannot outweigh all others.
    const rarity = -Math.log(Math.min(1, (share[ids[at] as number] as number) * 0.9995 + 0.0005));
    const weight = (1 + Math.log(counts[at] as number)) * rarity;
    weights[at] = weight;
    squares += weight * weight;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return weights.map((weight) => weight * scale);
}

/** Counts of one kind of rate: what was done, of how many chances, and how many chances pull towards the usual rate. */
export interface Rates {
  readonly size: number;
  done(profile: StyleProfile, at: number): number;
  chances(profile: StyleProfile, at: number): number;
  pull(at: number): number;
}

export const wordRates: Rates = {
  size: FUNCTION_WORDS.length,
  done: (profile, at) => profile.functionWords[at] as number,
  chances: (profile) => profile.words,
  pull: () => 100,
};

/** Pull per base, so that one sentence or comment more or less does not make a habit. */
const PULL = { characters: 500, words: 100, sentences: 8, lines: 8, comments: 2 } as const;

export const habitRates: Rates = {
  size: HABITS.length,
  done: (profile, at) => profile.habits[at * 2] as number,
  chances: (profile, at) => profile.habits[at * 2 + 1] as number,
  pull: (at) => {
    const of = HABITS[at]?.of;
    return typeof of === "string" ? PULL[of] : 3;
  },
};

/** Distance of each rate of a profile from the usual one, see {@link standardRate}. */
export function standardRates(profile: StyleProfile, rates: Rates, norms: RateNorms): Float64Array {
  return Float64Array.from({ length: rates.size }, (_, at) => standardRate(profile, rates, norms, at));
}

/** Distance of one rate from the usual one in standard deviations, cut at ±4. */
export function standardRate(profile: StyleProfile, rates: Rates, norms: RateNorms, at: number): number {
  const value = shrunkRate(profile, rates, at, norms.rate[at] as number);
  return Math.max(-4, Math.min(4, (value - (norms.mean[at] as number)) / (norms.spread[at] as number)));
}

// Called for every rate of every profile: four plain arguments, no object.
function shrunkRate(profile: StyleProfile, rates: Rates, at: number, usual: number): number {
  const pull = rates.pull(at);
  return Math.sqrt((rates.done(profile, at) + pull * usual) / (rates.chances(profile, at) + pull));
}

function rateNorms(
  pool: readonly StyleProfile[],
  rates: Rates,
  old: number,
  shipped: RateNorms | undefined,
): RateNorms {
  const rate = new Float64Array(rates.size);
  const mean = new Float64Array(rates.size);
  const spread = new Float64Array(rates.size);
  const total = Math.max(1, pool.length + old);
  for (let at = 0; at < rates.size; at++) {
    let done = 0;
    let chances = 0;
    for (const profile of pool) {
      done += rates.done(profile, at);
      chances += rates.chances(profile, at);
    }
    const own = (done + 0.5) / (chances + 1);
    rate[at] = shipped ? (own * pool.length + (shipped.rate[at] as number) * old) / total : own;
    let sum = shipped ? (shipped.mean[at] as number) * old : 0;
    let squares = shipped ? ((shipped.spread[at] as number) ** 2 + (shipped.mean[at] as number) ** 2) * old : 0;
    for (const profile of pool) {
      const value = shrunkRate(profile, rates, at, rate[at] as number);
      sum += value;
      squares += value * value;
    }
    mean[at] = sum / total;
    spread[at] = Math.sqrt(Math.max(0, squares / total - (mean[at] as number) ** 2)) + 1e-4;
  }
  return { rate, mean, spread };
}

function usualHours(pool: readonly StyleProfile[], old: number, shipped: Float64Array | undefined): Float64Array {
  // Hours differ from site to site (readers live somewhere), so the shipped ones only stand in while there are few.
  const sums = Float64Array.from(shipped ?? new Float64Array(24).fill(1 / 24), (x) => x * Math.max(1, old));
  for (const { hours } of pool) {
    const comments = hours.reduce((a, b) => a + b, 0);
    if (comments > 0) hours.forEach((x, hour) => (sums[hour] = (sums[hour] as number) + x / comments));
  }
  const total = sums.reduce((a, b) => a + b, 0);
  return sums.map((x) => x / total);
}
