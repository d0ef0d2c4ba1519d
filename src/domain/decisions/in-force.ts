import type { Decision } from "./decision.ts";
import { isLiftable } from "./kinds.ts";

/** What of a decision folding reads. */
export type Foldable = Pick<
  Decision,
  | "id"
  | "kind"
  | "at"
  | "endsAt"
  | "reversesId"
  | "strikeWeight"
  | "strikeEndsAt"
  | "scope"
  | "commentId"
  | "articleId"
  | "data"
>;

/** A decision that was not reversed. */
export interface StandingDecision<D extends Foldable = Foldable> {
  readonly decision: D;
  /** When it ended or will end: by its own time or because it was lifted; null: it holds until then. */
  readonly endsAt: number | null;
}

/**
 * The decisions that stand at a time: made by then and not reversed by then, in the order in which they were made.
 * Decisions that have ended are among them, for their strikes may still count; `isInForce` tells them apart.
 * @param decisions in any order; reversals and lifts among them. The order of their ids is the order in which they were
 *   made, whatever the clocks said.
 * @param at milliseconds since 1970-01-01 UTC.
 */
export function standingDecisions<D extends Foldable>(decisions: readonly D[], at: number): StandingDecision<D>[] {
  const reversed = new Set<number>();
  const liftedAt = new Map<number, number>();
  const standing: StandingDecision<D>[] = [];
  // From the newest to the oldest, so that whatever became of a decision is known when it is reached.
  const newestFirst = decisions.filter((decision) => decision.at <= at).sort((a, b) => b.id - a.id);
  for (const decision of newestFirst) {
    if (reversed.has(decision.id)) continue;
    if (decision.reversesId !== null) {
      if (decision.kind === "reverse") reversed.add(decision.reversesId);
      // Of two lifts the earlier one counts, and that is the one met last.
      if (decision.kind === "lift") liftedAt.set(decision.reversesId, decision.at);
    }
    const lifted = isLiftable(decision.kind) ? liftedAt.get(decision.id) : undefined;
    standing.push({ decision, endsAt: earliest(decision.endsAt, lifted ?? null) });
  }
  return standing.toReversed();
}

/** True while a standing decision has not ended. */
export function isInForce(standing: StandingDecision, at: number): boolean {
  return standing.endsAt === null || standing.endsAt > at;
}

/** The earlier of two times of which null is never. */
export function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
