import type { DecisionKind } from "./kinds.ts";

/** What of a decision counts for what holds under an article. Instants are milliseconds since 1970-01-01 UTC. */
export interface ArticleDecision {
  readonly id: number;
  readonly kind: DecisionKind;
  readonly at: number;
  readonly endsAt: number | null;
  readonly reversesId: number | null;
  /** Seconds between two comments of one person, for slow mode. */
  readonly slowSeconds: number | null;
}

/** What holds under an article at a moment. */
export interface ArticleConditions {
  /** Since when it is locked; null: it is not. */
  readonly lockedSince: number | null;
  readonly slowSeconds: number | null;
  /** Until when every comment waits for a moderator; `Infinity`: until it is lifted; null: none does. */
  readonly preModeratedUntil: number | null;
}

/** What holds at `at`, worked out anew from all decisions on an article, in whatever order they are given. */
export function articleConditionsAt(decisions: readonly ArticleDecision[], at: number): ArticleConditions {
  const reversed = new Set(decisions.flatMap(({ reversesId }) => (reversesId === null ? [] : [reversesId])));
  const holding = decisions.filter(
    ({ id, at: since, endsAt }) => !reversed.has(id) && since <= at && (endsAt === null || endsAt > at),
  );
  const locks = holding.filter(({ kind }) => kind === "lock").map((decision) => decision.at);
  const slow = holding.flatMap(({ kind, slowSeconds }) =>
    kind === "slow" && slowSeconds !== null ? [slowSeconds] : [],
  );
  const held = holding.filter(({ kind }) => kind === "pre-moderate-article").map(({ endsAt }) => endsAt ?? Infinity);
  return {
    lockedSince: locks.length === 0 ? null : Math.min(...locks),
    slowSeconds: slow.length === 0 ? null : Math.max(...slow),
    preModeratedUntil: held.length === 0 ? null : Math.max(...held),
  };
}
