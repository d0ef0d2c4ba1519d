/** The open-set rows of the authorship report: who is marked, and who is caught, where not everybody returns. */

import type { AuthorshipModel } from "../../src/judgement/authorship/model.ts";
import {
  compareWithKnown,
  type PreparedAccount,
  prepareSearch,
  type SearchIndex,
} from "../../src/judgement/authorship/search.ts";
import { siteCaution } from "../../src/judgement/authorship/site-caution.ts";
import { areRivals, type Verdict } from "../../src/judgement/authorship/verdict.ts";
import { type Interval, wilson } from "../../src/judgement/statistics.ts";
import { type Halves, profileOf } from "../authorship/data-sets.ts";
import { calibrationError } from "../authorship/measure.ts";
import { random, shuffled } from "../authorship/random.ts";
import { judgeSome } from "../authorship/train.ts";
import type { ReportRow } from "./row.ts";

/** A closed set as a model sees it: the evidence of every newcomer (rows) for every known account (columns). */
export interface ComparedSet {
  readonly index: SearchIndex;
  readonly evidence: readonly number[][];
}

/** Compares everybody with everybody. */
export function compareSet(halves: readonly Halves[], model: AuthorshipModel): ComparedSet {
  const known = halves.map((one) => ({ account: `known ${one.author}`, profile: profileOf(one.known) }));
  const unknown = halves.map((one) => ({ account: `unknown ${one.author}`, profile: profileOf(one.unknown) }));
  const index = prepareSearch(known, unknown, model);
  return { index, evidence: unknown.map(({ profile }) => compareWithKnown(index, profile).map((one) => one.evidence)) };
}

/** Who comes beside the newcomer that is judged. */
export const ARRIVALS = ["half of the newcomers are returns", "only innocents arrive", "one newcomer alone"] as const;

const SEED = 1;

/**
 * Half of the people are banned; they return, and the other half come for the first time. Ten random halvings.
 *
 * @param how.caught what share is to be caught.
 * @param how.arrivals who comes beside the newcomer that is judged.
 */
export function openSetRows(
  { evidence, index }: ComparedSet,
  how: { caught?: string | undefined; arrivals?: readonly (typeof ARRIVALS)[number][] } = {},
): ReportRow[] {
  const { caught, arrivals = ARRIVALS } = how;
  return arrivals.flatMap((arrival) => {
    const next = random(SEED);
    const tally = emptyTally();
    const cautious = [siteCaution(index), siteCaution(index, rivalsOf(evidence))] as const;
    let together = 0;
    for (let time = 0; time < 10; time++) {
      const people = shuffled([...evidence.keys()], next);
      const banned = people.slice(0, Math.floor(people.length / 2));
      const judged = arrival === "only innocents arrive" ? people.slice(banned.length) : people;
      const rows = judged.map((newcomer) => banned.map((known) => evidence[newcomer]?.[known] ?? Number.NaN));
      const rivals = arrival !== "one newcomer alone" && areRivals(rows, index.model);
      if (rivals) together++;
      const how = { banned, newcomers: rivals ? judged : [], judged, caution: cautious[rivals ? 1 : 0] };
      count(tally, { banned, judged }, judgeSome(evidence, how, index.model));
    }
    const caution = cautious[together > 5 ? 1 : 0];
    return arrivalRows(tally, { arrival, caution, caught, people: evidence.length / 2 });
  });
}

/** How often a short list is drawn. */
const DRAWS = 40;

/**
 * The same for one newcomer alone against a short list, as most sites have it: some people are banned and return, and all
 * others come for the first time.
 *
 * @param size people on the list.
 */
export function shortListRows({ evidence, index }: ComparedSet, size: number): ReportRow[] {
  const next = random(SEED);
  const tally = emptyTally();
  let cautions = 0;
  for (let time = 0; time < DRAWS; time++) {
    const judged = shuffled([...evidence.keys()], next);
    const banned = judged.slice(0, size);
    const known = banned.map((place) => index.known[place] as PreparedAccount);
    const caution = siteCaution({ ...index, known });
    cautions += caution / DRAWS;
    count(tally, { banned, judged }, judgeSome(evidence, { banned, newcomers: [], judged, caution }, index.model));
  }
  const people = Math.min(evidence.length, size * DRAWS);
  return arrivalRows(tally, { arrival: `one newcomer alone, ${size} banned`, caution: cautions, people });
}

interface Tally {
  returns: number;
  caught: number;
  innocent: number;
  marked: number;
  readonly best: { score: number; right: boolean }[];
}

function emptyTally(): Tally {
  return { returns: 0, caught: 0, innocent: 0, marked: 0, best: [] };
}

function count(
  tally: Tally,
  { banned, judged }: { banned: readonly number[]; judged: readonly number[] },
  verdicts: readonly (readonly Verdict[])[],
): void {
  const isBanned = new Set(banned);
  verdicts.forEach(([best], at) => {
    const newcomer = judged[at] as number;
    if (!best) return;
    const right = banned[best.place] === newcomer;
    const strong = best.band === "strong";
    tally.best.push({ score: best.score, right });
    if (isBanned.has(newcomer)) {
      tally.returns++;
      if (right && strong) tally.caught++;
    } else {
      tally.innocent++;
      if (strong) tally.marked++;
    }
  });
}

function arrivalRows(
  tally: Tally,
  how: { arrival: string; caution: number; caught?: string | undefined; people: number },
): ReportRow[] {
  const { arrival, caught, people } = how;
  const rows: ReportRow[] = [
    {
      figure: `${arrival}: innocents marked strong`,
      ...share(tally.marked, tally.innocent, people),
      target: "≤ .01",
    },
  ];
  if (tally.returns > 0) {
    rows.push({
      figure: `${arrival}: returns caught (marked strong, and right)`,
      ...share(tally.caught, tally.returns, people),
      ...(caught ? { target: caught } : {}),
    });
    // The score is of half of those who come being returns: it is measured only where they are.
    if ((ARRIVALS as readonly string[]).includes(arrival)) {
      const target = arrival === ARRIVALS[0] ? { target: "≤ .05" } : {};
      const value = calibrationError(tally.best);
      rows.push({ figure: `${arrival}: calibration error of the best score`, value, ...target });
    }
  }
  return [...rows, { figure: `${arrival}: log odds taken off for this site`, value: how.caution }];
}

/** The same people drawn again and again are no more people: the interval is as for each of them once. */
function share(hits: number, trials: number, people: number): Interval {
  return { ...wilson(Math.round((hits / trials) * people), Math.round(people)), value: hits / trials };
}

function rivalsOf(evidence: readonly number[][]): { accounts: number; sums: Float64Array } {
  const sums = new Float64Array(evidence.length);
  for (const row of evidence)
    row.forEach((value, at) => (sums[at] = (sums[at] as number) + (Number.isNaN(value) ? 0 : Math.exp(value))));
  return { accounts: evidence.length, sums };
}
