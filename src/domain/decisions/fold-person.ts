import type { Restriction } from "../case-view.ts";
import type { BanScope } from "./decision.ts";
import { earliest, isInForce, standingDecisions } from "./in-force.ts";
import type { Foldable, StandingDecision } from "./in-force.ts";

/** A sanction in force. */
export interface Sanction {
  readonly decisionId: number;
  /** Milliseconds since 1970-01-01 UTC; null: until it is lifted. */
  readonly until: number | null;
}

/** How somebody stands: folded from all decisions on them, never counted up. */
export interface Standing {
  /** Decisions with warnings that they have not acknowledged yet, oldest first. */
  readonly warnings: readonly number[];
  readonly timeOut: Sanction | null;
  readonly ban: (Sanction & { readonly scope: BanScope }) | null;
  readonly preModerated: Sanction | null;
  /** Sum of the weights of the strikes that still count. */
  readonly strikes: number;
  /** When this changes by itself: the next end of a sanction or strike; null: never. */
  readonly changesAt: number | null;
}

/**
 * How a person (or a guest's device) stands at a time.
 * @param decisions everything decided on them, in any order: on their comments too, because of the strikes.
 * @param at milliseconds since 1970-01-01 UTC.
 * @param acknowledged by decision: when its warning was acknowledged (milliseconds since 1970-01-01 UTC).
 */
export function foldPerson(
  decisions: readonly Foldable[],
  at: number,
  acknowledged: ReadonlyMap<number, number> = new Map(),
): Standing {
  const standing = standingDecisions(decisions, at);
  const inForce = standing.filter((one) => isInForce(one, at));
  const striking = standing.filter(({ decision }) => decision.strikeWeight > 0 && strikeCounts(decision, at));
  const ban = longest(inForce, "ban");
  const ends = [
    ...inForce.filter(({ decision }) => SANCTIONS.has(decision.kind)).map(({ endsAt }) => endsAt),
    ...striking.map(({ decision }) => decision.strikeEndsAt),
  ];
  return {
    warnings: inForce
      .filter(({ decision }) => decision.kind === "warn" && (acknowledged.get(decision.id) ?? Infinity) > at)
      .map(({ decision }) => decision.id),
    timeOut: sanction(longest(inForce, "time-out")),
    ban: ban === undefined ? null : { decisionId: ban.decision.id, until: ban.endsAt, scope: ban.decision.scope },
    preModerated: sanction(longest(inForce, "pre-moderate-person")),
    strikes: striking.reduce((sum, { decision }) => sum + decision.strikeWeight, 0),
    changesAt: ends.reduce(earliest, null),
  };
}

const SANCTIONS: ReadonlySet<string> = new Set(["time-out", "ban", "pre-moderate-person"]);

/** Why somebody may not write now, the gravest first; null: they may. */
export function barToWriting(standing: Standing): "banned" | "timed-out" | "warning-to-acknowledge" | null {
  if (standing.ban !== null) return "banned";
  if (standing.timeOut !== null) return "timed-out";
  return standing.warnings.length > 0 ? "warning-to-acknowledge" : null;
}

/**
 * What a standing comes to for somebody who looks at it, the gravest first; several warnings are one.
 * @param at milliseconds since 1970-01-01 UTC: what has ended since the standing was worked out is left out.
 */
export function restrictionsOf({ ban, timeOut, warnings, preModerated }: Standing, at: number): Restriction[] {
  const found: Restriction[] = [];
  const add = (kind: Restriction["kind"], until: number | null): void => {
    if (until === null || until > at) found.push({ kind, until });
  };
  if (ban !== null) add("ban", ban.until);
  if (timeOut !== null) add("time-out", timeOut.until);
  if (warnings.length > 0) add("warn", null);
  if (preModerated !== null) add("pre-moderate-person", preModerated.until);
  return found;
}

function strikeCounts(decision: Foldable, at: number): boolean {
  return decision.strikeEndsAt === null || decision.strikeEndsAt > at;
}

/** Of several of one kind in force the one that holds longest, then the oldest. */
function longest(inForce: readonly StandingDecision[], kind: Foldable["kind"]): StandingDecision | undefined {
  return inForce
    .filter(({ decision }) => decision.kind === kind)
    .reduce<StandingDecision | undefined>(
      (best, one) => (best === undefined || (one.endsAt ?? Infinity) > (best.endsAt ?? Infinity) ? one : best),
      undefined,
    );
}

function sanction(standing: StandingDecision | undefined): Sanction | null {
  return standing === undefined ? null : { decisionId: standing.decision.id, until: standing.endsAt };
}
