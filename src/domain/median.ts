/** The middle of some numbers, the mean of the two middle ones where there are two; null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** From how many waits on a usual waiting time is told: fewer say more about chance than about the next one. */
const FEWEST_WAITS = 5;

/**
 * The usual waiting time here, as authors of held comments are told it.
 * @param waits how long recent cases waited, in milliseconds.
 * @returns their median, in milliseconds; null while there are too few.
 */
export function usualWait(waits: readonly number[]): number | null {
  return waits.length < FEWEST_WAITS ? null : median(waits);
}
