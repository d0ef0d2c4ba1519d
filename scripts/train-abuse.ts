/**
 * Trains the abuse model: `npx tsx scripts/train-abuse.ts [--data DIR]`. Reads only the training files; the
 * development file is never looked at. Writes `src/judgement/abuse/model/abuse.bin`.
 */
import { writeFileSync } from "node:fs";
import { FeatureLog } from "../src/judgement/abuse/feature-log.ts";
import { emitFeatures, emitWrittenSigns } from "../src/judgement/abuse/features.ts";
import { LABELS } from "../src/judgement/abuse/labels.ts";
import { type AbuseModel, encodeModel } from "../src/judgement/abuse/model.ts";
import { readComment } from "../src/judgement/abuse/read-comment.ts";
import { pooledLogit, rawLogits } from "../src/judgement/abuse/score-features.ts";
import { buildVocabulary } from "./abuse-training/build-vocabulary.ts";
import { plattScaling } from "./abuse-training/calibrate.ts";
import type { Example } from "./abuse-training/examples.ts";
import { averaged, COLUMNS, featuresOf, fit, type Fitted, meanOf, type Part } from "./abuse-training/fit.ts";
import { isHeldOut } from "./abuse-training/held-out.ts";
import { quantise } from "./abuse-training/quantise.ts";
import { raiseRareWords } from "./abuse-training/raise-rare-words.ts";
import { wordPrior } from "./abuse-training/word-prior.ts";
import { wordVectors } from "./abuse-training/word-vectors.ts";
import { trainingExamples, unlabelledTexts } from "./abuse-training/training-set.ts";
import { dataDirectory } from "./abuse-training/read-data.ts";
import { LETTER_BUCKETS, WORD_BUCKETS } from "../src/judgement/abuse/features.ts";

/** Sets with their own share of abuse get an intercept of their own, which is thrown away: it is no property of words. */
const DOMAINS: Record<string, number> = {
  davidson: 1,
  olid: 2,
  edos: 3,
  convabuse: 4,
  hatemoji: 5,
  spans: 6,
  mixed: 7,
};
/**
 * The held-out texts that set the scale of each score, and how much each counts: together they stand for the comments
 * of a news site, about a quarter of which were reported.
 */
const CALIBRATES: readonly Record<string, number>[] = [
  { insults: 1, spans: 0.16, forum: 0.1 },
  { insults: 1, spans: 0.16, forum: 0.1 },
  { insults: 1, olid: 1, forum: 0.25, edos: 1 },
  { edos: 1, forum: 0.25 },
  { edos: 1, forum: 0.25, davidson: 1 },
  { insults: 1, olid: 1, forum: 0.25, edos: 1 },
];
/** Every expert is fitted once with each of these orders of the texts. */
const SEEDS = [1, 2, 3];

const directory = dataDirectory();
const started = Date.now();
const examples = trainingExamples(directory);
report(`${examples.length} texts`);
const vocabulary = buildVocabulary(
  examples.filter((example) => example.source !== "mixed").map((example) => example.text),
  directory,
  3,
);
const matrix = featuresOf(
  examples.map((example) => example.text),
  vocabulary,
  2,
);
report(`${matrix.buckets.length} features`);
const use: number[] = [];
examples.forEach((example, i) => {
  if (!isHeldOut(example)) use.push(i);
});
const rows = {
  labels: examples.map((example) => example.labels),
  weights: examples.map((example) => example.weight),
  domains: examples.map((example) => DOMAINS[example.source] ?? 0),
  use,
};
const settings = { epochs: 2, rate: 0.12, pull: 1e-5 };
const vectors = wordVectors(unlabelledTexts(directory));
report(`${vectors.words.length} words with their company`);
const prior = wordPrior(matrix, rows, vectors);
report("fitted to the company of words");
const fitted = averaged(expert("words", prior), expert("letters"));
report("fitted");
const words = quantise(fitted.weights, 0, WORD_BUCKETS);
raiseRareWords(
  words.table,
  examples.map((example) => example.text),
);
const letters = quantise(fitted.weights, WORD_BUCKETS, LETTER_BUCKETS);
const uncalibrated: AbuseModel = {
  facts: {
    version: "abuse-3",
    bias: [...fitted.bias].map((value) => Number(value.toFixed(5))),
    wordSteps: words.steps,
    letterSteps: letters.steps,
    slopes: LABELS.map(() => 1),
    offsets: LABELS.map(() => 0),
  },
  words: words.table,
  letters: letters.table,
  vocabulary,
};
const scales = calibrate(uncalibrated, examples.filter(isHeldOut));
const facts = {
  ...uncalibrated.facts,
  slopes: scales.map((scale) => Number(scale.slope.toFixed(5))),
  offsets: scales.map((scale) => Number(scale.offset.toFixed(5))),
};
const bytes = encodeModel({ ...uncalibrated, facts });
writeFileSync(new URL("../src/judgement/abuse/model/abuse.bin", import.meta.url), bytes);
report(`${bytes.length} bytes; ${JSON.stringify(facts)}`);

function expert(part: Part, start?: Float32Array): Fitted {
  return meanOf(SEEDS.map((seed) => fit(matrix, rows, { ...settings, part, seed, ...(start && { start }) })));
}

function calibrate(model: AbuseModel, held: readonly Example[]): { slope: number; offset: number }[] {
  const columns = Array.from({ length: COLUMNS }, () => ({
    logits: [] as number[],
    labels: [] as number[],
    weights: [] as number[],
  }));
  for (const example of held) {
    const comment = readComment(example.text, undefined, model.vocabulary);
    if (comment.own.length === 0) continue;
    const log = new FeatureLog();
    emitFeatures(comment.own, log);
    emitWrittenSigns(example.text, 0, log);
    const raw = rawLogits(log, comment.own, model);
    columns.forEach((column, c) => {
      const label = example.labels[c] ?? NaN;
      const share = CALIBRATES[c]?.[example.source] ?? 0;
      if (Number.isNaN(label) || share === 0) return;
      column.logits.push(pooledLogit(raw, c));
      column.labels.push(label);
      column.weights.push(share);
    });
  }
  return columns.map((column) => plattScaling(column.logits, column.labels, column.weights));
}

function report(what: string): void {
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(0)} s: ${what}\n`);
}
