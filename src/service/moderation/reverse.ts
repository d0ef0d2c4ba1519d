import { nextState } from "../../domain/comment.ts";
import type { CommentAction } from "../../domain/comment.ts";
import { decisionRule } from "../../domain/decisions/kinds.ts";
import { Problem } from "../../domain/problem.ts";
import { commentById } from "../../store/comments.ts";
import { caseById, reopenCase } from "../../store/cases.ts";
import { decisionById, decisionsOfBatch, insertDecision, reversalOf } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import { recordEvent } from "../../store/events.ts";
import { deleteJob } from "../../store/jobs.ts";
import { reopenReports } from "../../store/reports.ts";
import { deleteStatement } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import { changeCommentState } from "../change-state.ts";
import type { Member, ServiceContext } from "../service-context.ts";
import { appendLedger } from "./append-ledger.ts";
import { refreshArticle } from "./article-conditions.ts";
import { REMOVE_PAST, TELL_REPORTERS } from "./decide.ts";
import type { Decider } from "./decide.ts";
import { kindOf, refreshStanding } from "./standing.ts";
import { SEND_STATEMENT } from "./statements.ts";
import { UNDO_MS } from "./undo-time.ts";

/** What undoes what a decision did to a comment. */
const OPPOSITE: Readonly<Record<CommentAction, CommentAction | null>> = {
  publish: "hold",
  hold: "publish",
  reject: "hold",
  remove: "restore",
  restore: "remove",
  withdraw: null,
};

/**
 * Takes a decision back: another decision is added that reverses it, and everything it did is put right. What was taken
 * down with a ban comes back with it.
 * @throws Problem `not-found`, `conflict` when it was reversed already.
 */
export async function reverse(
  context: ServiceContext,
  args: { decisionId: number; decider: Decider; reason: string },
): Promise<{ decisionId: number }> {
  return await context.store.transaction((tx) => reverseWithin(tx, { ...args, context }));
}

/** One reversal inside a transaction. */
export async function reverseWithin(
  tx: Db,
  args: {
    context: ServiceContext;
    decisionId: number;
    decider: Decider;
    reason: string;
    appealId?: number;
    /** A comment that was held before is wanted public: the reversal of an appeal. */
    publishRejected?: boolean;
  },
): Promise<{ decisionId: number }> {
  const { context, decider } = args;
  const site = context.site();
  const at = context.now();
  const reversed = await requireReversible(tx, site.id, args.decisionId);
  const id = await insertReversal(tx, { reversed, args, at });
  await undoOnComment(tx, { decision: reversed, publishRejected: args.publishRejected === true, at });
  for (const part of await decisionsOfBatch(tx, { siteId: site.id, batch: batchOf(reversed.id) })) {
    if ((await reversalOf(tx, part.id)) !== undefined) continue;
    await insertReversal(tx, { reversed: part, args, at });
    await undoOnComment(tx, { decision: part, publishRejected: false, at });
  }
  if (reversed.person_id !== null) await refreshStanding(tx, { siteId: site.id, personId: reversed.person_id, at });
  if (decisionRule(kindOf(reversed)).subject === "article" && reversed.article_id !== null) {
    await refreshArticle(tx, context, { articleId: reversed.article_id, at });
  }
  await deleteJob(tx, { kind: REMOVE_PAST, key: String(reversed.id) });
  await recordEvent(tx, {
    siteId: site.id,
    kind: "decision-reversed",
    ...(reversed.article_id === null ? {} : { articleId: reversed.article_id }),
    ...(reversed.comment_id === null ? {} : { commentId: reversed.comment_id }),
    at,
    data: { decision: reversed.id, by: id },
  });
  const body = { decision: id, reverses: reversed.id, by: decider?.id ?? null, appeal: args.appealId ?? null };
  await appendLedger(tx, context, { at, entries: [{ kind: "reversal", body }] });
  return { decisionId: id };
}

/** Name of what was decided together with a ban. */
export function batchOf(decisionId: number): string {
  return `with:${decisionId}`;
}

/**
 * Undoes what one has just decided: before anything is sent, and as if it had not been: cases and reports are open
 * again. The decision and its undoing stay on record.
 * @throws Problem `not-allowed` for somebody else's decision, `conflict` when it is too late.
 */
export async function undoDecisions(
  context: ServiceContext,
  args: { decisionIds: readonly number[]; member: Member },
): Promise<void> {
  const site = context.site();
  await context.store.transaction(async (tx) => {
    const at = context.now();
    for (const decisionId of args.decisionIds) {
      const decision = await requireReversible(tx, site.id, decisionId);
      if (decision.by_person !== args.member.id) {
        throw new Problem("not-allowed", "Only who made a decision can undo it. You can reverse it instead.");
      }
      if (at > decision.at + UNDO_MS) {
        throw new Problem(
          "conflict",
          "It is too late to undo this: it may have been sent. You can reverse it instead.",
        );
      }
      await reverseWithin(tx, { context, decisionId, decider: args.member, reason: "" });
      for (const kind of [SEND_STATEMENT, TELL_REPORTERS]) await deleteJob(tx, { kind, key: String(decisionId) });
      await deleteStatement(tx, decisionId);
      await reopenReports(tx, decisionId);
      if (decision.case_id !== null) {
        const row = await caseById(tx, site.id, decision.case_id);
        if (row?.decision_id === decisionId) await reopenCase(tx, row);
      }
    }
  });
}

async function requireReversible(tx: Db, siteId: number, id: number): Promise<DecisionRow> {
  const decision = await decisionById(tx, siteId, id);
  if (decision === undefined) throw new Problem("not-found", "There is no such decision.");
  if (decision.kind === "reverse") throw new Problem("conflict", "A reversal cannot be reversed. Please decide anew.");
  if ((await reversalOf(tx, id)) !== undefined) throw new Problem("conflict", "This decision was reversed already.");
  return decision;
}

async function insertReversal(
  tx: Db,
  options: { reversed: DecisionRow; args: { decider: Decider; reason: string; appealId?: number }; at: number },
): Promise<number> {
  const { reversed, args, at } = options;
  return await insertDecision(tx, {
    site_id: reversed.site_id,
    kind: "reverse",
    case_id: reversed.case_id,
    comment_id: reversed.comment_id,
    article_id: reversed.article_id,
    person_id: reversed.person_id,
    device_id: reversed.device_id,
    clause: reversed.clause,
    rules_version: reversed.rules_version,
    reason: args.reason,
    internal_note: "",
    by_person: args.decider?.id ?? null,
    at,
    reverses_id: reversed.id,
    appeal_id: args.appealId ?? null,
    data: "{}",
  });
}

async function undoOnComment(
  tx: Db,
  args: { decision: DecisionRow; publishRejected: boolean; at: number },
): Promise<void> {
  const { decision, at } = args;
  const rule = decisionRule(kindOf(decision));
  if (rule.action === null || decision.comment_id === null) return;
  const comment = await commentById(tx, decision.site_id, decision.comment_id);
  const back = args.publishRejected && rule.action === "reject" ? "restore" : OPPOSITE[rule.action];
  // Its author may have withdrawn it meanwhile; then there is nothing left to put right.
  if (comment === undefined || back === null || nextState(comment.state, back) === undefined) return;
  await changeCommentState(tx, { comment, action: back, at });
}
