import { describe, expect, it } from "vitest";

import { loadAuthorshipModel } from "../../../src/judgement/authorship/load-model.ts";
import { profileOfAccount } from "../../../src/judgement/authorship/read-accounts.ts";
import { compareWithKnown, prepareSearch } from "../../../src/judgement/authorship/search.ts";
import {
  SKETCH_SIZE,
  type Sketches,
  shortlist,
  sketchOf,
  usualLikeness,
} from "../../../src/judgement/authorship/sketch.ts";
import { styleVector } from "../../../src/judgement/authorship/style-vector.ts";
import { inventedAccount } from "./invented-writers.ts";

const model = loadAuthorshipModel();
const PEOPLE = 400;

function profiles(seed: number): ReturnType<typeof profileOfAccount>[] {
  return Array.from({ length: PEOPLE }, (_, person) =>
    profileOfAccount(inventedAccount(person, `${person}`, { comments: 10, seed })),
  );
}

describe("the sketch of a style", () => {
  const known = profiles(1).map((profile, person) => ({ account: `${person}`, profile }));
  const index = prepareSearch(known, [], model);
  const own = index.known.map(({ vector }) => sketchOf(vector, index.background, model));
  const references = own.slice(0, 200);
  const sketches: Sketches = {
    bytes: Int8Array.from(own.flatMap((sketch) => Array.from(sketch))),
    usual: Float32Array.from(own.flatMap((sketch) => usualLikeness(sketch, references))),
  };

  it("has 256 bytes", () => {
    expect(SKETCH_SIZE).toBe(256);
    expect(own.every((sketch) => sketch.length === SKETCH_SIZE)).toBe(true);
  });

  it("keeps in a short list nearly everyone whom exact comparison ranks first", () => {
    const newcomers = profiles(2).slice(0, 60);
    const kept = newcomers.filter((profile) => {
      const exact = compareWithKnown(index, profile).map(({ evidence }) => evidence);
      const best = exact.indexOf(Math.max(...exact));
      const sketch = sketchOf(styleVector(profile, index.background, model.reliability), index.background, model);
      return shortlist(sketch, sketches, 40).includes(best);
    });
    expect(kept.length).toBeGreaterThanOrEqual(54);
  });

  it("gives as many places as are asked for, each once, or all there are", () => {
    const [first] = own as [Int8Array];
    const places = shortlist(first, sketches, 25);
    expect(places.length).toBe(25);
    expect(new Set(places).size).toBe(25);
    expect(places).toContain(0);
    expect(shortlist(first, sketches, 1000).length).toBe(PEOPLE);
    expect(shortlist(first, { bytes: new Int8Array(0), usual: new Float32Array(0) }, 5)).toEqual([]);
  });
});
