import { CUE_BUCKETS, cuesAround, type QuotationCues } from "../../src/judgement/abuse/whose-words.ts";
import frames from "./quotation-frames.json" with { type: "json" };

/** What is put between the marks: the length is a cue, the words are not. */
const QUOTED = ["Shut up!", "you fool", "You should be ashamed of yourself.", "nobody wants to read that, you know it"];
/** Pull of every weight towards 0. */
const RIDGE = 3e-4;
const ROUNDS = 300;
const RATE = 0.3;

interface Case {
  readonly own: boolean;
  readonly buckets: readonly number[];
}

/** Comments around a quotation; `{x}` takes what is quoted. */
export interface QuotationFrames {
  /** The author says or approves of it. */
  readonly own: readonly string[];
  /** He does not. */
  readonly others: readonly string[];
}

/** The invented frames, with those in which every verb of speaking reports. */
export function quotationFrames(): QuotationFrames {
  return { own: frames.own, others: [...frames.others, ...reported()] };
}

/**
 * Learns from frames around quotations whose words stand in the marks: a logistic regression with a ridge penalty, by
 * AdaGrad over all frames at once (Duchi et al. 2011). The same on every run.
 */
export function quotationCues({ own, others }: QuotationFrames): QuotationCues {
  const cases = [...casesOf(own, true), ...casesOf(others, false)];
  const used = frequent(cases);
  const known = cases.map(({ own, buckets }) => ({ own, buckets: buckets.filter((bucket) => used.has(bucket)) }));
  const weights = new Float64Array(CUE_BUCKETS);
  const squares = new Float64Array(CUE_BUCKETS).fill(1e-8);
  let bias = 0;
  let biasSquares = 1e-8;
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = new Float64Array(CUE_BUCKETS);
    let biasGradient = 0;
    for (const { own, buckets } of known) {
      let logit = bias;
      for (const bucket of buckets) logit += weights[bucket] ?? 0;
      const missed = ((own ? 1 : 0) - 1 / (1 + Math.exp(-logit))) / cases.length;
      biasGradient += missed;
      for (const bucket of buckets) gradient[bucket] = (gradient[bucket] ?? 0) + missed;
    }
    biasSquares += biasGradient ** 2;
    bias += (RATE * biasGradient) / Math.sqrt(biasSquares);
    for (const bucket of used) {
      const slope = (gradient[bucket] ?? 0) - RIDGE * (weights[bucket] ?? 0);
      const sum = (squares[bucket] ?? 0) + slope ** 2;
      squares[bucket] = sum;
      weights[bucket] = (weights[bucket] ?? 0) + (RATE * slope) / Math.sqrt(sum);
    }
  }
  const step = Number((Math.max(...weights.map(Math.abs)) / 127).toPrecision(6));
  return {
    weights: Int8Array.from(weights, (weight) => Math.round(weight / step)),
    step,
    bias: Number(bias.toFixed(5)),
  };
}

/** Every verb of speaking in a few of the frames, with another speaker each time. */
function reported(): string[] {
  const { reported: templates, verbs, speakers } = frames;
  return verbs.flatMap((verb, v) =>
    [0, 1, 2].map((n) => {
      const template = templates[(v * 3 + n) % templates.length] ?? "";
      const speaker = speakers[(v * 5 + n * 7) % speakers.length] ?? "";
      const frame = template.replace("{s}", speaker).replace("{v}", verb);
      return frame.slice(0, 1).toUpperCase() + frame.slice(1);
    }),
  );
}

/** The cues that stand in two frames or more; others would be learnt by heart. */
function frequent(cases: readonly Case[]): Set<number> {
  const counts = new Map<number, number>();
  for (const bucket of cases.flatMap((one) => one.buckets)) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > QUOTED.length).map(([bucket]) => bucket));
}

function casesOf(templates: readonly string[], own: boolean): Case[] {
  return templates.flatMap((template) => QUOTED.map((words) => ({ own, buckets: cuesInFrame(template, words) })));
}

/** The cues around `words` put between the marks of a frame. */
export function cuesInFrame(frame: string, words: string): number[] {
  const start = frame.indexOf("{x}") - 1;
  return cuesAround(frame.replace("{x}", words), start, start + words.length + 2);
}
