/** Area under the ROC curve, ties counted half (Mann-Whitney); NaN without both classes. */
export function rocAuc(scores: readonly number[], labels: readonly number[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let rankSum = 0;
  let positives = 0;
  for (let i = 0; i < order.length;) {
    let j = i;
    while (j < order.length && scores[order[j] ?? 0] === scores[order[i] ?? 0]) j += 1;
    for (let k = i; k < j; k += 1) {
      if ((labels[order[k] ?? 0] ?? 0) < 0.5) continue;
      positives += 1;
      rankSum += (i + j + 1) / 2;
    }
    i = j;
  }
  const negatives = labels.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Expected calibration error over equally wide bins, ten unless said (Guo et al. 2017); cases may have weights. */
export function calibrationError(
  scores: readonly number[],
  labels: readonly number[],
  { bins = 10, weights }: { bins?: number; weights?: readonly number[] } = {},
): number {
  const sums = new Float64Array(bins);
  let all = 0;
  scores.forEach((score, i) => {
    const bin = Math.min(bins - 1, Math.floor(score * bins));
    const weight = weights?.[i] ?? 1;
    sums[bin] = (sums[bin] ?? 0) + weight * (score - (labels[i] ?? 0));
    all += weight;
  });
  return sums.reduce((error, sum) => error + Math.abs(sum), 0) / all;
}
