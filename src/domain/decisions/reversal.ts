import { Problem } from "../problem.ts";
import type { Decision } from "./decision.ts";
import { isInForce, standingDecisions } from "./in-force.ts";
import { DECISION_RULES, isLiftable } from "./kinds.ts";

/**
 * Refuses a reversal or lift that makes no sense.
 * @param target the decision to be reversed or lifted.
 * @param later the decisions that name it, made since.
 * @param at milliseconds since 1970-01-01 UTC.
 * @throws Problem `not-allowed` where its kind can never be reversed or lifted, `conflict` where it was reversed or has
 *   ended already.
 */
export function requireUndoable(
  kind: "reverse" | "lift",
  target: Decision,
  later: readonly Decision[],
  at: number,
): void {
  const possible = kind === "reverse" ? DECISION_RULES[target.kind].reversible : isLiftable(target.kind);
  if (!possible)
    throw new Problem("not-allowed", `A decision of this kind cannot be ${UNDONE[kind]}. Decide anew instead.`);
  const standing = standingDecisions([target, ...later], at).find(({ decision }) => decision.id === target.id);
  if (standing === undefined) throw new Problem("conflict", "This decision was reversed already.");
  // What has ended can still be found wrong: its strike and its place in the record go then.
  if (kind === "lift" && !isInForce(standing, at)) throw new Problem("conflict", "This has ended already.");
}

const UNDONE = { reverse: "reversed", lift: "lifted" } as const;

/**
 * The decisions that fall with one that is reversed: the removals of earlier comments that came with a ban. Each gets a
 * reversal of its own.
 * @param target the decision to be reversed.
 * @param batch everything that was decided together with it, and every reversal of that.
 * @param at milliseconds since 1970-01-01 UTC.
 */
export function fallsWith(target: Decision, batch: readonly Decision[], at: number): Decision[] {
  if (target.kind !== "ban" || target.batch === null) return [];
  return standingDecisions(batch, at)
    .map(({ decision }) => decision)
    .filter(
      (decision) =>
        decision.batch === target.batch &&
        (decision.kind === "remove" || decision.kind === "reject") &&
        // A member writes on several devices; a guest is known by one.
        decision.personId === target.personId &&
        (target.personId !== null || decision.deviceId === target.deviceId),
    );
}
