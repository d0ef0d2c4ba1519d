/** Intervals and quantiles for shares: small and exact enough, without a library. */

/** A figure with the ends of its interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Quantile of the standard normal distribution (Acklam 2003; relative error below 1.2e-9).
 *
 * @param probability between 0 and 1, both excluded.
 * @throws RangeError outside of that.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError("A probability lies between 0 and 1");
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return polynomial(TAIL, q) / (q * polynomial(TAIL_BELOW, q) + 1);
  }
  const q = probability - 0.5;
  const r = q * q;
  return (polynomial(MIDDLE, r) * q) / (r * polynomial(MIDDLE_BELOW, r) + 1);
}

const MIDDLE = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const MIDDLE_BELOW = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
];
const TAIL = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BELOW = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * Wilson's score interval of a share (Wilson 1927), which stays inside 0..1 and holds for small numbers.
 *
 * @param hits how often it happened.
 * @param trials how often it could have; with 0 the interval is 0..1.
 * @param confidence 0.95 unless said.
 */
export function wilson(hits: number, trials: number, confidence: number = 0.95): Interval {
  if (trials === 0) return { value: 0, low: 0, high: 1 };
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const share = hits / trials;
  const centre = share + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const below = 1 + (z * z) / trials;
  return {
    value: share,
    low: Math.max(0, (centre - spread) / below),
    high: Math.min(1, (centre + spread) / below),
  };
}
