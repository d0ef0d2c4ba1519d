/** The whole of `hustings judge authors`, without its files: banned accounts and newcomers in, suspicions out. */

import { explain } from "./explain.ts";
import type { AuthorshipModel } from "./model.ts";
import { type Account, ownComments, profileOfAccount } from "./read-accounts.ts";
import { compareWithKnown, prepareSearch } from "./search.ts";
import type { Trait, Writing } from "./traits.ts";
import { type Band, judge } from "./verdict.ts";

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
  const knownProfiles = known.map((account) => ({ account: account.account, profile: profileOfAccount(account) }));
  const newcomers = unknown.map((account) => ({ account: account.account, profile: profileOfAccount(account) }));
  const index = prepareSearch(knownProfiles, newcomers, model);
  const places = new Map(index.known.map((prepared, at) => [prepared, at]));
  for (const [at, { account, profile }] of newcomers.entries()) {
    const verdicts = judge(compareWithKnown(index, profile), model);
    if (top === "all") {
      const candidates = verdicts.map(({ comparison, score }) => ({ account: comparison.known.account, score }));
      yield { account, candidates };
      continue;
    }
    const newcomer: Writing = { account, profile, comments: ownTexts(unknown[at] as Account) };
    const candidates = verdicts.slice(0, top).map((verdict): Candidate => {
      const place = places.get(verdict.comparison.known) as number;
      const banned = known[place] as Account;
      const writing = {
        account: banned.account,
        profile: (knownProfiles[place] as Writing).profile,
        comments: ownTexts(banned),
      };
      const reasons = explain({ known: writing, unknown: newcomer }, verdict, index, known.length);
      return { account: banned.account, score: verdict.score, band: verdict.band, ...reasons };
    });
    yield { account, candidates };
  }
}

function ownTexts(account: Account): string[] {
  return ownComments(account).map(({ text }) => text);
}
