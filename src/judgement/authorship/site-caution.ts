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

/** Two accounts of one person. */
export type SamePerson = readonly [account: string, other: string];

/**
 * Log odds to be taken off before a band is given: never below 0, since a site can give reason for more caution but a
 * few accounts cannot prove that less is needed.
 *
 * @param index the prepared banned accounts.
 * @param rivals the newcomers' comparisons with the list, if known.
 * @param samePerson accounts of which moderators have said that one person has both: they stand for one, and their
 *   likeness says nothing of innocents.
 */
export function siteCaution(index: SearchIndex, rivals?: Rivals, samePerson: readonly SamePerson[] = []): number {
  const people = peopleOf(samePerson);
  const seen = new Set<string>();
  const able = index.known.filter(({ account, enoughText }) => {
    const person = people(account);
    if (!enoughText || seen.has(person)) return false;
    seen.add(person);
    return true;
  });
  if (able.length < 5) return 0;
  const step = Math.max(1, able.length / MOST_STAND_INS);
  const best: number[] = [];
  for (let at = 0; at < able.length; at += step) {
    const standIn = able[Math.floor(at)];
    if (standIn) best.push(bestAmongOthers(index, { standIn, people }, rivals));
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

/** An account that stands for the person behind each, however many pairs lead there. */
function peopleOf(pairs: readonly SamePerson[]): (account: string) => string {
  const next = new Map<string, string>();
  const person = (account: string): string => {
    const other = next.get(account);
    return other === undefined ? account : person(other);
  };
  for (const [one, other] of pairs) if (person(one) !== person(other)) next.set(person(one), person(other));
  return person;
}

/** What a banned account reaches among the others of the list, judged as a newcomer would be. */
function bestAmongOthers(
  index: SearchIndex,
  { standIn, people }: { standIn: PreparedAccount; people: (account: string) => string },
  rivals: Rivals | undefined,
): number {
  const own = people(standIn.account);
  const evidence = compareWithKnown(index, standIn.profile).map(({ known, evidence }) =>
    people(known.account) === own ? Number.NaN : evidence,
  );
  const best = judge(evidence, index.model, { rivals }).find(({ place }) => !Number.isNaN(evidence[place]));
  return best ? Math.log(best.score / (1 - best.score)) : 0;
}
