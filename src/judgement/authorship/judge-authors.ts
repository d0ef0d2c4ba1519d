/** The whole of `hustings judge authors`, without its files: banned accounts and newcomers in, suspicions out. */

import { explain } from "./explain.ts";
import { judgeWithKin } from "./kin.ts";
import type { AuthorshipModel } from "./model.ts";
import { type Account, ownComments, profileOfAccount } from "./read-accounts.ts";
import { type Comparison, compareWithKnown, type NamedProfile, type PreparedAccount, prepareSearch } from "./search.ts";
import { siteCaution } from "./site-caution.ts";
import type { Trait, Writing } from "./traits.ts";
import { areRivals, type Band } from "./verdict.ts";

/** One banned account suspected behind a newcomer; band and reasons are left out when all are listed. */
export interface Candidate {
  readonly account: string;
  /** Probability (0-1), see `judge`. */
  readonly score: number;
  readonly band?: Band;
  readonly for?: readonly Trait[];
  readonly against?: readonly Trait[];
}

/** The banned accounts most alike to one newcomer, by falling score. */
export interface Suspicions {
  readonly account: string;
  readonly candidates: readonly Candidate[];
}

/**
 * Compares every unknown account with every known one.
 *
 * @param known banned accounts.
 * @param unknown newcomers.
 * @param top how many candidates to give with reasons, or "all" for every account with its score only.
 * @param model from loadAuthorshipModel.
 */
export function* judgeAccounts(
  known: readonly Account[],
  unknown: readonly Account[],
  top: number | "all",
  model: AuthorshipModel,
): Generator<Suspicions> {
  const banned = known.map(({ account }, at) => ({ account, profile: profileOfAccount(known[at] as Account) }));
  const newcomers = unknown.map(({ account }, at) => ({ account, profile: profileOfAccount(unknown[at] as Account) }));
  const index = prepareSearch(banned, newcomers, model);
  const evidence = newcomers.map(({ profile }) => evidenceOf(compareWithKnown(index, profile)));
  const sums = sumsOf(evidence, known.length);
  const rivalry = areRivals(evidence, model);
  const everybody = rivalry ? { accounts: newcomers.length, sums } : undefined;
  // Bands are not shown when all accounts are listed.
  const caution = top === "all" ? 0 : siteCaution(index, everybody);
  for (const [at, { account, profile }] of newcomers.entries()) {
    const own = evidence[at] as Float64Array;
    const others = sums.map((sum, place) => Math.max(0, sum - ratioOf(own[place] as number)));
    const rivals = rivalry ? { accounts: newcomers.length - 1, sums: others } : undefined;
    const verdicts = judgeWithKin({ index, among: index.known }, own, { rivals, caution });
    if (top === "all") {
      yield { account, candidates: verdicts.map(({ place, score }) => ({ account: nameAt(known, place), score })) };
      continue;
    }
    const newcomer: Writing = { account, profile, comments: ownTexts(unknown[at] as Account) };
    const best = verdicts.slice(0, top);
    const among = best.map(({ place }) => index.known[place] as PreparedAccount);
    const comparisons = compareWithKnown(index, profile, among);
    const candidates = best.map((verdict, rank): Candidate => {
      const { place, score, band } = verdict;
      const writing = { ...(banned[place] as NamedProfile), comments: ownTexts(known[place] as Account) };
      const judged = { verdict, comparison: comparisons[rank] as Comparison };
      return {
        account: writing.account,
        score,
        band,
        ...explain({ known: writing, unknown: newcomer }, judged, index),
      };
    });
    yield { account, candidates };
  }
}

function evidenceOf(comparisons: readonly Comparison[]): Float64Array {
  return Float64Array.from(comparisons, ({ evidence }) => evidence);
}

/** Per banned account the likelihood ratios of all newcomers together. */
function sumsOf(evidence: readonly Float64Array[], size: number): Float64Array {
  const sums = new Float64Array(size);
  for (const row of evidence) row.forEach((value, place) => (sums[place] = (sums[place] as number) + ratioOf(value)));
  return sums;
}

function ratioOf(evidence: number): number {
  return Number.isNaN(evidence) ? 0 : Math.exp(evidence);
}

function nameAt(accounts: readonly Account[], place: number): string {
  return accounts[place]?.account ?? "";
}

function ownTexts(account: Account): string[] {
  return ownComments(account).map(({ text }) => text);
}
