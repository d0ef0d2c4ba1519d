/**
 * How much more careful to be on this site than measured elsewhere. Banned accounts are compared with each other as if
 * each were a newcomer: nearly all of them are different people, so whatever they reach, innocents reach here too.
 */

import { compareWithKnown, type PreparedAccount, type SearchIndex } from "./search.ts";
import { informedBy, innocentReach, judge, type Rivals } from "./verdict.ts";

/** Fewer stand-ins say nothing of a site. */
const LEAST_STAND_INS = 5;

/** Most banned accounts taken as stand-ins for innocent newcomers. */
const MOST_STAND_INS = 120;

/** The shipped measurements count for this many of them. */
const SHIPPED_WEIGHT = 20;

/** Shares of innocents at which site and shipped measurements are compared. */
const SHARES = [0.3, 0.2, 0.1, 0.05];

/** Whoever is a strong lead to more accounts than this resembles everybody, and is not taken for one person with them. */
const MOST_KIN = 5;

/** Two accounts of one person. */
export type SamePerson = readonly [account: string, other: string];

/**
 * Log odds to be taken off before a band is given: never below 0, since a site can give reason for more caution but a
 * few accounts cannot prove that less is needed.
 *
 * Whoever was banned twice is no innocent stranger to the own earlier account. Moderators may have said so; and a few
 * accounts that are a strong lead to each other, even with the caution that all others give, are taken for one person's.
 * Where most of them are, it is not people who return but a site on which everybody writes alike.
 *
 * @param index the prepared banned accounts.
 * @param rivals the newcomers' comparisons with the list, if known.
 * @param samePerson accounts of which moderators have said that one person has both: they stand for one, and their
 *   likeness says nothing of innocents.
 */
export function siteCaution(index: SearchIndex, rivals?: Rivals, samePerson: readonly SamePerson[] = []): number {
  const standIns = standInsOf(index, peopleOf(samePerson));
  const cautionFrom = (rows: readonly StandIn[]): number => cautionOf(index, rows, rivals);
  const strangers = standIns.filter((row) => kinOf(index, row, 0).length === 0);
  if (strangers.length < standIns.length / 3) return cautionFrom(standIns);
  const first = cautionFrom(strangers);
  return cautionFrom(
    standIns.map((row) => {
      const kin = new Set(kinOf(index, row, first));
      return row.map((evidence, place) => (kin.has(place) ? Number.NaN : evidence));
    }),
  );
}

/** A banned account judged as a newcomer would be: its evidence for every account on the list, NaN for its own. */
type StandIn = Float64Array;

function standInsOf(index: SearchIndex, people: (account: string) => string): StandIn[] {
  const seen = new Set<string>();
  const able = index.known.filter(({ account, enoughText }) => {
    const person = people(account);
    if (!enoughText || seen.has(person)) return false;
    seen.add(person);
    return true;
  });
  if (able.length < LEAST_STAND_INS) return [];
  const step = Math.max(1, able.length / MOST_STAND_INS);
  const chosen: PreparedAccount[] = [];
  for (let at = 0; at < able.length; at += step) chosen.push(able[Math.floor(at)] as PreparedAccount);
  return chosen.map((standIn) => {
    const own = people(standIn.account);
    const compared = compareWithKnown(index, standIn.profile);
    return Float64Array.from(compared, ({ known, evidence }) =>
      people(known.account) === own ? Number.NaN : evidence,
    );
  });
}

/** Places of the accounts that seem to be the same person's as a stand-in. */
function kinOf(index: SearchIndex, row: StandIn, caution: number): number[] {
  const isStrong = (evidence: number): boolean =>
    // What speaks against it need not be judged; nearly all of a long list does.
    evidence > 0 && judge([evidence], index.model, { caution, listed: row.length })[0]?.band === "strong";
  const places = [...row.keys()].filter((place) => isStrong(row[place] as number));
  return places.length > MOST_KIN ? [] : places;
}

function cautionOf(index: SearchIndex, rows: readonly StandIn[], rivals: Rivals | undefined): number {
  const best = rows.map((row) => bestOf(index, row, rivals)).sort((a, b) => b - a);
  const listed = index.known.length;
  const innocent = innocentReach(index.model, informedBy(rivals, listed), listed);
  const shifts = SHARES.map((share) => {
    const here = best[Math.floor(share * best.length)] ?? 0;
    return here - (innocent.find((point) => point.share === share)?.logOdds ?? here);
  });
  const shift = shifts.reduce((a, b) => a + b, 0) / shifts.length;
  return Math.max(0, (shift * best.length) / (best.length + SHIPPED_WEIGHT));
}

/** Log odds of the best account for a stand-in. */
function bestOf(index: SearchIndex, row: StandIn, rivals: Rivals | undefined): number {
  const best = judge(row, index.model, { rivals }).find(({ place }) => !Number.isNaN(row[place]));
  return best ? Math.log(best.score / (1 - best.score)) : 0;
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
