/** Says when a decision that is about to be made departs from how like cases ended. */

import type { Outcome } from "./decided-case.ts";
import type { Precedent } from "./rank-precedents.ts";

/** How the most alike cases ended, and whether the decision at hand departs from them. */
export interface Departure {
  /** Whether most of them ended otherwise. */
  readonly departs: boolean;
  /** A plain sentence: "4 of the 5 most alike were published." */
  readonly sentence: string;
  /** What the sentence says, for other languages; null where no case is much like this one. */
  readonly usual: Usual | null;
  /** The cases it speaks of. */
  readonly cases: readonly number[];
}

/** How `count` of the `of` most alike cases ended. */
export interface Usual {
  readonly ended: Outcome | "rejected or removed";
  readonly count: number;
  readonly of: number;
}

/** Below this likeness a case is no precedent. */
const LEAST_LIKENESS = 0.35;

/** With fewer alike cases there is no practice to depart from. */
const LEAST_CASES = 3;

/** A majority this large is a practice. */
const PRACTICE = 0.6;

/**
 * Compares a decision with its precedents.
 *
 * @param decision the outcome about to be decided.
 * @param precedents from rankPrecedents, usually five.
 */
export function departureFrom(decision: Outcome, precedents: readonly Precedent[]): Departure {
  const alike = precedents.filter(({ likeness }) => likeness >= LEAST_LIKENESS);
  const cases = alike.map(({ decided }) => decided.id);
  const [first] = alike;
  if (!first) return { departs: false, sentence: "No decided case is much like this one.", usual: null, cases };
  const counts = new Map<Outcome, number>();
  for (const { decided } of alike) counts.set(decided.outcome, (counts.get(decided.outcome) ?? 0) + 1);
  // Rejecting and removing both take a comment away: which of the two only depends on when it was seen.
  const away = (counts.get("rejected") ?? 0) + (counts.get("removed") ?? 0);
  const stayed = counts.get("published") ?? 0;
  const otherwise = decision === "published" ? away : stayed;
  const departs = alike.length >= LEAST_CASES && otherwise / alike.length >= PRACTICE;
  if (alike.length === 1) {
    const usual = { ended: first.decided.outcome, count: 1, of: 1 };
    return { departs, sentence: `The one case much like this one was ${usual.ended}.`, usual, cases };
  }
  const shown =
    decision === "published" || !departs
      ? takenAway(counts, stayed >= away)
      : ({ ended: "published", count: stayed } as const);
  const number = shown.count === alike.length ? `All ${alike.length}` : `${shown.count} of the ${alike.length}`;
  const sentence = `${number} most alike ${shown.count === 1 ? "was" : "were"} ${shown.ended}.`;
  return { departs, sentence, usual: { ...shown, of: alike.length }, cases };
}

function takenAway(counts: ReadonlyMap<Outcome, number>, mostStayed: boolean): Omit<Usual, "of"> {
  const [rejected, removed] = [counts.get("rejected") ?? 0, counts.get("removed") ?? 0];
  if (mostStayed) return { ended: "published", count: counts.get("published") ?? 0 };
  if (removed === 0) return { ended: "rejected", count: rejected };
  return rejected === 0
    ? { ended: "removed", count: removed }
    : { ended: "rejected or removed", count: rejected + removed };
}
