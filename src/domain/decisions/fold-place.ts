import { earliest, isInForce, standingDecisions } from "./in-force.ts";
import type { Foldable, StandingDecision } from "./in-force.ts";
import { isMeasure } from "./kinds.ts";
import type { Sanction } from "./fold-person.ts";

/** What moderators have laid upon an article or a thread. */
export interface PlaceStanding {
  readonly locked: Sanction | null;
  /** Of several in force the slowest counts. */
  readonly slow: (Sanction & { readonly seconds: number }) | null;
  readonly preModerated: Sanction | null;
  /** When this changes by itself; null: never. */
  readonly changesAt: number | null;
}

/** An article: what holds for all of it, and for each of its threads by root comment. */
export interface ArticleStanding extends PlaceStanding {
  readonly threads: ReadonlyMap<number, PlaceStanding>;
}

/**
 * How an article and its threads stand at a time.
 * @param decisions everything decided on the article and on roots in it, in any order, with reversals and lifts.
 * @param at milliseconds since 1970-01-01 UTC.
 */
export function foldArticle(decisions: readonly Foldable[], at: number): ArticleStanding {
  const measures = standingDecisions(decisions, at).filter((one) => isMeasure(one.decision.kind) && isInForce(one, at));
  const roots = new Set(measures.flatMap(({ decision }) => (decision.commentId === null ? [] : [decision.commentId])));
  const of = (root: number | null): PlaceStanding =>
    place(measures.filter(({ decision }) => decision.commentId === root));
  return { ...of(null), threads: new Map([...roots].map((root) => [root, of(root)])) };
}

function place(measures: readonly StandingDecision[]): PlaceStanding {
  const lasting = (kind: string): Sanction | null => {
    const [first] = measures
      .filter(({ decision }) => decision.kind === kind)
      .sort((a, b) => (b.endsAt ?? Infinity) - (a.endsAt ?? Infinity) || a.decision.id - b.decision.id);
    return first === undefined ? null : { decisionId: first.decision.id, until: first.endsAt };
  };
  const [slowest] = measures
    .filter(({ decision }) => decision.kind === "slow")
    .sort((a, b) => seconds(b) - seconds(a) || (b.endsAt ?? Infinity) - (a.endsAt ?? Infinity));
  return {
    locked: lasting("lock"),
    slow:
      slowest === undefined
        ? null
        : { decisionId: slowest.decision.id, until: slowest.endsAt, seconds: seconds(slowest) },
    preModerated: lasting("pre-moderate"),
    changesAt: measures.map(({ endsAt }) => endsAt).reduce(earliest, null),
  };
}

function seconds({ decision }: StandingDecision): number {
  return decision.data.slowSeconds ?? 0;
}
