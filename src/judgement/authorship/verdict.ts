/** From evidence to a probability, a band and plain words about how often unrelated people look this alike. */

import { type AuthorshipModel, type InnocentReach, SILENT } from "./model.ts";

/** How strong a lead is. Each band promises a largest share of innocent newcomers, see {@link BAND_LIMITS}. */
export type Band = "weak" | "moderate" | "strong";

/** Largest share of unrelated newcomers, as measured, for whom some account on the list scores this high. */
export const BAND_LIMITS = { strong: 0.01, moderate: 0.05 } as const;

/** One banned account, judged. */
export interface Verdict {
  /** Place of the banned account in the list the evidence was given in. */
  readonly place: number;
  /** Probability (0-1) that this is the newcomer's account if, before reading, a return is as likely as not. */
  readonly score: number;
  readonly band: Band;
  /** Measured share (0-1) of unrelated newcomers for whom some account scores this high. */
  readonly falseMatchRate: number;
}

/** What is known of the other accounts of the site. */
export interface Rivals {
  /** How many other accounts were compared with the same list. */
  readonly accounts: number;
  /** For each banned account the summed likelihood ratios (exponentials of the evidence) of those accounts. */
  readonly sums: Float64Array;
}

/** How much of the others' evidence is taken off (measured: .3 to 1 do equally well). */
const RIVALRY = 0.5;

/** With all rivals known the evidence counts more; fitted to measurements. */
const SHARPENED = 1.6;

/**
 * Weight of "nobody on the list" for each account on it, when nothing is known of rivals and when all are. By the book
 * both are 1; but what competes is the best of a list, and it is right more often than its ratio alone says. Fitted so
 * that scores are shares: see the calibration error in docs/model-cards/authorship.md.
 */
const OPEN = { alone: 0.6, among: 0.05 } as const;

/** What a newcomer is judged with beside the evidence; whatever is not known is left out. */
export interface JudgedWith {
  /** What the other accounts' comparisons with the list gave. */
  readonly rivals?: Rivals | undefined;
  /** Log odds to be taken off before a band is given, from siteCaution. */
  readonly caution?: number;
  /** How many accounts are on the whole list, where evidence is given only for those that a search has left of it. */
  readonly listed?: number;
  /** For places on the list the places of accounts that seem to be the same person's, see judgeWithKin. */
  readonly kin?: ReadonlyMap<number, readonly number[]>;
}

/**
 * Judges one newcomer against a list. The accounts on it compete: evidence that many of them reach counts for little.
 * So do the other accounts of the site: a banned person seldom stands behind several of them.
 *
 * @param evidence log likelihood ratio of each banned account; NaN where there is too little text.
 * @returns verdicts by falling score, equals by place.
 */
export function judge(evidence: ArrayLike<number>, model: AuthorshipModel, site: JudgedWith = {}): Verdict[] {
  const { rivals, caution = 0 } = site;
  const size = Math.max(evidence.length, site.listed ?? 0);
  const informed = informedBy(rivals, size);
  const innocent = innocentReach(model, informed, size);
  const sharpened = 1 + (SHARPENED - 1) * informed;
  const adjusted = Array.from(evidence, (own, place) => {
    if (Number.isNaN(own)) return SILENT;
    const others = Math.log(1e-9 + (rivals?.sums[place] ?? 0));
    return sharpened * (own - RIVALRY * informed * Math.max(0, others));
  });
  const most = adjusted.reduce((a, b) => Math.max(a, b), 0);
  const open = OPEN.alone * (OPEN.among / OPEN.alone) ** informed;
  const nobody = size * open * Math.exp(-most);
  const odds = adjusted.map((value) => Math.exp(value - most));
  const sum = odds.reduce((a, b) => a + b, nobody);
  const verdicts = odds.map((own, place): Verdict => {
    const silent = Number.isNaN(evidence[place]);
    const kin = (site.kin?.get(place) ?? []).reduce((total, other) => total + (odds[other] as number), 0);
    // Never less than nobody, whatever the rounding.
    const others = Math.max(nobody, sum - kin - own);
    const falseMatchRate = silent ? 1 : falseMatches(Math.log(own / others) - caution, innocent);
    const score = Number((own / (own + others)).toPrecision(6));
    return { place, score, band: bandOf(falseMatchRate), falseMatchRate };
  });
  return verdicts.sort((a, b) => b.score - a.score || a.place - b.place);
}

/** From this share of newcomers on who are strong leads even alone, returns are among them; of innocents it is .01. */
const RETURNS_FROM = 0.05;

/**
 * Whether newcomers are to be judged as rivals of each other. That sharpens verdicts where returns are among them; where
 * only innocents arrive it would mark twice as many of them as promised, and each is judged alone.
 *
 * @param evidence a row for each newcomer, see {@link judge}.
 */
export function areRivals(evidence: readonly ArrayLike<number>[], model: AuthorshipModel): boolean {
  const strong = evidence.filter((row) => judge(row, model)[0]?.band === "strong").length;
  return strong >= RETURNS_FROM * evidence.length;
}

/** How much the rivals of a list of `size` accounts say, 0-1: all when they are at least as many. */
export function informedBy(rivals: Rivals | undefined, size: number): number {
  return rivals ? Math.min(1, rivals.accounts / Math.max(1, size)) : 0;
}

/**
 * The best of a long list competes with more accounts, and innocents reach less: the model's tables fit lists of this
 * size. What innocents reach on lists of 1 to 150 was measured on people neither trained on nor among those of the report;
 * it grows with the logarithm of the size down to 8, at the rare shares most.
 */
const TABLE_SIZE = 250;
const SHORTEST = 8;
const SHORT_LIST = 0.42;

/**
 * What innocents reach where so much is known of rivals: between the two measurements, in proportion.
 *
 * @param informed from {@link informedBy}.
 * @param size accounts on the list.
 */
export function innocentReach({ innocent }: AuthorshipModel, informed: number, size: number): InnocentReach[] {
  const shortness = Math.max(0, Math.log(TABLE_SIZE / Math.max(SHORTEST, size)));
  return innocent.alone.map(({ share, logOdds }, at) => ({
    share,
    logOdds:
      logOdds +
      informed * ((innocent.among[at]?.logOdds ?? logOdds) - logOdds) +
      SHORT_LIST * shortness * (1 - 2 * share) ** 3,
  }));
}

/** Log-linear between the measured points; no share is promised that is smaller than any that was measured. */
function falseMatches(logOdds: number, innocent: readonly InnocentReach[]): number {
  const after = innocent.findIndex((point) => point.logOdds >= logOdds);
  const at = Math.max(1, after < 0 ? innocent.length - 1 : after);
  const [low, high] = [innocent[at - 1], innocent[at]];
  if (!low || !high || high.logOdds <= low.logOdds) return 1;
  const slope = Math.log(high.share / low.share) / (high.logOdds - low.logOdds);
  const share = low.share * Math.exp(slope * (logOdds - low.logOdds));
  return Math.max(innocent.at(-1)?.share ?? 0, Math.min(1, share));
}

function bandOf(falseMatchRate: number): Band {
  if (falseMatchRate <= BAND_LIMITS.strong) return "strong";
  return falseMatchRate <= BAND_LIMITS.moderate ? "moderate" : "weak";
}
