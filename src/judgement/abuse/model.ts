import { LETTER_BUCKETS, WORD_BUCKETS } from "./features.ts";
import { LABELS } from "./labels.ts";
import { Vocabulary } from "./vocabulary.ts";
import { CUE_BUCKETS, type QuotationCues } from "./whose-words.ts";

const COLUMNS = LABELS.length;
/** First bytes of a model file. */
const MAGIC = "HAB2";

/** The numbers beside the weights. */
export interface ModelFacts {
  /** Names this training run; recorded with each finding. */
  readonly version: string;
  /** Added to each label's sum. */
  readonly bias: readonly number[];
  /** What one step of a quantised weight is worth, per label, for the word and the letter table. */
  readonly wordSteps: readonly number[];
  readonly letterSteps: readonly number[];
  /** Per label: probability = 1 / (1 + exp(-(slope * logit + offset))) (Platt 1999). */
  readonly slopes: readonly number[];
  readonly offsets: readonly number[];
  /** What is added to the slope for `abuse` where a group of people is named (see `calibratedLogit`). */
  readonly groupSlope: number;
  /** What one step of a cue's weight is worth, and the logit without any (see `ownWordsLogit`). */
  readonly cueStep: number;
  readonly cueBias: number;
}

/** A trained model, which keeps using the bytes it was read from: two hashed tables of 8-bit weights (row: bucket, column: label), one of the cues around quotations, facts and a vocabulary. */
export interface AbuseModel {
  readonly facts: ModelFacts;
  readonly words: Int8Array;
  readonly letters: Int8Array;
  readonly vocabulary: Vocabulary;
  readonly cues: QuotationCues;
}

/** Reads a model file. Throws an `Error` when the bytes are not one. */
export function decodeModel(bytes: Uint8Array): AbuseModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) {
    throw new Error("This is not an abuse model of the kind this version reads");
  }
  const factsLength = view.getUint32(4, true);
  const vocabularyLength = view.getUint32(8, true);
  const wordTable = WORD_BUCKETS * COLUMNS;
  const letterTable = LETTER_BUCKETS * COLUMNS;
  let at = 12 + factsLength;
  if (bytes.length !== at + vocabularyLength + wordTable + letterTable + CUE_BUCKETS)
    throw new Error("The abuse model is cut short");
  const facts = JSON.parse(new TextDecoder().decode(bytes.subarray(12, at))) as ModelFacts;
  const vocabulary = new Vocabulary(bytes.subarray(at, at + vocabularyLength));
  at += vocabularyLength;
  const table = (length: number): Int8Array => {
    at += length;
    return new Int8Array(bytes.buffer, bytes.byteOffset + at - length, length);
  };
  const words = table(wordTable);
  const letters = table(letterTable);
  const cues = { weights: table(CUE_BUCKETS), step: facts.cueStep, bias: facts.cueBias };
  return { facts, words, letters, vocabulary, cues };
}

/** The bytes of a model file. */
export function encodeModel(model: AbuseModel): Uint8Array {
  const facts = new TextEncoder().encode(JSON.stringify(model.facts));
  const { bits } = model.vocabulary;
  const parts = [facts, bits, ...[model.words, model.letters, model.cues.weights].map(asBytes)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 12));
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 4; i += 1) bytes[i] = MAGIC.charCodeAt(i);
  view.setUint32(4, facts.length, true);
  view.setUint32(8, bits.length, true);
  let at = 12;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function asBytes(array: Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
