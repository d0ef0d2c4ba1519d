/**
 * How much more careful to be on this site than measured elsewhere. Banned accounts are compared with each other as if
 * each were a newcomer: nearly all of them are different people, so whatever they reach, innocents reach here too.
 */

import { compareWithKnown, type PreparedAccount, type SearchIndex } from "./search.ts";
import { informedBy, innocentReach, judge, type Rivals } from "./verdict.ts";

/** Most banned accounts taken as stand-ins for innocent newcomers. */
const MOST_STAND_INS = 120;

/** The shipped measurements count for this many of them. */
const SHIPPED_WEIGHT = 20;

/** Shares of innocents at which site and shipped measurements are compared. */
const SHARES = [0.3, 0.2, 0.1, 0.05];

/**
 * Log odds to be taken off before a band is given: never below 0, since a site can give reason for more caution but a
 * few accounts cannot prove that less is needed.
 *
 * @param index the prepared banned accounts.
 * @param rivals the newcomers' comparisons with the list, if known.
 */
export function siteCaution(index: SearchIndex, rivals?: Rivals): number {
  const able = index.known.filter(({ enoughText }) => enoughText);
  if (able.length < 5) return 0;
  const step = Math.max(1, able.length / MOST_STAND_INS);
  const best: number[] = [];
  for (let at = 0; at < able.length; at += step) {
    const standIn = able[Math.floor(at)];
    if (standIn) best.push(bestAmongOthers(index, standIn, rivals));
  }
  best.sort((a, b) => b - a);
  const innocent = innocentReach(index.model, informedBy(rivals, index.known.length));
  const shifts = SHARES.map((share) => {
    const here = best[Math.floor(share * best.length)] ?? 0;
    return here - (innocent.find((point) => point.share === share)?.logOdds ?? here);
  });
  const shift = shifts.reduce((a, b) => a + b, 0) / shifts.length;
  return Math.max(0, (shift * best.length) / (best.length + SHIPPED_WEIGHT));
}

/** What a banned account reaches among the others of the list, judged as a newcomer would be. */
function bestAmongOthers(index: SearchIndex, standIn: PreparedAccount, rivals: Rivals | undefined): number {
  const evidence = compareWithKnown(index, standIn.profile).map(({ known, evidence }) =>
    known === standIn ? Number.NaN : evidence,
  );
  const best = judge(evidence, index.model, { rivals }).find(({ place }) => !Number.isNaN(evidence[place]));
  return best ? Math.log(best.score / (1 - best.score)) : 0;
}
