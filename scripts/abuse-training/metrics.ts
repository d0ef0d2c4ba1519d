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

/** Expected calibration error over `bins` equally wide bins (Guo et al. 2017). */
export function calibrationError(scores: readonly number[], labels: readonly number[], bins = 10): number {
  const sums = Array.from({ length: bins }, () => ({ count: 0, score: 0, label: 0 }));
  scores.forEach((score, i) => {
    const bin = sums[Math.min(bins - 1, Math.floor(score * bins))];
    if (bin === undefined) return;
    bin.count += 1;
    bin.score += score;
    bin.label += labels[i] ?? 0;
  });
  let error = 0;
  for (const bin of sums) if (bin.count > 0) error += Math.abs(bin.score - bin.label);
  return error / scores.length;
}
