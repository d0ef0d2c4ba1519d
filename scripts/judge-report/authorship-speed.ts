/** Speed of the comparison with 2,000 and with 100,000 made profiles. */

import { inventedProfile } from "../authorship/invented-profiles.ts";
import type { AuthorshipModel } from "../../src/judgement/authorship/model.ts";
import { compareWithKnown, type PreparedAccount, prepareSearch } from "../../src/judgement/authorship/search.ts";
import { SKETCH_SIZE, shortlist, sketchOf, usualLikeness } from "../../src/judgement/authorship/sketch.ts";
import { styleVector } from "../../src/judgement/authorship/style-vector.ts";
import { judge } from "../../src/judgement/authorship/verdict.ts";
import type { ReportRow } from "./row.ts";

/** How many accounts are kept for the exact comparison. */
const KEEP = 300;

/** Best of several runs, in milliseconds of processor time, so that other work on the machine counts little. */
function best(run: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Measures both; some seconds. */
export function speedRows(model: AuthorshipModel): ReportRow[] {
  const known = Array.from({ length: 2000 }, (_, at) => ({ account: `known ${at}`, profile: inventedProfile(at) }));
  const index = prepareSearch(known, [], model);
  const newcomer = inventedProfile(5000);
  const all = best(() => void judge(evidence(index.known), model));
  function evidence(among: readonly PreparedAccount[]): number[] {
    return compareWithKnown(index, newcomer, among).map((one) => one.evidence);
  }
  const own = index.known.map(({ vector }) => sketchOf(vector, index.background, model));
  const usual = own.map((sketch) => usualLikeness(sketch, own.slice(0, 400)));
  const many = 100_000;
  const bytes = new Int8Array(many * SKETCH_SIZE);
  const usuals = new Float32Array(many * 2);
  for (let at = 0; at < many; at++) {
    bytes.set(own[at % own.length] as Int8Array, at * SKETCH_SIZE);
    usuals.set(usual[at % own.length] ?? [0, 1], at * 2);
  }
  const prefiltered = best(() => {
    const sketch = sketchOf(styleVector(newcomer, index.background, model.reliability), index.background, model);
    const places = shortlist(sketch, { bytes, usual: usuals }, KEEP);
    judge(evidence(places.map((place) => index.known[place % own.length] as PreparedAccount)), model);
  });
  return [
    { figure: "one newcomer against 2,000 banned accounts, ms on one core", value: all, target: "≤ 100" },
    { figure: "one newcomer against 100,000 banned accounts, ms on one core", value: prefiltered, target: "≤ 300" },
  ];
}
