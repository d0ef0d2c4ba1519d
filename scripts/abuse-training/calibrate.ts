/** Slope and offset of Platt scaling. */
export interface Platt {
  readonly slope: number;
  readonly offset: number;
}

/**
 * Platt scaling (Platt 1999, with his softened targets): fits `1 / (1 + exp(-(slope * logit + offset)))` to labels
 * 0..1 by Newton's method on weighted log loss.
 */
export function plattScaling(logits: readonly number[], labels: readonly number[], weights: readonly number[]): Platt {
  let slope = 1;
  let offset = 0;
  const loss = (a: number, b: number): number =>
    logits.reduce((sum, x, i) => {
      const z = a * x + b;
      // log(1 + e^z) - label * z, without overflow.
      return sum + (weights[i] ?? 1) * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (labels[i] ?? 0) * z);
    }, 0);
  let before = loss(slope, offset);
  for (let round = 0; round < 50; round += 1) {
    let g0 = 1e-3 * (slope - 1);
    let g1 = 0;
    let h00 = 1e-3;
    let h01 = 0;
    let h11 = 1e-6;
    for (let i = 0; i < logits.length; i += 1) {
      const x = logits[i] ?? 0;
      const w = weights[i] ?? 1;
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const e = w * (p - (labels[i] ?? 0));
      const v = w * Math.max(1e-6, p * (1 - p));
      g0 += e * x;
      g1 += e;
      h00 += v * x * x;
      h01 += v * x;
      h11 += v;
    }
    const determinant = h00 * h11 - h01 * h01;
    const stepSlope = (h11 * g0 - h01 * g1) / determinant;
    const stepOffset = (h00 * g1 - h01 * g0) / determinant;
    let share = 1;
    // Newton's step overshoots far from the minimum; it is halved until it helps.
    while (share > 1e-4 && !(loss(slope - share * stepSlope, offset - share * stepOffset) <= before)) share /= 2;
    slope -= share * stepSlope;
    offset -= share * stepOffset;
    before = loss(slope, offset);
    if (Math.abs(stepSlope) + Math.abs(stepOffset) < 1e-9) break;
  }
  return { slope: Math.max(0.05, slope), offset };
}

/**
 * The slope of one more term on top of logits that stay as they are, by Newton's method on weighted log loss: fits
 * `1 / (1 + exp(-(logit + slope * term)))` to labels 0..1.
 */
export function addedSlope(
  logits: readonly number[],
  labels: readonly number[],
  more: { terms: readonly number[]; weights: readonly number[] },
): number {
  let slope = 0;
  for (let round = 0; round < 100; round += 1) {
    let gradient = 0;
    let curvature = 1e-6;
    logits.forEach((logit, i) => {
      const term = more.terms[i] ?? 0;
      const weight = more.weights[i] ?? 1;
      const p = 1 / (1 + Math.exp(-(logit + slope * term)));
      gradient += weight * term * (p - (labels[i] ?? 0));
      curvature += weight * term * term * Math.max(1e-6, p * (1 - p));
    });
    const step = gradient / curvature;
    // The loss is convex in one number; half of Newton's step does not overshoot.
    slope -= 0.5 * step;
    if (Math.abs(step) < 1e-9) break;
  }
  return slope;
}
