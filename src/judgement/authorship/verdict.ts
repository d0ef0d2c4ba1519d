/** From evidence to a probability, a band and plain words about how often unrelated people look this alike. */

import type { AuthorshipModel } from "./model.ts";
import type { Comparison } from "./search.ts";

/** How strong a lead is. Each band promises a largest share of innocent newcomers, see {@link BAND_LIMITS}. */
export type Band = "weak" | "moderate" | "strong";

/** Largest expected share of unrelated newcomers with somebody this alike on a list this long. */
export const BAND_LIMITS = { strong: 0.01, moderate: 0.05 } as const;

/**
 * How likely it is, before reading, that a newcomer's other account is on the list. A half is the usual convention for
 * calibrated scores; a site where returns are rare should read a score of .5 as less than that.
 */
const PRIOR = 0.5;

/** One banned account, judged. */
export interface Verdict {
  readonly comparison: Comparison;
  /** Probability (0-1) that this is the newcomer's account, given the whole list and a prior of a half. */
  readonly score: number;
  readonly band: Band;
  /** Expected share (0-1) of unrelated newcomers with at least one account on this list this alike. */
  readonly falseMatchRate: number;
}

/**
 * Judges all comparisons of one newcomer together: the accounts on the list compete, so that an evidence which many of
 * them reach counts for little.
 *
 * @param comparisons of one newcomer with every known account.
 * @param extra evidence (log likelihood ratios) of other signals, in the same order.
 * @returns verdicts by falling score.
 */
export function judge(
  comparisons: readonly Comparison[],
  model: AuthorshipModel,
  extra?: readonly number[],
): Verdict[] {
  const total = comparisons.map(({ evidence }, at) => evidence + (extra?.[at] ?? 0));
  const most = total.reduce((a, b) => Math.max(a, b), 0);
  const odds = total.map((evidence) => Math.exp(evidence - most));
  const nobody = ((1 - PRIOR) / PRIOR) * comparisons.length * Math.exp(-most);
  const sum = odds.reduce((a, b) => a + b, nobody);
  const verdicts = comparisons.map((comparison, at) => {
    const rival = Math.log(sum - (odds[at] as number) + 1e-12) + most - Math.log(comparisons.length);
    const falseMatchRate = falseMatches(decisive(total[at] as number, rival), comparisons.length, model);
    return {
      comparison,
      score: Number(((odds[at] as number) / sum).toPrecision(6)),
      band: bandOf(falseMatchRate),
      falseMatchRate,
    };
  });
  return verdicts.sort((a, b) => b.score - a.score || order(a.comparison.known.account, b.comparison.known.account));
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * How much the strongest rivals take away. An account that writes in a manner shared by a whole circle of friends
 * resembles several of them; the one person behind two accounts stands alone.
 */
const RIVALRY = 0.5;

function decisive(evidence: number, rival: number): number {
  return evidence - RIVALRY * Math.max(0, rival);
}

/** Expected share of unrelated newcomers with one of `candidates` accounts at or above this evidence. */
function falseMatches(evidence: number, candidates: number, model: AuthorshipModel): number {
  return 1 - Math.exp(-candidates * unrelatedShare(evidence, model));
}

/** Share of unrelated pairs at or above an evidence: log-linear between the measured points and beyond the last two. */
export function unrelatedShare(evidence: number, { unrelated }: AuthorshipModel): number {
  const after = unrelated.findIndex((point) => point.evidence >= evidence);
  const at = after < 0 ? unrelated.length - 1 : after;
  if (at === 0) return unrelated[0] ? Math.max(unrelated[0].share, 0.5) : 1;
  const [low, high] = [unrelated[at - 1], unrelated[at]];
  if (!low || !high || high.evidence <= low.evidence) return high?.share ?? 1;
  const slope = Math.log(high.share / low.share) / (high.evidence - low.evidence);
  return Math.exp(Math.log(low.share) + slope * (evidence - low.evidence));
}

function bandOf(falseMatchRate: number): Band {
  if (falseMatchRate <= BAND_LIMITS.strong) return "strong";
  return falseMatchRate <= BAND_LIMITS.moderate ? "moderate" : "weak";
}
