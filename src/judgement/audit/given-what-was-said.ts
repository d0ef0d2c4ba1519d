/**
 * Differences in outcome that what was said does not explain: a logistic regression of the outcome on the abuse score
 * (bent, so that no straight line is forced on it) and the clause, and on who decided.
 */

import { fitLogistic, logistic, type LogisticFit, type Observation } from "../logistic.ts";
import { type Interval, normalQuantile } from "../statistics.ts";
import type { AuditedCase } from "./audited-case.ts";

/** A regression with the names of its columns. */
export interface OutcomeModel {
  readonly fit: LogisticFit;
  readonly rows: readonly Observation[];
  /** Columns of each name that is compared, in the order given. */
  readonly columns: readonly number[];
}

/** Clauses with fewer cases than this share one column. */
const RARE_CLAUSE = 15;

/** Penalty of what is compared: weak, so that intervals stay honest, yet finite when someone never took anything away. */
const RIDGE = 0.05;

/**
 * Fits the outcome (taken away or not).
 *
 * @param cases at least one.
 * @param compared for each name to be compared, whether it applies to a case (one column each).
 * @param adjusted further columns to be taken into account, with a penalty that draws small numbers together.
 */
export function fitOutcome(
  cases: readonly AuditedCase[],
  compared: readonly ((one: AuditedCase) => boolean)[],
  adjusted: readonly ((one: AuditedCase) => boolean)[] = [],
): OutcomeModel {
  const clauses = frequentClauses(cases);
  const rows = cases.map((one): Observation => {
    const logit = Math.log((one.score + 0.01) / (1.01 - one.score));
    const features = [
      1,
      logit,
      (logit * logit) / 4,
      Math.max(0, logit),
      ...clauses.map((clause) => Number(one.clause === clause)),
      ...adjusted.map((applies) => Number(applies(one))),
      ...compared.map((applies) => Number(applies(one))),
    ];
    return { features, outcome: one.takenAway ? 1 : 0 };
  });
  const ridge = [
    1e-3,
    0.05,
    0.05,
    0.05,
    ...clauses.map(() => 0.25),
    ...adjusted.map(() => 0.25),
    ...compared.map(() => RIDGE),
  ];
  const first = 4 + clauses.length + adjusted.length;
  return { fit: fitLogistic(rows, ridge), rows, columns: compared.map((_, at) => first + at) };
}

function frequentClauses(cases: readonly AuditedCase[]): string[] {
  const counts = new Map<string, number>();
  for (const { clause } of cases) counts.set(clause, (counts.get(clause) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= RARE_CLAUSE).map(([clause]) => clause);
  // One clause is the ground the others are measured from; without this the columns would add up to the constant.
  return frequent.sort().slice(1);
}

/**
 * Contrast of one compared column with the weighted mean of others, in log odds.
 *
 * @param weights of every compared column; those of the contrast add up to 0.
 * @param confidence of the interval, 0-1.
 */
export function contrast(model: OutcomeModel, weights: readonly number[], confidence: number): Interval {
  const { coefficients, covariance } = model.fit;
  const size = coefficients.length;
  let value = 0;
  let variance = 0;
  model.columns.forEach((row, a) => {
    value += (weights[a] as number) * (coefficients[row] as number);
    model.columns.forEach((column, b) => {
      variance += (weights[a] as number) * (weights[b] as number) * (covariance[row * size + column] as number);
    });
  });
  const reach = normalQuantile(1 - (1 - confidence) / 2) * Math.sqrt(Math.max(0, variance));
  return { value, low: value - reach, high: value + reach };
}

/**
 * What log odds mean in percentage points: the mean change of the probability over all cases, if every case were
 * decided by somebody who differs that much from the others.
 */
export function inPoints(model: OutcomeModel, weights: readonly number[], logOdds: number): number {
  const { coefficients } = model.fit;
  const usual = model.columns.reduce(
    // What the others have in common: the weights of the contrast without the one compared (which has weight 1).
    (sum, column, at) => sum - Math.min(0, weights[at] as number) * (coefficients[column] as number),
    0,
  );
  let change = 0;
  for (const { features } of model.rows) {
    let linear = usual;
    for (let at = 0; at < coefficients.length; at++) {
      if (!model.columns.includes(at)) linear += (coefficients[at] as number) * (features[at] as number);
    }
    change += logistic(linear + logOdds) - logistic(linear);
  }
  return (100 * change) / model.rows.length;
}
