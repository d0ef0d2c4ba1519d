import { unpackProfile } from "../../judgement/authorship/pack-profile.ts";
import { emptyProfile } from "../../judgement/authorship/profile.ts";
import type { StyleProfile } from "../../judgement/authorship/profile.ts";
import type { SearchIndex } from "../../judgement/authorship/search.ts";
import { SKETCH_SIZE, shortlist, sketchOf, usualLikeness } from "../../judgement/authorship/sketch.ts";
import { hasEnoughText, styleVector } from "../../judgement/authorship/style-vector.ts";

/** Accounts that say what likeness of sketches is ordinary. */
const REFERENCES = 400;

/** Sketches of more banned members than can be compared one by one: 264 bytes each. */
export class SketchedPeople {
  readonly #index: SearchIndex;
  readonly #references: readonly Int8Array[];
  readonly #ids: number[] = [];
  readonly #usual: number[] = [];
  #bytes = new Int8Array(0);

  /** @param index against whose background the sketches are made. */
  constructor(index: SearchIndex) {
    this.#index = index;
    this.#references = index.references
      .slice(0, REFERENCES)
      .map((vector) => sketchOf(vector, index.background, index.model));
  }

  /** Adds members; those with too little text cannot be found by it and are left out. */
  add(people: readonly { readonly id: number; readonly profile: string }[]): void {
    const added: Int8Array[] = [];
    for (const { id, profile } of people) {
      const known = unpackProfile(profile) ?? emptyProfile();
      if (!hasEnoughText(known)) continue;
      const sketch = this.#sketch(known);
      added.push(sketch);
      this.#ids.push(id);
      this.#usual.push(...usualLikeness(sketch, this.#references));
    }
    const bytes = new Int8Array(this.#ids.length * SKETCH_SIZE);
    bytes.set(this.#bytes);
    for (const [at, sketch] of added.entries()) bytes.set(sketch, this.#bytes.length + at * SKETCH_SIZE);
    this.#bytes = bytes;
  }

  /** Ids of the most alike to a newcomer, at most `keep`; of nobody where the newcomer has written too little. */
  mostAlike({ profile, keep }: { profile: string; keep: number }): number[] {
    const newcomer = unpackProfile(profile) ?? emptyProfile();
    if (!hasEnoughText(newcomer)) return [];
    const sketches = { bytes: this.#bytes, usual: Float32Array.from(this.#usual) };
    return shortlist(this.#sketch(newcomer), sketches, keep).flatMap((place) => this.#ids[place] ?? []);
  }

  #sketch(profile: StyleProfile): Int8Array {
    const { background, model } = this.#index;
    return sketchOf(styleVector(profile, background, model.reliability), background, model);
  }
}
