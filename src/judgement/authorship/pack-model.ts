/** The file format of the model: JSON, with the two big tables of the background as base64 bytes. */

import type { Background, RateNorms } from "./background.ts";
import { FUNCTION_WORDS } from "./function-words.ts";
import { HABITS } from "./habits.ts";
import { type AuthorshipModel, FEATURE_COUNT, type InnocentReach } from "./model.ts";
import { FAMILIES, FAMILY_BITS, type Family } from "./profile.ts";

const FORMAT = 2;

interface PackedNorms {
  rate: number[];
  mean: number[];
  spread: number[];
}

interface PackedTable {
  largest: number;
  bytes: string;
}

interface PackedModel {
  format: number;
  version: string;
  weights: number[];
  spread: number[];
  innocent: { among: InnocentReach[]; alone: InnocentReach[] };
  reliability: { functionWords: number[]; habits: number[] };
  functionWords: PackedNorms;
  habits: PackedNorms;
  hours: number[];
  share: Record<Family, PackedTable>;
  mean: Record<Family, PackedTable>;
}

/** Text of a model file. Numbers are rounded to six figures, tables to a byte per bucket. */
export function packModel(model: AuthorshipModel): string {
  const { background } = model;
  const packed: PackedModel = {
    format: FORMAT,
    version: model.version,
    weights: rounded(model.weights),
    spread: rounded(model.spread),
    innocent: { among: packReach(model.innocent.among), alone: packReach(model.innocent.alone) },
    reliability: {
      functionWords: rounded(model.reliability.functionWords),
      habits: rounded(model.reliability.habits),
    },
    functionWords: packNorms(background.functionWords),
    habits: packNorms(background.habits),
    hours: rounded(background.hours),
    share: { grams: packTable(background.share.grams), words: packTable(background.share.words) },
    mean: { grams: packTable(background.mean.grams), words: packTable(background.mean.words) },
  };
  return `${JSON.stringify(packed)}\n`;
}

/**
 * Reads a model file.
 *
 * @throws Error when it is of another format, or was made for other lists of words or habits.
 */
export function unpackModel(text: string): AuthorshipModel {
  const packed = JSON.parse(text) as PackedModel;
  if (packed.format !== FORMAT) throw new Error(`The authorship model is of format ${packed.format}, not ${FORMAT}`);
  const fits =
    packed.weights.length === FEATURE_COUNT &&
    packed.functionWords.rate.length === FUNCTION_WORDS.length &&
    packed.habits.rate.length === HABITS.length;
  if (!fits) throw new Error("The authorship model was made for other lists of words and habits; train it again");
  const share = {} as Record<Family, Float32Array>;
  const mean = {} as Record<Family, Float32Array>;
  for (const family of FAMILIES) {
    share[family] = unpackTable(packed.share[family], family);
    mean[family] = unpackTable(packed.mean[family], family);
  }
  const background: Background = {
    accounts: 0,
    share,
    mean,
    functionWords: unpackNorms(packed.functionWords),
    habits: unpackNorms(packed.habits),
    hours: Float64Array.from(packed.hours),
  };
  return {
    version: packed.version,
    background,
    reliability: {
      functionWords: Float64Array.from(packed.reliability.functionWords),
      habits: Float64Array.from(packed.reliability.habits),
    },
    spread: packed.spread,
    weights: packed.weights,
    innocent: packed.innocent,
  };
}

function packReach(points: readonly InnocentReach[]): InnocentReach[] {
  return points.map(({ share, logOdds }) => ({ share, logOdds: round(logOdds) }));
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

function rounded(values: ArrayLike<number>): number[] {
  return Array.from(values, round);
}

function packNorms(norms: RateNorms): PackedNorms {
  return { rate: rounded(norms.rate), mean: rounded(norms.mean), spread: rounded(norms.spread) };
}

function unpackNorms({ rate, mean, spread }: PackedNorms): RateNorms {
  return { rate: Float64Array.from(rate), mean: Float64Array.from(mean), spread: Float64Array.from(spread) };
}

/** One byte per bucket, of the square root: rare traits, the telling ones, keep their precision. */
function packTable(values: Float32Array): PackedTable {
  const largest = values.reduce((most, value) => Math.max(most, value), 1e-9);
  const bytes = Uint8Array.from(values, (value) => Math.round(Math.sqrt(value / largest) * 255));
  return { largest: round(largest), bytes: Buffer.from(bytes).toString("base64") };
}

function unpackTable({ largest, bytes }: PackedTable, family: Family): Float32Array {
  const read = Buffer.from(bytes, "base64");
  if (read.length !== 1 << FAMILY_BITS[family]) throw new Error("The authorship model file is damaged");
  return Float32Array.from(read, (byte) => (byte / 255) ** 2 * largest);
}
