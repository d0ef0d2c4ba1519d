/** The abuse model made of the training files, whole or without one of them. */
import { LETTER_BUCKETS, WORD_BUCKETS } from "../../src/judgement/abuse/features.ts";
import { LABELS } from "../../src/judgement/abuse/labels.ts";
import type { AbuseModel } from "../../src/judgement/abuse/model.ts";
import type { ReadingAids } from "../../src/judgement/abuse/read-comment.ts";
import { buildVocabulary } from "./build-vocabulary.ts";
import type { Example } from "./examples.ts";
import { averaged, featuresOf, fit, type Fitted, type Matrix, meanOf, type Part } from "./fit.ts";
import { isHeldOut } from "./held-out.ts";
import { quotationCues, quotationFrames } from "./quotation-cues.ts";
import { quantise } from "./quantise.ts";
import { raiseRareWords } from "./raise-rare-words.ts";
import { scalesOf } from "./scales.ts";
import { trainingExamples, unlabelledTexts } from "./training-set.ts";
import { wordPrior } from "./word-prior.ts";
import { type WordVectors, wordVectors } from "./word-vectors.ts";

/** Sets with their own share of abuse get an intercept of their own, which is thrown away: it is no property of words. */
const DOMAINS: Record<string, number> = {
  davidson: 1,
  olid: 2,
  edos: 3,
  convabuse: 4,
  hatemoji: 5,
  spans: 6,
  mixed: 7,
  invented: 8,
};
const SETTINGS = { epochs: 2, rate: 0.12, pull: 1e-5 };

/** What every model of the same files has in common. */
export interface TrainingMatter {
  readonly examples: readonly Example[];
  readonly aids: ReadingAids;
  readonly matrix: Matrix;
  readonly vectors: WordVectors;
}

/** Reads the training files in `directory`; `report` is told what is done. */
export function trainingMatter(directory: string, report: (what: string) => void): TrainingMatter {
  const examples = trainingExamples(directory);
  report(`${examples.length} texts`);
  const vocabulary = buildVocabulary(
    examples.filter((example) => example.source !== "mixed").map((example) => example.text),
    directory,
    3,
  );
  const aids = { vocabulary, cues: quotationCues(quotationFrames()) };
  const matrix = featuresOf(
    examples.map((example) => example.text),
    aids,
    2,
  );
  report(`${matrix.buckets.length} features`);
  const vectors = wordVectors(unlabelledTexts(directory));
  report(`${vectors.words.length} words with their company`);
  return { examples, aids, matrix, vectors };
}

/** How a model is trained. */
export interface TrainingOptions {
  readonly version: string;
  /** Every expert is fitted once with each of these orders of the texts. */
  readonly seeds: readonly number[];
  /** A source whose labels are not used at all, not even for the scale. */
  readonly without?: string;
}

/** Fits, quantises and scales a model; the same on every run. */
export function trainModel(matter: TrainingMatter, options: TrainingOptions): AbuseModel {
  const { matrix, aids, vectors } = matter;
  const used = (example: Example): boolean =>
    options.without === undefined || (example.source !== options.without && example.origin !== options.without);
  const use: number[] = [];
  matter.examples.forEach((example, i) => {
    if (!isHeldOut(example) && used(example)) use.push(i);
  });
  const rows = {
    labels: matter.examples.map((example) => example.labels),
    weights: matter.examples.map((example) => example.weight),
    domains: matter.examples.map((example) => DOMAINS[example.source] ?? 0),
    use,
  };
  const expert = (part: Part, start?: Float32Array): Fitted =>
    meanOf(options.seeds.map((seed) => fit(matrix, rows, { ...SETTINGS, part, seed, ...(start && { start }) })));
  const fitted = averaged(expert("words", wordPrior(matrix, rows, vectors)), expert("letters"));
  const words = quantise(fitted.weights, 0, WORD_BUCKETS);
  const examples = matter.examples.filter(used);
  raiseRareWords(
    words.table,
    examples.map((example) => example.text),
  );
  const letters = quantise(fitted.weights, WORD_BUCKETS, LETTER_BUCKETS);
  const uncalibrated: AbuseModel = {
    facts: {
      version: options.version,
      bias: [...fitted.bias].map((value) => Number(value.toFixed(5))),
      wordSteps: words.steps,
      letterSteps: letters.steps,
      slopes: LABELS.map(() => 1),
      offsets: LABELS.map(() => 0),
      groupSlope: 0,
      cueStep: aids.cues.step,
      cueBias: aids.cues.bias,
    },
    words: words.table,
    letters: letters.table,
    ...aids,
  };
  const facts = { ...uncalibrated.facts, ...scalesOf(uncalibrated, examples.filter(isHeldOut)) };
  return { ...uncalibrated, facts };
}
