import { nextState } from "../../src/domain/comment.ts";
import type { CommentState } from "../../src/domain/comment.ts";
import type { Foldable } from "../../src/domain/decisions/in-force.ts";
import { commentActionOf, reversalActionOf } from "../../src/domain/decisions/kinds.ts";

/** What moderators have made of a comment. */
export interface CommentStanding {
  readonly state: CommentState;
  /** The decision by which it is so; null: no decision is, or the last one was reversed. */
  readonly decisionId: number | null;
  /** Whether it waits for its author to revise it. */
  readonly returned: boolean;
}

/**
 * What a comment's state is after all decisions made on it until a time. What its author does is not among them: a
 * comment that they withdrew stays withdrawn whatever is decided.
 * @param initial the state in which the first decision found it.
 * @param decisions everything decided on it, in any order, with reversals. The order of their ids is the order in which
 *   they were made.
 * @param at milliseconds since 1970-01-01 UTC.
 */
export function foldComment(
  initial: Extract<CommentState, "held" | "published">,
  decisions: readonly Foldable[],
  at: number,
): CommentStanding {
  const made = new Map<number, Foldable>();
  let standing: CommentStanding = { state: initial, decisionId: null, returned: false };
  for (const decision of decisions.filter((one) => one.at <= at).sort((a, b) => a.id - b.id)) {
    made.set(decision.id, decision);
    standing = decision.kind === "reverse" ? reversed(standing, decision, made) : decided(standing, decision);
  }
  return standing;
}

function decided(standing: CommentStanding, decision: Foldable): CommentStanding {
  const action = commentActionOf(decision.kind, standing.state);
  if (action === undefined) return standing;
  const state = action === null ? standing.state : (nextState(standing.state, action) ?? standing.state);
  return { state, decisionId: decision.id, returned: decision.kind === "return-for-revision" };
}

/** Reversing what something newer has overtaken changes the record of the person, and no longer the comment. */
function reversed(standing: CommentStanding, reversal: Foldable, made: ReadonlyMap<number, Foldable>): CommentStanding {
  if (reversal.reversesId === null || standing.decisionId !== reversal.reversesId) return standing;
  const target = made.get(reversal.reversesId);
  if (target === undefined) return standing;
  const action = reversalActionOf(target.kind, standing.state);
  const state = action === null ? standing.state : (nextState(standing.state, action) ?? standing.state);
  return { state, decisionId: null, returned: false };
}
