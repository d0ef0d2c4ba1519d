import type { AuditedCase } from "./audited-case.ts";
import { nearIdenticalPairs } from "./near-identical.ts";

/** Two near-identical comments of which one was published and the other taken away. */
export interface Contradiction {
  readonly published: number;
  readonly takenAway: number;
  /** Jaccard likeness of the texts, 0-1. */
  readonly likeness: number;
  /** Whether the same moderator decided both. */
  readonly sameModerator: boolean;
}

/** Likeness from which two comments count as near-identical. */
const NEAR_IDENTICAL = 0.75;

/** Pairs of near-identical comments with opposite outcomes, by falling likeness; ids of cases. */
export function contradictions(cases: readonly AuditedCase[]): Contradiction[] {
  const opposite = (one: number, other: number): boolean => cases[one]?.takenAway !== cases[other]?.takenAway;
  const pairs = nearIdenticalPairs(
    cases.map(({ text }) => text),
    NEAR_IDENTICAL,
    opposite,
  );
  return pairs.map(({ one, other, likeness }) => {
    const [a, b] = [cases[one] as AuditedCase, cases[other] as AuditedCase];
    const [published, takenAway] = a.takenAway ? [b, a] : [a, b];
    return {
      published: published.id,
      takenAway: takenAway.id,
      likeness,
      sameModerator: a.moderator === b.moderator,
    };
  });
}
