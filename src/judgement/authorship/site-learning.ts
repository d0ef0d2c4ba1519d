/** What a site's moderators teach the search for returns: how careful to be before a lead is called strong. */

/** A value: learning gives a new one. Kept as JSON. */
export interface ReturnsLayer {
  /** Counts decisions learnt from; 0 is a fresh layer. */
  readonly version: number;
  /** Log odds taken off before a band is given, 0 to {@link MOST_CAUTION}. */
  readonly caution: number;
  readonly confirmed: number;
  readonly dismissed: number;
}

/** A site can become this much more careful: a strong lead elsewhere is then a weak one here. */
export const MOST_CAUTION = 4;

/** Log odds by which one surprising decision moves the layer at most. */
const RATE = 0.6;

/** A site that has taught nothing; also the way to reset one. */
export function freshReturnsLayer(): ReturnsLayer {
  return { version: 0, caution: 0, confirmed: 0, dismissed: 0 };
}

/**
 * The layer after one more suspicion was confirmed or dismissed: a step of online logistic regression of its one
 * intercept. Confirmations take back what dismissals have added and no more: they come from leads that the model had
 * found anyway, so they cannot show that less care would do.
 *
 * @param decided.score probability (0-1) that the suspicion was shown with.
 * @param decided.confirmedBefore true when it had been confirmed and that was wrong: what was learnt from it is taken back.
 */
export function learnFromSuspicion(
  layer: ReturnsLayer,
  decided: { score: number; confirmed: boolean; confirmedBefore?: boolean },
): ReturnsLayer {
  const { score, confirmed, confirmedBefore = false } = decided;
  const taken = confirmedBefore ? score - 1 : 0;
  const caution = layer.caution + RATE * (score - (confirmed ? 1 : 0) - taken);
  return {
    version: layer.version + 1,
    caution: Math.max(0, Math.min(MOST_CAUTION, Number(caution.toFixed(6)))),
    confirmed: layer.confirmed + (confirmed ? 1 : 0) - (confirmedBefore ? 1 : 0),
    dismissed: layer.dismissed + (confirmed ? 0 : 1),
  };
}
