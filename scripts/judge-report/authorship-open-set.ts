/** The open-set rows of the authorship report: who is marked, and who is caught, where not everybody returns. */

import type { AuthorshipModel } from "../../src/judgement/authorship/model.ts";
import { compareWithKnown, prepareSearch, type SearchIndex } from "../../src/judgement/authorship/search.ts";
import { siteCaution } from "../../src/judgement/authorship/site-caution.ts";
import { areRivals } from "../../src/judgement/authorship/verdict.ts";
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
    const count = { returns: 0, caught: 0, innocent: 0, marked: 0 };
    const pairs: { score: number; right: boolean }[] = [];
    const cautious = [siteCaution(index), siteCaution(index, rivalsOf(evidence))] as const;
    let together = 0;
    for (let time = 0; time < 10; time++) {
      const people = shuffled([...evidence.keys()], next);
      const banned = people.slice(0, Math.floor(people.length / 2));
      const isBanned = new Set(banned);
      const judged = arrival === "only innocents arrive" ? people.slice(banned.length) : people;
      const rows = judged.map((newcomer) => banned.map((known) => evidence[newcomer]?.[known] ?? Number.NaN));
      const rivals = arrival !== "one newcomer alone" && areRivals(rows, index.model);
      if (rivals) together++;
      const how = { banned, newcomers: rivals ? judged : [], judged, caution: cautious[rivals ? 1 : 0] };
      judgeSome(evidence, how, index.model).forEach(([best], at) => {
        const newcomer = judged[at] as number;
        if (!best) return;
        const right = banned[best.place] === newcomer;
        const strong = best.band === "strong";
        pairs.push({ score: best.score, right });
        if (isBanned.has(newcomer)) {
          count.returns++;
          if (right && strong) count.caught++;
        } else {
          count.innocent++;
          if (strong) count.marked++;
        }
      });
    }
    const caution = cautious[together > 5 ? 1 : 0];
    return arrivalRows(count, { arrival, caution, caught, error: calibrationError(pairs) });
  });
}

function arrivalRows(
  count: { returns: number; caught: number; innocent: number; marked: number },
  how: { arrival: string; caution: number; caught: string | undefined; error: number },
): ReportRow[] {
  const { arrival, caught } = how;
  const rows: ReportRow[] = [
    { figure: `${arrival}: innocents marked strong`, ...share(count.marked, count.innocent), target: "≤ .01" },
  ];
  if (count.returns > 0) {
    rows.push({
      figure: `${arrival}: returns caught (marked strong, and right)`,
      ...share(count.caught, count.returns),
      ...(caught ? { target: caught } : {}),
    });
    const target = arrival === ARRIVALS[0] ? { target: "≤ .05" } : {};
    rows.push({ figure: `${arrival}: calibration error of the best score`, value: how.error, ...target });
  }
  return [...rows, { figure: `${arrival}: log odds taken off for this site`, value: how.caution }];
}

/** Ten halvings of the same people are no ten samples: the interval is as for one. */
function share(hits: number, trials: number): Interval {
  return { ...wilson(Math.round(hits / 10), Math.round(trials / 10)), value: hits / trials };
}

function rivalsOf(evidence: readonly number[][]): { accounts: number; sums: Float64Array } {
  const sums = new Float64Array(evidence.length);
  for (const row of evidence)
    row.forEach((value, at) => (sums[at] = (sums[at] as number) + (Number.isNaN(value) ? 0 : Math.exp(value))));
  return { accounts: evidence.length, sums };
}
