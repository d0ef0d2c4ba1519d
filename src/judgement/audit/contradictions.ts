import { agreement } from "../../domain/transparency.ts";
import type { Agreement } from "../../domain/transparency.ts";
import type { AuditedCase } from "./audited-case.ts";
import { nearIdenticalPairs } from "./near-identical.ts";
import type { LikePair } from "./near-identical.ts";

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

/** Pairs of near-identical comments that say something: they ended oppositely, or two people decided them. */
export function tellingPairs(cases: readonly AuditedCase[]): LikePair[] {
  return nearIdenticalPairs(
    cases.map(({ text }) => text),
    NEAR_IDENTICAL,
    (one, other) =>
      cases[one]?.takenAway !== cases[other]?.takenAway || cases[one]?.moderator !== cases[other]?.moderator,
  );
}

/** Those of the telling pairs that ended oppositely, by falling likeness; ids of cases. */
export function contradictions(cases: readonly AuditedCase[], pairs: readonly LikePair[]): Contradiction[] {
  return pairs.flatMap(({ one, other, likeness }) => {
    const [a, b] = [cases[one] as AuditedCase, cases[other] as AuditedCase];
    if (a.takenAway === b.takenAway) return [];
    const [published, takenAway] = a.takenAway ? [b, a] : [a, b];
    return [
      {
        published: published.id,
        takenAway: takenAway.id,
        likeness,
        sameModerator: a.moderator === b.moderator,
      },
    ];
  });
}

/** How often two people decided near-identical comments alike. */
export function agreementOn(cases: readonly AuditedCase[], pairs: readonly LikePair[]): Agreement {
  return agreement(
    pairs.map(({ one, other }) => {
      const [a, b] = [cases[one] as AuditedCase, cases[other] as AuditedCase];
      return { deciders: [a.moderator, b.moderator], takenAway: [a.takenAway, b.takenAway] };
    }),
  );
}
