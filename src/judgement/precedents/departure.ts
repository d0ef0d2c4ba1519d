/** Says when a decision that is about to be made departs from how like cases ended. */

import type { Outcome } from "./decided-case.ts";
import type { Precedent } from "./rank-precedents.ts";

/** How so many of the most alike cases ended. */
export interface Practice {
  /** `away`: some were rejected, some removed. */
  readonly outcome: Outcome | "away";
  readonly count: number;
  /** How many there are that are much alike; 0: none. */
  readonly of: number;
}

/** How the most alike cases ended, and whether the decision at hand departs from them. */
export interface Departure {
  /** Whether most of them ended otherwise. */
  readonly departs: boolean;
  /** To be said as "4 of the 5 most alike were published." */
  readonly practice: Practice;
  /** The cases it speaks of. */
  readonly cases: readonly number[];
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
  const of = alike.length;
  const counts = new Map<Outcome, number>();
  for (const { decided } of alike) counts.set(decided.outcome, (counts.get(decided.outcome) ?? 0) + 1);
  // Rejecting and removing both take a comment away: which of the two only depends on when it was seen.
  const away = (counts.get("rejected") ?? 0) + (counts.get("removed") ?? 0);
  const stayed = counts.get("published") ?? 0;
  const otherwise = decision === "published" ? away : stayed;
  const departs = of >= LEAST_CASES && otherwise / of >= PRACTICE;
  const saysStayed = departs ? decision !== "published" : stayed >= away;
  const practice: Practice = saysStayed
    ? { outcome: "published", count: stayed, of }
    : { outcome: awayBy(counts), count: away, of };
  return { departs, practice, cases };
}

function awayBy(counts: ReadonlyMap<Outcome, number>): Practice["outcome"] {
  if (!counts.has("removed")) return "rejected";
  return counts.has("rejected") ? "away" : "removed";
}
