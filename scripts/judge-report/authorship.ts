/**
 * Figures of the authorship part on the development data, measured with a model trained on other authors.
 *
 *   npx tsx scripts/judge-report/authorship.ts [--data DIR]
 */

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { loadAuthorshipModel } from "../../src/judgement/authorship/load-model.ts";
import type { Interval } from "../../src/judgement/statistics.ts";
import { type Authors, dataFolder, drawClosedSet, type Halves, readAuthors } from "../authorship/data-sets.ts";
import { type ClosedSetFigures, closedSetFigures } from "../authorship/measure.ts";
import { plainLikeness } from "../authorship/plain-baseline.ts";
import { judgeSome } from "../authorship/train.ts";
import { trainModel } from "../train-authorship.ts";
import { type ComparedSet, compareSet, openSetRows, shortListRows } from "./authorship-open-set.ts";
import { speedRows } from "./authorship-speed.ts";
import { printRows, type ReportRow } from "./row.ts";

const SEED = 1;
const AUTHORS = 500;

/** Sizes of shorter lists of banned people than half of a test set. */
const SHORT_LISTS = [10, 50];

interface TestSet {
  readonly name: string;
  readonly halves: readonly Halves[];
  /** Figures of the plain baseline, and of the stronger one that takes out what is common to all accounts. */
  readonly plain: ClosedSetFigures;
  readonly centred: ClosedSetFigures;
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
 */
export function authorshipReport(folder: string): ReportRow[] {
  const forum = readAuthors(folder, "forum");
  const blogs = readAuthors(folder, "blogs");
  const drawn = [
    { name: "forum N=10", halves: draw(forum, 10) },
    { name: "forum N=20", halves: draw(forum, 20) },
    { name: "forum N=40", halves: draw(forum, 40) },
    { name: "blogs N=10", halves: draw(blogs, 10) },
  ];
  const tested = new Set(drawn.flatMap(({ halves }) => halves.map(({ author }) => author)));
  // Of those who are tested anyway: everybody else is needed for training.
  const short = draw(forum, 5).filter(({ author }) => tested.has(author));
  const sets = [{ name: "forum N=5", halves: short }, ...drawn].map(measuredPlainly);
  const model = trainModel([forum, blogs], tested);
  const own = sets.flatMap((set) => {
    const compared = compareSet(set.halves, model);
    const rows = openSetRows(compared, { caught: TARGETS[set.name]?.caught });
    rows.push(...SHORT_LISTS.flatMap((size) => shortListRows(compared, size)));
    return [...closedSetRows(set, compared), ...named(set.name, rows)];
  });
  return [
    ...own,
    ...crossRows(sets, { source: forum, from: "forum", tested, to: "blogs N=10" }),
    ...crossRows(sets, { source: blogs, from: "blogs", tested, to: "forum N=10" }),
    ...speedRows(loadAuthorshipModel()),
  ];
}

function draw(authors: Authors, posts: number): Halves[] {
  return drawClosedSet(authors, { posts, authors: AUTHORS, seed: SEED });
}

function measuredPlainly({ name, halves }: { name: string; halves: readonly Halves[] }): TestSet {
  const plain = closedSetFigures(plainLikeness(halves));
  return { name, halves, plain, centred: closedSetFigures(plainLikeness(halves, { centred: true })) };
}

/** Trained on one community alone, tested on the other: how far what was learnt carries. */
function crossRows(
  sets: readonly TestSet[],
  how: { source: Authors; from: string; tested: ReadonlySet<string>; to: string },
): ReportRow[] {
  const set = sets.find(({ name }) => name === how.to);
  if (set === undefined) throw new Error(`There is no test set ${how.to}`);
  const compared = compareSet(set.halves, trainModel([how.source], how.tested));
  const name = `${how.to}, trained on ${how.from} alone`;
  return [
    ...closedSetRows({ ...set, name }, compared),
    ...named(name, openSetRows(compared, { arrivals: ["one newcomer alone"] })),
  ];
}

function named(name: string, rows: readonly ReportRow[]): ReportRow[] {
  return rows.map((row) => ({ ...row, figure: `${name}: ${row.figure}` }));
}

function closedSetRows({ name, halves, plain, centred }: TestSet, { evidence, index }: ComparedSet): ReportRow[] {
  const everybody = [...halves.keys()];
  const verdicts = judgeSome(evidence, { banned: everybody, newcomers: everybody, judged: everybody }, index.model);
  const ours = closedSetFigures(
    verdicts.map((row) => {
      const out = Array.from({ length: row.length }, () => 0);
      for (const { place, score } of row) out[place] = score;
      return out;
    }),
  );
  const target = TARGETS[name] ?? {};
  const row = (figure: string, value: keyof ClosedSetFigures, wanted?: string): ReportRow => ({
    figure: `${name} (${halves.length} authors): ${figure}`,
    ...ours[value],
    baseline: plain[value].value,
    note: `baseline ${interval(plain[value])}; with what is common taken out ${interval(centred[value])}`,
    ...(wanted ? { target: wanted } : {}),
  });
  return [
    row("R@1", "recallAt1", target.r1),
    row("R@8", "recallAt8", target.r8),
    row("MRR", "mrr"),
    row("ROC AUC", "auc", target.auc),
  ];
}

function interval({ value, low, high }: Interval): string {
  return `${value.toFixed(3)} (${low.toFixed(3)}-${high.toFixed(3)})`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { data: { type: "string" } } });
  process.stdout.write(printRows(authorshipReport(dataFolder(values.data))));
}
