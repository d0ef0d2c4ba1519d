/** The scales of the scores, from texts that were held out. */
import { FeatureLog } from "../../src/judgement/abuse/feature-log.ts";
import { emitFeatures, emitWrittenSigns } from "../../src/judgement/abuse/features.ts";
import { LABELS } from "../../src/judgement/abuse/labels.ts";
import type { AbuseModel, ModelFacts } from "../../src/judgement/abuse/model.ts";
import { readComment } from "../../src/judgement/abuse/read-comment.ts";
import { beyondGroupFrom, pooledLogit, rawLogits } from "../../src/judgement/abuse/score-features.ts";
import { addedSlope, plattScaling } from "./calibrate.ts";
import type { Example } from "./examples.ts";

/**
 * The texts that set the scale of each score, and how much each counts: together they stand for the comments of a news
 * site, about a quarter of which were reported. Texts that name a group set no scale for `abuse`, but what is added to it.
 */
const MIXTURES: readonly Record<string, number>[] = [
  { insults: 1, spans: 0.16, forum: 0.1 },
  { insults: 1, forum: 0.1 },
  { insults: 1, olid: 1, forum: 0.25, edos: 1 },
  { edos: 1, forum: 0.25 },
  { edos: 1, forum: 0.25, davidson: 1 },
  { insults: 1, olid: 1, forum: 0.25, edos: 1 },
];
/** What is added is set by every set in which texts name a group; comments and diaries count more than tweets. */
const WITH_GROUPS: Record<string, number> = { insults: 1, blogs: 0.7, olid: 0.5, edos: 0.5, hatemoji: 0.5 };
const ABUSE = LABELS.indexOf("abuse");

interface Measured {
  readonly example: Example;
  readonly logits: readonly number[];
  readonly namesGroup: boolean;
}

/** The scales under which `model`, as yet without any, is calibrated on `held`. */
export function scalesOf(
  model: AbuseModel,
  held: readonly Example[],
): Pick<ModelFacts, "slopes" | "offsets" | "groupSlope"> {
  const texts = held.flatMap((example) => measured(example, model));
  const scales = LABELS.map((_, column) => {
    const used = texts.filter(
      ({ example, namesGroup }) =>
        shareOf(example, column) > 0 &&
        !Number.isNaN(example.labels[column] ?? NaN) &&
        !(column === ABUSE && namesGroup),
    );
    return plattScaling(
      used.map(({ logits }) => logits[column] ?? 0),
      used.map(({ example }) => example.labels[column] ?? 0),
      used.map(({ example }) => shareOf(example, column)),
    );
  });
  const { slope, offset } = scales[ABUSE] ?? { slope: 1, offset: 0 };
  const grouped = texts.filter(
    ({ example, namesGroup }) =>
      namesGroup && (WITH_GROUPS[example.source] ?? 0) > 0 && !Number.isNaN(example.labels[ABUSE] ?? NaN),
  );
  const groupSlope = addedSlope(
    grouped.map(({ logits }) => slope * (logits[ABUSE] ?? 0) + offset),
    grouped.map(({ example }) => example.labels[ABUSE] ?? 0),
    {
      terms: grouped.map(({ logits }) => beyondGroupFrom(logits[ABUSE] ?? 0)),
      weights: grouped.map(({ example }) => WITH_GROUPS[example.source] ?? 0),
    },
  );
  return {
    slopes: scales.map((scale) => rounded(scale.slope)),
    offsets: scales.map((scale) => rounded(scale.offset)),
    groupSlope: rounded(Math.max(0, groupSlope)),
  };
}

function shareOf(example: Example, column: number): number {
  return MIXTURES[column]?.[example.source] ?? 0;
}

function measured(example: Example, model: AbuseModel): Measured[] {
  const comment = readComment(example.text, undefined, model);
  if (comment.own.length === 0) return [];
  const log = new FeatureLog();
  log.namesGroup = emitFeatures(comment.own, log);
  emitWrittenSigns(example.text, 0, log);
  const raw = rawLogits(log, comment, model);
  return [{ example, logits: LABELS.map((_, column) => pooledLogit(raw, column)), namesGroup: raw.namesGroup }];
}

function rounded(value: number): number {
  return Number(value.toFixed(5));
}
