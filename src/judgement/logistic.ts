/** Logistic regression by Newton's method (iteratively reweighted least squares), with a ridge penalty. */

/** One weighted observation. */
export interface Observation {
  readonly features: ArrayLike<number>;
  readonly outcome: 0 | 1;
  readonly weight?: number;
  /** Added to the linear predictor, not fitted. */
  readonly offset?: number;
}

/** Fitted coefficients and their covariance (inverse of the penalised information matrix), row by row. */
export interface LogisticFit {
  readonly coefficients: Float64Array;
  readonly covariance: Float64Array;
}

/** The logistic function. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * Fits a logistic regression.
 *
 * @param observations at least one; every `features` of the same length.
 * @param ridge penalty of each coefficient's square; 0 for none.
 * @throws RangeError when there is no observation.
 */
export function fitLogistic(observations: readonly Observation[], ridge: readonly number[]): LogisticFit {
  if (observations.length === 0) throw new RangeError("A regression needs at least one observation");
  const size = ridge.length;
  let beta = new Float64Array(size);
  let inverse = new Float64Array(size * size);
  for (let step = 0; step < 30; step++) {
    const gradient = Float64Array.from(beta, (b, at) => -(ridge[at] as number) * b);
    const information = new Float64Array(size * size);
    for (let at = 0; at < size; at++) information[at * size + at] = (ridge[at] as number) + 1e-9;
    for (const { features, outcome, weight = 1, offset = 0 } of observations) {
      let linear = offset;
      for (let at = 0; at < size; at++) linear += (beta[at] as number) * (features[at] as number);
      const p = logistic(linear);
      const residual = weight * (outcome - p);
      const curvature = weight * Math.max(1e-9, p * (1 - p));
      for (let row = 0; row < size; row++) {
        const x = features[row] as number;
        if (x === 0) continue;
        gradient[row] = (gradient[row] as number) + residual * x;
        for (let column = 0; column <= row; column++) {
          const place = row * size + column;
          information[place] = (information[place] as number) + curvature * x * (features[column] as number);
        }
      }
    }
    inverse = invert(information, size);
    const move = multiply(inverse, gradient, size);
    // A bounded step keeps separable data from running away before the ridge takes hold.
    const longest = move.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const scale = longest > 4 ? 4 / longest : 1;
    beta = beta.map((b, at) => b + scale * (move[at] as number));
    if (longest < 1e-9) break;
  }
  return { coefficients: beta, covariance: inverse };
}

/** Inverse of a symmetric positive definite matrix of which the lower half is given (Gauss-Jordan). */
function invert(lower: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const rows = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size * 2 }, (_, column) => {
      if (column >= size) return column - size === row ? 1 : 0;
      return lower[row >= column ? row * size + column : column * size + row] as number;
    }),
  );
  for (let pivot = 0; pivot < size; pivot++) {
    const line = rows[pivot] as Float64Array;
    const divisor = line[pivot] as number;
    for (let column = 0; column < size * 2; column++) line[column] = (line[column] as number) / divisor;
    rows.forEach((other, row) => {
      const factor = row === pivot ? 0 : (other[pivot] as number);
      if (factor === 0) return;
      for (let column = 0; column < size * 2; column++) {
        other[column] = (other[column] as number) - factor * (line[column] as number);
      }
    });
  }
  const out = new Float64Array(size * size);
  rows.forEach((row, at) => out.set(row.subarray(size), at * size));
  return out;
}

function multiply(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column++)
      sum += (matrix[row * size + column] as number) * (vector[column] as number);
    return sum;
  });
}
