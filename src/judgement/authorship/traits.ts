/** Single habits and function words in which two accounts agree or differ, with how rare that is. */

import type { FigureUnit, Leaning, SignFigures, SignSays } from "../../domain/return-signs.ts";
import { habitRates, type RateNorms, type Rates, standardRate, standardRates, wordRates } from "./background.ts";
import { FUNCTION_WORDS } from "./function-words.ts";
import { type Habit, HABITS } from "./habits.ts";
import { inContext, wordsInContext } from "./in-context.ts";
import type { StyleProfile } from "./profile.ts";
import type { SearchIndex } from "./search.ts";

/** One trait as shown to a moderator. */
export interface Trait {
  /** Stable name: `habit:small-i`, `word:really`, `phrase:of cause`, `hours`, … */
  readonly trait: string;
  /** What it says; the texts make a sentence of it. */
  readonly says: SignSays;
  /** One in so many accounts shows it, at most 1,000; 1: it is common; null where that says nothing. */
  readonly oneIn: number | null;
  /** The trait in context, from the known and from the unknown account; empty where there is nothing to quote. */
  readonly known: string;
  readonly unknown: string;
}

/** A trait with its weight: above 0 speaks for one person, below against. */
export interface WeighedTrait extends Trait {
  readonly weight: number;
}

/** An account with its own words. */
export interface Writing {
  readonly account: string;
  readonly profile: StyleProfile;
  readonly comments: readonly string[];
}

/** Distance from the usual, in standard deviations, below which a habit is ordinary. */
const NOTABLE = 0.6;

/** Fewer chances than this on either side, and neither likeness nor difference is shown. */
const LEAST_CHANCES = 5;

/** All notable habits and function words of two accounts, strongest agreement first, strongest difference last. */
export function weighTraits(known: Writing, unknown: Writing, index: SearchIndex): WeighedTrait[] {
  const { background, model } = index;
  const habits = weigh(known, unknown, {
    rates: habitRates,
    norms: background.habits,
    reliability: model.reliability.habits,
    index,
    describe: describeHabit,
  });
  const words = weigh(known, unknown, {
    rates: wordRates,
    norms: background.functionWords,
    // A single function word is worth less to a reader than a habit.
    reliability: model.reliability.functionWords.map((x) => x / 2),
    index,
    describe: describeWord,
  });
  return [...habits, ...words].sort((a, b) => b.weight - a.weight);
}

type Described = Pick<Trait, "trait" | "says" | "known" | "unknown">;

interface Kind {
  rates: Rates;
  norms: RateNorms;
  reliability: Float64Array;
  index: SearchIndex;
  describe(at: number, seen: { known: Writing; unknown: Writing; leaning: Leaning; usual: number }): Described;
}

function weigh(known: Writing, unknown: Writing, kind: Kind): WeighedTrait[] {
  const { rates, norms } = kind;
  const one = standardRates(known.profile, rates, norms);
  const two = standardRates(unknown.profile, rates, norms);
  const out: WeighedTrait[] = [];
  for (let at = 0; at < rates.size; at++) {
    const [a, b] = [one[at] as number, two[at] as number];
    if (Math.min(Math.abs(a), Math.abs(b)) < NOTABLE) continue;
    const chances = Math.min(rates.chances(known.profile, at), rates.chances(unknown.profile, at));
    if (chances < LEAST_CHANCES) continue;
    // The less somebody wrote, the nearer the estimate is to what is usual; of what was never done it can lie above it.
    if ((a > 0 && rates.done(known.profile, at) === 0) || (b > 0 && rates.done(unknown.profile, at) === 0)) continue;
    const agree = a * b > 0;
    const leaning = a > 0 ? "more" : "less";
    const seen = { known, unknown, leaning: agree ? leaning : "differ", usual: norms.rate[at] as number } as const;
    const described = kind.describe(at, seen);
    const oneIn = agree ? rarityOf(kind, at, a > 0 ? Math.min(a, b) : Math.max(a, b)) : null;
    out.push({ ...described, oneIn, weight: (kind.reliability[at] as number) * a * b });
  }
  return out;
}

function rarityOf({ rates, norms, index }: Kind, at: number, least: number): number {
  const { profiles } = index;
  // A normal tail stands in for missing accounts, counted as 30 of them.
  let extreme = 30 * normalTail(Math.abs(least));
  for (const profile of profiles) {
    const value = standardRate(profile, rates, norms, at);
    if (least > 0 ? value >= least : value <= least) extreme++;
  }
  return oneInHowMany(extreme / (profiles.length + 30));
}

/** A share (0-1) of accounts as "one in so many": rounded, at most 1,000; 1 where it is common. */
export function oneInHowMany(share: number): number {
  if (share >= 0.4) return 1;
  const many = Math.round(1 / Math.max(share, 0.001));
  return many < 20 ? many : Math.round(many / 10) * 10;
}

/** Upper tail of the normal distribution (Abramowitz & Stegun 26.2.17, error below 1e-7). */
function normalTail(x: number): number {
  const t = 1 / (1 + 0.2316419 * x);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 0.3989422804 * Math.exp((-x * x) / 2) * series;
}

const describeHabit: Kind["describe"] = (at, { known, unknown, leaning, usual }) => {
  const habit = HABITS[at];
  if (!habit) throw new RangeError(`There is no habit ${at}`);
  const [here, there] = [known, unknown].map(({ profile }) =>
    share(profile.habits[at * 2], profile.habits[at * 2 + 1]),
  );
  const figures = figuresOf([here ?? 0, there ?? 0, usual], habit.of);
  return {
    trait: `habit:${habit.id}`,
    says: { code: "habit", habit: habit.id, leaning, figures },
    known: inContext(known.comments, habit.is),
    unknown: inContext(unknown.comments, habit.is),
  };
};

const describeWord: Kind["describe"] = (at, { known, unknown, leaning, usual }) => {
  const word = FUNCTION_WORDS[at] ?? "";
  const [here, there] = [known, unknown].map(({ profile }) => share(profile.functionWords[at], profile.words));
  const figures = figuresOf([here ?? 0, there ?? 0, usual], "words");
  return {
    trait: `word:${word}`,
    says: { code: "word", word, leaning, figures },
    known: wordsInContext(known.comments, word),
    unknown: wordsInContext(unknown.comments, word),
  };
};

function share(done: number | undefined, chances: number | undefined): number {
  return (done ?? 0) / Math.max(1, chances ?? 0);
}

/** Of the known account, of the unknown one, and what is usual here, to two digits. */
function figuresOf(rates: readonly [number, number, number], of: Habit["of"]): SignFigures {
  const { factor, unit } = scaleOf(Math.max(...rates), of);
  const [known, unknown, others] = rates;
  const rounded = (rate: number): number => Number((rate * factor).toPrecision(2));
  return { known: rounded(known), unknown: rounded(unknown), others: rounded(others), unit };
}

function scaleOf(largest: number, of: Habit["of"]): { factor: number; unit: FigureUnit } {
  if (of === "comments" && largest > 1.5) return { factor: 1, unit: "words-each" };
  if (of === "words" || of === "characters") return { factor: 1_000, unit: `thousand-${of}` };
  if (of === "comments" || of === "sentences" || of === "lines") return { factor: 100, unit: `hundred-${of}` };
  return { factor: 100, unit: "percent" };
}
