/** From this score on a comment counts as flagged. */
export const FLAGGED = 0.5;
/** From this score on comments are held as shipped (`screening.abuseHold`). */
export const HELD = 0.25;

/** How far the largest of some values is from the smallest. */
export function gap(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
