/**
 * A sketch of a style vector in 256 bytes, to find the few hundred most alike among very many banned accounts before
 * they are compared exactly. Sparse vectors are folded together by random signs (count sketch: Charikar et al. 2002;
 * feature hashing: Weinberger et al. 2009), which keeps dot products on average.
 */

import type { Background } from "./background.ts";
import type { AuthorshipModel } from "./model.ts";
import type { Family } from "./profile.ts";
import { LIKENESSES, type StyleVector } from "./style-vector.ts";

/** Bytes of each kind of likeness in a sketch; hours are too weak to be worth any. */
const PARTS = { grams: 112, words: 36, functionWords: 36, habits: 72 } as const;

type Part = keyof typeof PARTS;

const PART_NAMES = Object.keys(PARTS) as Part[];

/** Bytes of one sketch. */
export const SKETCH_SIZE = PART_NAMES.reduce((sum, part) => sum + PARTS[part], 0);

/** Scale of a sketch's numbers: parts have length about 1, so that single values rarely exceed 127 / 240. */
const SCALE = 240;

/** Sketches of many accounts, one after the other. */
export interface Sketches {
  readonly bytes: Int8Array;
  /** Per account the usual likeness to others and its spread, see {@link usualLikeness}. */
  readonly usual: Float32Array;
}

/** Mean vectors folded like the accounts' own, so that what is common to all can be taken out. */
const foldedMeans = new WeakMap<Float32Array, Float64Array>();

/** The sketch of one account. */
export function sketchOf(vector: StyleVector, background: Background, model: AuthorshipModel): Int8Array {
  const out = new Int8Array(SKETCH_SIZE);
  let from = 0;
  for (const part of PART_NAMES) {
    const values = partOf(vector, part, background);
    const at = LIKENESSES.indexOf(part);
    const weight = Math.sqrt(Math.max(0, (model.weights[at] as number) / (model.spread[at] as number)));
    const scale = (SCALE * weight) / strongest(model);
    for (let place = 0; place < values.length; place++) {
      out[from + place] = Math.max(-127, Math.min(127, Math.round((values[place] as number) * scale)));
    }
    from += PARTS[part];
  }
  return out;
}

/** The largest weight of any part; all others are relative to it. */
function strongest(model: AuthorshipModel): number {
  return Math.sqrt(
    PART_NAMES.reduce((most, part) => {
      const at = LIKENESSES.indexOf(part);
      return Math.max(most, (model.weights[at] as number) / (model.spread[at] as number));
    }, 1e-9),
  );
}

function partOf(vector: StyleVector, part: Part, background: Background): Float64Array {
  if (part === "habits") return Float64Array.from(vector.habits);
  if (part === "functionWords") return fold(vector.functionWords.keys(), vector.functionWords, PARTS[part]);
  const { ids, weights, length } = vector.hashed[part];
  const folded = fold(ids, weights, PARTS[part]);
  const mean = foldedMean(background, part);
  return folded.map((value, place) => (value - (mean[place] as number)) / length);
}

function foldedMean(background: Background, family: Family): Float64Array {
  const mean = background.mean[family];
  let folded = foldedMeans.get(mean);
  if (!folded) {
    folded = fold(mean.keys(), mean, PARTS[family]);
    foldedMeans.set(mean, folded);
  }
  return folded;
}

function fold(ids: Iterable<number>, values: Float32Array, size: number): Float64Array {
  const out = new Float64Array(size);
  let at = 0;
  for (const id of ids) {
    let hash = Math.imul(id + 1, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const place = (hash >>> 1) % size;
    out[place] = (out[place] as number) + ((hash & 1) === 0 ? 1 : -1) * (values[at] as number);
    at++;
  }
  return out;
}

/** Usual likeness of a sketch to those of reference accounts, and its spread; two numbers to keep beside the sketch. */
export function usualLikeness(sketch: Int8Array, references: readonly Int8Array[]): [mean: number, spread: number] {
  let sum = 0;
  let squares = 0;
  for (const reference of references) {
    const value = dot(sketch, reference, 0);
    sum += value;
    squares += value * value;
  }
  const count = Math.max(1, references.length);
  const mean = sum / count;
  return [mean, Math.sqrt(Math.max(1, squares / count - mean * mean))];
}

/** Four sums side by side: a processor works on them at once. SKETCH_SIZE is a multiple of four. */
function dot(one: Int8Array, many: Int8Array, from: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < SKETCH_SIZE; at += 4) {
    a = (a + (one[at] as number) * (many[from + at] as number)) | 0;
    b = (b + (one[at + 1] as number) * (many[from + at + 1] as number)) | 0;
    c = (c + (one[at + 2] as number) * (many[from + at + 2] as number)) | 0;
    d = (d + (one[at + 3] as number) * (many[from + at + 3] as number)) | 0;
  }
  return a + b + c + d;
}

/**
 * The places of the accounts whose sketches are most alike to a newcomer's, in rising order.
 *
 * @param newcomer the newcomer's sketch.
 * @param keep how many; 300 keeps nearly all that exact comparison would rank among the first ten.
 */
export function shortlist(newcomer: Int8Array, { bytes, usual }: Sketches, keep: number): number[] {
  const count = bytes.length / SKETCH_SIZE;
  const likeness = new Float32Array(count);
  for (let place = 0; place < count; place++) {
    const raw = dot(newcomer, bytes, place * SKETCH_SIZE);
    likeness[place] = (raw - (usual[place * 2] as number)) / (usual[place * 2 + 1] as number);
  }
  if (count <= keep) return Array.from({ length: count }, (_, place) => place);
  const limit = likeness.slice().sort()[count - keep] as number;
  const places: number[] = [];
  for (let place = 0; place < count && places.length < keep; place++) {
    if ((likeness[place] as number) >= limit) places.push(place);
  }
  return places;
}
