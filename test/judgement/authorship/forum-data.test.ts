import { describe, expect, it } from "vitest";

import {
  dataFolder,
  drawClosedSet,
  hasAuthorshipData,
  profileOf,
  readAuthors,
} from "../../../scripts/authorship/data-sets.ts";
import { closedSetFigures } from "../../../scripts/authorship/measure.ts";
import { compareAll, judgeSome } from "../../../scripts/authorship/train.ts";
import { loadAuthorshipModel } from "../../../src/judgement/authorship/load-model.ts";

const folder = dataFolder(process.env.HUSTINGS_DATA);
const there = hasAuthorshipData(folder);
const why = there ? "" : " (left out: the development data are not beside the repository; set HUSTINGS_DATA)";

// A small set, quick enough for every run; the full protocol is scripts/judge-report/authorship.ts.
describe(`the shipped model on the development forum${why}`, () => {
  it.skipIf(!there)("finds a person's other account among 100", { timeout: 240_000 }, () => {
    const halves = drawClosedSet(readAuthors(folder, "forum"), { posts: 10, authors: 100, seed: 2 });
    const set = {
      known: halves.map((one) => profileOf(one.known)),
      unknown: halves.map((one) => profileOf(one.unknown)),
    };
    const model = loadAuthorshipModel();
    const evidence = compareAll(set, model).map((row) => row.map((one) => one.evidence));
    const all = [...halves.keys()];
    const table = judgeSome(evidence, { banned: all, newcomers: all, judged: all }, model).map((verdicts) => {
      const row = all.map(() => 0);
      for (const { place, score } of verdicts) row[place] = score;
      return row;
    });
    const { recallAt1, recallAt8, auc } = closedSetFigures(table);
    expect(recallAt1.value).toBeGreaterThan(0.7);
    expect(recallAt8.value).toBeGreaterThan(0.85);
    expect(auc.value).toBeGreaterThan(0.96);
  });
});
