/**
 * Trains the authorship model and writes it to src/judgement/authorship/model/.
 *
 *   npx tsx scripts/train-authorship.ts [--data DIR]     DIR defaults to ../shared/data beside the repository
 *
 * Takes some minutes on one core. The same data give the same file.
 */

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import type { AuthorshipModel, InnocentReach } from "../src/judgement/authorship/model.ts";
import { packModel } from "../src/judgement/authorship/pack-model.ts";
import { type Authors, dataFolder, drawClosedSet, profileOf, readAuthors } from "./authorship/data-sets.ts";
import { type ClosedSet, train, innocentLogOdds } from "./authorship/train.ts";

const VERSION = "authorship-4";

/** Posts per side of the closed sets trained on: the confidence must fit short accounts and long ones. */
const POSTS = [5, 10, 20, 40];

/** Most authors of one closed set. */
const AUTHORS = 300;

/** Closed sets of every size from every source. */
export function trainingSets(
  sources: readonly Authors[],
  options: { without?: ReadonlySet<string>; seed: number; authors?: number },
): ClosedSet[] {
  return sources.flatMap((authors) =>
    POSTS.map((posts) => {
      const how = { posts, authors: options.authors ?? AUTHORS, seed: options.seed + posts };
      const halves = drawClosedSet(authors, options.without ? { ...how, without: options.without } : how);
      return {
        known: halves.map(({ known }) => profileOf(known)),
        unknown: halves.map(({ unknown }) => profileOf(unknown)),
      };
    }).filter(({ known }) => known.length >= 20),
  );
}

/** Trains on all but `without`; what innocents reach is measured by training on each half for the other. */
export function trainModel(sources: readonly Authors[], without: ReadonlySet<string> = new Set()): AuthorshipModel {
  const names = sources.flatMap((authors) => [...authors.keys()]).sort();
  const odd = new Set([...without, ...names.filter((_, at) => at % 2 === 1)]);
  const even = new Set([...without, ...names.filter((_, at) => at % 2 === 0)]);
  const halves = [odd, even].map((left) => trainingSets(sources, { without: left, seed: 70, authors: 200 }));
  const [one, two] = halves as [ClosedSet[], ClosedSet[]];
  const measured = [innocentLogOdds(two, train(one, VERSION)), innocentLogOdds(one, train(two, VERSION))];
  const innocent = { among: meanReach(measured, "among"), alone: meanReach(measured, "alone") };
  return { ...train(trainingSets(sources, { without, seed: 10 }), VERSION), innocent };
}

function meanReach(measured: readonly AuthorshipModel["innocent"][], how: "among" | "alone"): InnocentReach[] {
  const [one, two] = measured.map((half) => half[how]);
  return (one ?? []).map(({ share, logOdds }, at) => ({
    share,
    logOdds: (logOdds + (two?.[at]?.logOdds ?? logOdds)) / 2,
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { data: { type: "string" } } });
  const folder = dataFolder(values.data);
  const model = trainModel([readAuthors(folder, "forum"), readAuthors(folder, "blogs")]);
  const file = new URL("../src/judgement/authorship/model/authorship.json", import.meta.url);
  writeFileSync(file, packModel(model));
  process.stdout.write(`${JSON.stringify({ weights: model.weights, unrelated: model.innocent }, undefined, 1)}\n`);
}
