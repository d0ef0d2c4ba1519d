/**
 * Figures of the authorship part on the development data, measured with a model trained on other authors.
 *
 *   npx tsx scripts/judge-report/authorship.ts [--data DIR]
 */

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { loadAuthorshipModel } from "../../src/judgement/authorship/load-model.ts";
import type { AuthorshipModel } from "../../src/judgement/authorship/model.ts";
import { compareWithKnown, prepareSearch, type SearchIndex } from "../../src/judgement/authorship/search.ts";
import { siteCaution } from "../../src/judgement/authorship/site-caution.ts";
import { type Interval, wilson } from "../../src/judgement/statistics.ts";
import {
  type Authors,
  dataFolder,
  drawClosedSet,
  type Halves,
  profileOf,
  readAuthors,
} from "../authorship/data-sets.ts";
import { calibrationError, closedSetFigures } from "../authorship/measure.ts";
import { plainLikeness } from "../authorship/plain-baseline.ts";
import { random, shuffled } from "../authorship/random.ts";
import { judgeSome } from "../authorship/train.ts";
import { areRivals } from "../../src/judgement/authorship/verdict.ts";
import { trainModel } from "../train-authorship.ts";
import { speedRows } from "./authorship-speed.ts";
import { printRows, type ReportRow } from "./row.ts";

const SEED = 1;
const AUTHORS = 500;

interface TestSet {
  readonly name: string;
  readonly posts: number;
  readonly halves: readonly Halves[];
}

/** Targets by test set: recall at 1 and 8, AUC, share of returns caught. */
const TARGETS: Record<string, { r1?: string; r8?: string; auc?: string; caught?: string }> = {
  "forum N=10": { r1: "≥ .55", r8: "≥ .75", auc: "≥ .955", caught: "≥ .35" },
  "forum N=20": { r8: "≥ .88", caught: "≥ .60" },
  "blogs N=10": { r8: "baseline + .08" },
};

/**
 * All rows of the report.
 *
 * @param folder the data folder.
 * @param given a model to measure instead of one trained without the test authors.
 */
export function authorshipReport(folder: string, given?: AuthorshipModel): ReportRow[] {
  const forum = readAuthors(folder, "forum");
  const blogs = readAuthors(folder, "blogs");
  const sets = [
    testSet("forum N=10", forum, 10),
    testSet("forum N=20", forum, 20),
    testSet("forum N=40", forum, 40),
    testSet("blogs N=10", blogs, 10),
  ];
  const tested = new Set(sets.flatMap(({ halves }) => halves.map(({ author }) => author)));
  // Of those who are tested anyway: everybody else is needed for training.
  const short = testSet("forum N=5", forum, 5);
  sets.unshift({ ...short, halves: short.halves.filter(({ author }) => tested.has(author)) });
  const model = given ?? trainModel([forum, blogs], tested);
  return [...sets.flatMap((set) => rowsOf(set, model)), ...speedRows(loadAuthorshipModel())];
}

function testSet(name: string, authors: Authors, posts: number): TestSet {
  return { name, posts, halves: drawClosedSet(authors, { posts, authors: AUTHORS, seed: SEED }) };
}

function rowsOf({ name, halves }: TestSet, model: AuthorshipModel): ReportRow[] {
  const known = halves.map((one) => ({ account: `known ${one.author}`, profile: profileOf(one.known) }));
  const unknown = halves.map((one) => ({ account: `unknown ${one.author}`, profile: profileOf(one.unknown) }));
  const index = prepareSearch(known, unknown, model);
  const evidence = unknown.map(({ profile }) => compareWithKnown(index, profile).map((one) => one.evidence));
  const everybody = [...halves.keys()];
  const verdicts = judgeSome(evidence, { banned: everybody, newcomers: everybody, judged: everybody }, model);
  const scores = verdicts.map((row) => {
    const out = Array.from({ length: row.length }, () => 0);
    for (const { place, score } of row) out[place] = score;
    return out;
  });
  const ours = closedSetFigures(scores);
  const plain = closedSetFigures(plainLikeness(halves));
  const target = TARGETS[name] ?? {};
  const row = (figure: string, value: Interval, baseline?: Interval, wanted?: string): ReportRow => {
    const base = baseline ? { baseline: baseline.value } : {};
    return {
      figure: `${name} (${halves.length} authors): ${figure}`,
      ...value,
      ...base,
      ...(wanted ? { target: wanted } : {}),
    };
  };
  return [
    row("R@1", ours.recallAt1, plain.recallAt1, target.r1),
    row("R@8", ours.recallAt8, plain.recallAt8, target.r8),
    row("MRR", ours.mrr, plain.mrr),
    row("ROC AUC", ours.auc, plain.auc, target.auc),
    ...openSet(evidence, index, target.caught).map((one) => ({ ...one, figure: `${name}: ${one.figure}` })),
  ];
}

/** Who comes beside the newcomer that is judged. */
const ARRIVALS = ["half of the newcomers are returns", "only innocents arrive", "one newcomer alone"] as const;

/** Half of the people are banned; they return, and the other half come for the first time. Ten random halvings. */
function openSet(evidence: readonly number[][], index: SearchIndex, caught: string | undefined): ReportRow[] {
  return ARRIVALS.flatMap((arrival) => {
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { data: { type: "string" } } });
  process.stdout.write(printRows(authorshipReport(dataFolder(values.data))));
}
