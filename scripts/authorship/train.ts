/** Training of the authorship model; see docs/model-cards/authorship.md. */

import {
  type Background,
  backgroundOf,
  habitRates,
  type RateNorms,
  type Rates,
  standardRates,
  wordRates,
} from "../../src/judgement/authorship/background.ts";
import {
  type AuthorshipModel,
  FEATURE_COUNT,
  featuresOf,
  type InnocentReach,
  lengthFeature,
} from "../../src/judgement/authorship/model.ts";
import type { StyleProfile } from "../../src/judgement/authorship/profile.ts";
import {
  type Comparison,
  compareWithKnown,
  type NamedProfile,
  prepareSearch,
} from "../../src/judgement/authorship/search.ts";
import { hasEnoughText, LIKENESSES, type Reliability } from "../../src/judgement/authorship/style-vector.ts";
import { fitLogistic, type Observation } from "../../src/judgement/logistic.ts";
import { judge, type Verdict } from "../../src/judgement/authorship/verdict.ts";
import { random, shuffled } from "./random.ts";

/** People with two accounts each: `known[i]` and `unknown[i]` are one person's. */
export interface ClosedSet {
  readonly known: readonly StyleProfile[];
  readonly unknown: readonly StyleProfile[];
}

/** All comparisons of the newcomers of a closed set with its known accounts, row by row. */
export function compareAll(set: ClosedSet, model: AuthorshipModel): Comparison[][] {
  const index = prepareSearch(named(set.known, "known"), named(set.unknown, "unknown"), model);
  return set.unknown.map((newcomer) => compareWithKnown(index, newcomer));
}

function named(profiles: readonly StyleProfile[], side: string): NamedProfile[] {
  return profiles.map((profile, at) => ({ account: `${side}${at}`, profile }));
}

/** Trains on closed sets; `innocent` stays empty until measured on other authors with {@link innocentLogOdds}. */
export function train(sets: readonly ClosedSet[], version: string): AuthorshipModel {
  const pool = sets.flatMap(({ known, unknown }) => [...known, ...unknown]).filter(hasEnoughText);
  const background = backgroundOf(pool);
  const start: AuthorshipModel = {
    version,
    background,
    reliability: reliabilityOf(sets, background),
    // Rounded from a first measurement; it counts for a dozen accounts beside those at hand (see cohort.ts).
    // The weights are a first guess that only picks the hard negatives; they are replaced below.
    spread: [0.05, 0.05, 0.1, 0.2, 0.3],
    weights: Array.from({ length: FEATURE_COUNT }, (_, at) => (at < LIKENESSES.length ? 0.5 : 0)),
    innocent: { among: [], alone: [] },
  };
  const next = random(5);
  const observations: Observation[] = [];
  for (const set of sets) {
    compareAll(set, start).forEach((row, newcomer) => {
      observations.push(...observationsOf(row, set.unknown[newcomer] as StyleProfile, newcomer, next));
    });
  }
  const fit = fitLogistic(
    observations,
    Array.from({ length: FEATURE_COUNT }, () => 1),
  );
  return { ...start, weights: [...fit.coefficients] };
}

/**
 * The true pair, the twenty most alike others (the hard ones) and a tenth of the rest, weighted tenfold. The offset
 * takes out how many candidates there were, so that what is fitted is a log likelihood ratio.
 */
function observationsOf(
  row: readonly Comparison[],
  newcomer: StyleProfile,
  own: number,
  next: () => number,
): Observation[] {
  const out: Observation[] = [];
  const add = ({ known, distances }: Comparison, outcome: 0 | 1, weight: number): void => {
    if (distances.length === 0) return;
    const features = featuresOf(distances, lengthFeature(newcomer.words, known.vector.words));
    out.push({ features, outcome, weight, offset: -Math.log(row.length - 1) });
  };
  add(row[own] as Comparison, 1, 1);
  const others = row.filter((_, at) => at !== own).sort((a, b) => b.evidence - a.evidence);
  others.forEach((other, rank) => {
    if (rank < 20) add(other, 0, 1);
    else if (next() < 0.1) add(other, 0, 10);
  });
  return out;
}

/** Correlation of each rate between the two halves of the same author, cut to 0.01 … 0.9. */
function reliabilityOf(sets: readonly ClosedSet[], background: Background): Reliability {
  const correlate = (rates: Rates, norms: RateNorms): Float64Array => {
    const products = new Float64Array(rates.size);
    const squares = new Float64Array(rates.size).fill(1);
    for (const { known, unknown } of sets) {
      known.forEach((profile, at) => {
        const other = unknown[at] as StyleProfile;
        if (!hasEnoughText(profile) || !hasEnoughText(other)) return;
        const one = standardRates(profile, rates, norms);
        const two = standardRates(other, rates, norms);
        for (let rate = 0; rate < rates.size; rate++) {
          const [a, b] = [one[rate] as number, two[rate] as number];
          products[rate] = (products[rate] as number) + a * b;
          squares[rate] = (squares[rate] as number) + (a * a + b * b) / 2;
        }
      });
    }
    return products.map((product, rate) => Math.max(0.01, Math.min(0.9, product / (squares[rate] as number))));
  };
  return {
    functionWords: correlate(wordRates, background.functionWords),
    habits: correlate(habitRates, background.habits),
  };
}

/** Shares of innocent newcomers at which the log odds are recorded. */
const SHARES = [0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.002];

/**
 * What innocents reach, as kept in the model. Every closed set of people not trained on is cut in two again and again:
 * one half's older accounts are banned. Both halves come as newcomers together, and the innocent half each alone.
 */
export function innocentLogOdds(sets: readonly ClosedSet[], model: AuthorshipModel): AuthorshipModel["innocent"] {
  const next = random(4);
  const best = { among: [] as number[], alone: [] as number[] };
  for (const set of sets) {
    const evidence = compareAll(set, model).map((row) => row.map((one) => one.evidence));
    for (let time = 0; time < 10; time++) {
      const places = shuffled([...evidence.keys()], next);
      const banned = places.slice(0, Math.floor(places.length / 2));
      const innocent = places.slice(banned.length);
      best.among.push(...bestLogOdds(judgeSome(evidence, { banned, newcomers: places, judged: innocent }, model)));
      best.alone.push(...bestLogOdds(judgeSome(evidence, { banned, newcomers: [], judged: innocent }, model)));
    }
  }
  return { among: reachOf(best.among), alone: reachOf(best.alone) };
}

function bestLogOdds(verdicts: readonly (readonly Verdict[])[]): number[] {
  return verdicts.map(([first]) => Math.log((first?.score ?? 0) / (1 - (first?.score ?? 0))));
}

function reachOf(logOdds: number[]): InnocentReach[] {
  logOdds.sort((a, b) => b - a);
  return SHARES.map((share) => ({ share, logOdds: logOdds[Math.floor(share * logOdds.length)] ?? 0 }));
}

/**
 * Verdicts on some newcomers when others arrive beside them, from the evidence of a whole closed set. Without
 * `newcomers` each of them arrives alone.
 */
export function judgeSome(
  evidence: readonly (readonly number[])[],
  who: { banned: readonly number[]; newcomers: readonly number[]; judged: readonly number[]; caution?: number },
  model: AuthorshipModel,
): Verdict[][] {
  const ratio = (newcomer: number, known: number): number => {
    const value = evidence[newcomer]?.[known] ?? Number.NaN;
    return Number.isNaN(value) ? 0 : Math.exp(value);
  };
  const caution = who.caution ?? 0;
  const sums = who.banned.map((known) => who.newcomers.reduce((sum, newcomer) => sum + ratio(newcomer, known), 0));
  return who.judged.map((newcomer) => {
    const own = who.banned.map((known) => evidence[newcomer]?.[known] ?? Number.NaN);
    if (who.newcomers.length === 0) return judge(own, model, { caution });
    const others = Float64Array.from(who.banned, (known, at) =>
      Math.max(0, (sums[at] as number) - ratio(newcomer, known)),
    );
    return judge(own, model, { rivals: { accounts: who.newcomers.length - 1, sums: others }, caution });
  });
}
