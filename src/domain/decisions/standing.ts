import type { DecisionKind } from "./kinds.ts";

/** What of a decision counts for somebody's standing. Instants are milliseconds since 1970-01-01 UTC. */
export interface StandingDecision {
  readonly id: number;
  readonly kind: DecisionKind;
  readonly at: number;
  readonly endsAt: number | null;
  readonly reversesId: number | null;
  readonly strikeWeight: number;
  readonly strikeEndsAt: number | null;
  /** When the person acknowledged it; only warnings have to be. */
  readonly acknowledgedAt: number | null;
}

/** What holds for somebody at a moment. */
export interface Standing {
  /** Warning that has to be acknowledged before posting again: the decision's id. */
  readonly warning: number | null;
  readonly timeOut: Restriction | null;
  readonly ban: Restriction | null;
  readonly preModerated: Restriction | null;
  /** Sum of the strikes that still count. */
  readonly strikes: number;
}

/** One restriction that holds. */
export interface Restriction {
  readonly decisionId: number;
  /** Null: for good. */
  readonly endsAt: number | null;
}

/** The standing of somebody on whom nothing was decided. */
export const CLEAR_STANDING: Standing = { warning: null, timeOut: null, ban: null, preModerated: null, strikes: 0 };

/**
 * What holds at `at`, worked out anew from all decisions on a person and their comments: whatever was reversed or has
 * ended no longer counts. The order of `decisions` does not matter.
 */
export function standingAt(decisions: readonly StandingDecision[], at: number): Standing {
  const reversed = new Set(decisions.flatMap(({ reversesId }) => (reversesId === null ? [] : [reversesId])));
  const counting = decisions.filter((decision) => !reversed.has(decision.id) && decision.at <= at);
  const holding = counting.filter(({ endsAt }) => endsAt === null || endsAt > at);
  const strikes = counting
    .filter(({ strikeEndsAt }) => strikeEndsAt === null || strikeEndsAt > at)
    .reduce((sum, { strikeWeight }) => sum + strikeWeight, 0);
  return {
    warning:
      newest(counting.filter(({ kind, acknowledgedAt }) => kind === "warn" && acknowledgedAt === null))?.id ?? null,
    timeOut: longest(holding.filter(({ kind }) => kind === "time-out")),
    ban: longest(holding.filter(({ kind }) => kind === "ban")),
    preModerated: longest(holding.filter(({ kind }) => kind === "pre-moderate")),
    strikes,
  };
}

/** When a standing will change by time alone; null: never. */
export function standingEndsAt(decisions: readonly StandingDecision[], at: number): number | null {
  const ends = decisions
    .flatMap(({ endsAt, strikeEndsAt }) => [endsAt, strikeEndsAt])
    .filter((end): end is number => end !== null && end > at);
  return ends.length === 0 ? null : Math.min(...ends);
}

function newest(decisions: readonly StandingDecision[]): StandingDecision | undefined {
  return decisions.toSorted((a, b) => b.id - a.id)[0];
}

/** Of several that hold at once, the one that ends last; none ends later than one without an end. */
function longest(decisions: readonly StandingDecision[]): Restriction | null {
  const [last] = decisions.toSorted((a, b) => (b.endsAt ?? Infinity) - (a.endsAt ?? Infinity) || b.id - a.id);
  return last === undefined ? null : { decisionId: last.id, endsAt: last.endsAt };
}
