import { publishedBefore } from "../../../store/comments-of-person.ts";
import { decisionById, decisionsNaming } from "../../../store/decisions.ts";
import type { DecisionRow } from "../../../store/decisions.ts";
import { lastLedgerEntry } from "../../../store/ledger.ts";
import type { Db } from "../../../store/store.ts";
import type { ServiceContext } from "../../service-context.ts";
import { checkDecision } from "../check-decision.ts";
import { decideWithin } from "../decide.ts";
import { currentRules } from "../house-rules.ts";
import type { CurrentRules } from "../house-rules.ts";

/** Comments that are taken down in one transaction: on SQLite every other writer waits for it. */
const COMMENTS_PER_TRANSACTION = 20;

/**
 * Takes down what a banned person had published before the ban: each comment by a decision of its own, in the ban's batch,
 * so that reversing the ban brings them all back. No strikes and no statements come of them: the ban has both.
 * It stops where the ban was reversed, and goes on where it was interrupted.
 */
export async function removePastComments(context: ServiceContext, data: { decisionId: number }): Promise<void> {
  const rules = await currentRules(context);
  for (;;) {
    const removed = await context.store.transaction((tx) => removeSome(tx, { context, rules, ...data }));
    if (removed < COMMENTS_PER_TRANSACTION) return;
  }
}

async function removeSome(
  tx: Db,
  args: { context: ServiceContext; rules: CurrentRules; decisionId: number },
): Promise<number> {
  const { context, rules, decisionId } = args;
  const siteId = context.site().id;
  // No reversal of the ban comes between looking and removing: it holds the same lock.
  await lastLedgerEntry(tx, siteId, context.store.engine);
  const ban = await decisionById(tx, siteId, decisionId);
  if (ban === undefined || ban.batch === null) return 0;
  if ((await decisionsNaming(tx, ban.id)).some(({ kind }) => kind === "reverse")) return 0;
  const comments = await publishedBefore(tx, {
    siteId,
    personId: ban.person_id,
    deviceId: ban.device_id,
    until: ban.at,
    limit: COMMENTS_PER_TRANSACTION,
  });
  for (const { id } of comments) {
    await decideWithin(tx, {
      context,
      rules,
      decider: ban.by_person === null ? null : { id: ban.by_person },
      target: { commentId: id },
      decision: checkDecision(
        { kind: "remove", clause: clauseOf(ban, rules), reason: ban.reason, strikeWeight: 0 },
        rules,
      ),
      batch: ban.batch,
      withBan: true,
    });
  }
  return comments.length;
}

/** The clause of the ban, which may be gone from the rules since. */
function clauseOf(ban: DecisionRow, rules: CurrentRules): number | null {
  return rules.clauses.some(({ number }) => number === ban.clause) ? ban.clause : (rules.clauses[0]?.number ?? null);
}
