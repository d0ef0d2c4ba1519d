import { nextState } from "../../domain/comment.ts";
import type { CommentAction, CommentState } from "../../domain/comment.ts";
import type { Decision } from "../../domain/decisions/decision.ts";
import { reversalActionOf } from "../../domain/decisions/kinds.ts";
import { fallsWith, requireUndoable } from "../../domain/decisions/reversal.ts";
import type { LedgerEntry } from "../../domain/ledger/entry.ts";
import { reasonProof } from "../../domain/ledger/recorded-decision.ts";
import { Problem } from "../../domain/problem.ts";
import { commentById } from "../../store/comments.ts";
import { caseById, reopenCase } from "../../store/cases.ts";
import { SETTLING } from "../../domain/decisions/kinds.ts";
import {
  decisionById,
  decisionsNaming,
  decisionsOfBatch,
  decisionsOnComment,
  insertDecision,
  UNDONE,
} from "../../store/decisions.ts";
import { recordEvent } from "../../store/events.ts";
import { deleteJob, insertJob } from "../../store/jobs.ts";
import { lastLedgerEntry } from "../../store/ledger.ts";
import { dismissUpheld, reopenReports } from "../../store/reports.ts";
import { hasMailWithKey } from "../../store/mails.ts";
import { appealsOfDecisions, deleteStatement } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import { changeCommentState } from "../change-state.ts";
import { dismissWithBan } from "../returns/teach-returns.ts";
import type { Member, ServiceContext } from "../service-context.ts";
import { newSecret } from "../secrets.ts";
import { appendLedger, PROOFS } from "./append-ledger.ts";
import { refreshArticle } from "./article-standing.ts";
import { answerFallenAppeal } from "./fallen-appeals.ts";
import { endBan, REMOVE_PAST, TELL_REPORTERS } from "./decide.ts";
import type { Decider } from "./decide.ts";
import { outcomeMailKey } from "./jobs/tell-reporters.ts";
import { bringPictureBack } from "./decided-picture.ts";
import { decisionOf } from "./read-decisions.ts";
import { refreshStanding } from "./standing.ts";
import { SEND_STATEMENT } from "./statements.ts";
import { tellConcerned } from "./tell-concerned.ts";
import { UNDO_MS } from "./undo-time.ts";

/**
 * Takes a decision back: another decision is added that reverses it, and everything it did is put right. What was taken
 * down with a ban comes back with it.
 * @throws Problem `not-found`, `conflict` when it was reversed already, or waits for the answer to an appeal: that is
 * given by who may hear it, and not beside it.
 */
export async function reverse(
  context: ServiceContext,
  args: { decisionId: number; decider: Decider; reason: string },
): Promise<{ decisionId: number }> {
  return await context.store.transaction(async (tx) => {
    const appeals = await appealsOfDecisions(tx, [args.decisionId]);
    if (appeals.some(({ state }) => state === "open")) {
      throw new Problem("conflict", "There is an appeal against this decision: answer that instead.");
    }
    return await reverseWithin(tx, { ...args, context });
  });
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
    /** The decision is undone before anything was sent: a rejected comment waits again rather than become public. */
    undo?: boolean;
  },
): Promise<{ decisionId: number }> {
  const { context, decider } = args;
  const site = context.site();
  const at = context.now();
  const reversed = await requireReversible(tx, context, args.decisionId);
  // No part of it comes between what is read below and the end: what takes past comments down holds the same lock.
  if (reversed.batch !== null) await lastLedgerEntry(tx, site.id, context.store.engine);
  const { id, entry } = await insertReversal(tx, { reversed, args, at });
  const fallenAppeal = (decision: Decision, by: number): Promise<LedgerEntry[]> =>
    answerFallenAppeal(tx, context, {
      decision,
      by: { decisionId: by, personId: decider?.id ?? null },
      reason: args.reason,
      answering: args.appealId ?? null,
      at,
    });
  const fallenWith = await fallenAppeal(reversed, id);
  const entries = [entry, ...fallenWith];
  // Whoever is told that their appeal is answered is told no second time.
  const quiet = args.undo === true || args.appealId !== undefined || fallenWith.length > 0;
  if (!quiet) await tellConcerned(tx, { decisionId: reversed.id, kind: "reversed", at });
  await undoOnComment(tx, { decision: reversed, undo: args.undo === true, at });
  if (args.undo !== true) await answerReportsAnew(tx, { context, decision: reversed, by: id, reason: args.reason, at });
  const together =
    reversed.batch === null ? [] : await decisionsOfBatch(tx, { siteId: site.id, batch: reversed.batch });
  for (const part of fallsWith(reversed, together.map(decisionOf), at)) {
    const fallen = await insertReversal(tx, { reversed: part, args, at });
    entries.push(fallen.entry);
    const answered = await fallenAppeal(part, fallen.id);
    entries.push(...answered);
    if (answered.length === 0) await tellConcerned(tx, { decisionId: part.id, kind: "reversed", at });
    await undoOnComment(tx, { decision: part, undo: false, at });
    await answerReportsAnew(tx, { context, decision: part, by: fallen.id, reason: args.reason, at });
  }
  if (args.undo !== true) await dismissWithBan(tx, context, { ban: reversed, by: decider?.id ?? null });
  if (reversed.kind === "remove-picture" && reversed.personId !== null) {
    await bringPictureBack(tx, { siteId: site.id, personId: reversed.personId, at });
  }
  if (reversed.personId !== null) await refreshStanding(tx, context, { personId: reversed.personId, at });
  if (reversed.articleId !== null) await refreshArticle(tx, context, { articleId: reversed.articleId, at });
  await deleteJob(tx, { kind: REMOVE_PAST, key: String(reversed.id) });
  if (reversed.kind === "ban") await endBan(tx, { siteId: site.id, decisionId: reversed.id, by: id, at });
  await recordEvent(tx, {
    siteId: site.id,
    kind: "decision-reversed",
    ...(reversed.articleId === null ? {} : { articleId: reversed.articleId }),
    ...(reversed.commentId === null ? {} : { commentId: reversed.commentId }),
    at,
    data: { decision: reversed.id, by: id },
  });
  await appendLedger(tx, context, entries);
  return { decisionId: id };
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
      const decision = await requireReversible(tx, context, decisionId);
      if (decision.byPerson !== args.member.id) {
        throw new Problem("not-allowed", "Only who made a decision can undo it. You can reverse it instead.");
      }
      // From that moment on jobs may send; none of it may be both sent and undone.
      if (at >= decision.at + UNDO_MS) throw tooLate();
      // Somebody has read it and answered: it cannot be as if it had not been.
      if ((await appealsOfDecisions(tx, [decisionId])).length > 0) throw tooLate();
      await reverseWithin(tx, { context, decisionId, decider: args.member, reason: "", undo: true });
      for (const kind of [SEND_STATEMENT, TELL_REPORTERS]) await deleteJob(tx, { kind, key: String(decisionId) });
      if (!(await deleteStatement(tx, decisionId))) throw tooLate();
      const reopened = await reopenReports(tx, decisionId);
      if (
        await hasMailWithKey(
          tx,
          reopened.map((id) => outcomeMailKey(id, decisionId)),
        )
      )
        throw tooLate();
      if (decision.caseId !== null) {
        const row = await caseById(tx, site.id, decision.caseId);
        if (row?.decision_id === decisionId) await reopenCase(tx, row);
      }
    }
  });
}

function tooLate(): Problem {
  return new Problem("conflict", "It is too late to undo this: it may have been sent. You can reverse it instead.");
}

async function requireReversible(tx: Db, context: ServiceContext, id: number): Promise<Decision> {
  const row = await decisionById(tx, context.site().id, id);
  if (row === undefined) throw new Problem("not-found", "There is no such decision.");
  const decision = decisionOf(row);
  requireUndoable("reverse", decision, (await decisionsNaming(tx, id)).map(decisionOf), context.now());
  return decision;
}

async function insertReversal(
  tx: Db,
  options: {
    reversed: Decision;
    args: { decider: Decider; reason: string; appealId?: number; undo?: boolean };
    at: number;
  },
): Promise<{ id: number; entry: LedgerEntry }> {
  const { reversed, args, at } = options;
  const undone = args.undo === true;
  const by = args.decider?.id ?? null;
  const appeal = args.appealId ?? null;
  const salt = newSecret();
  const id = await insertDecision(tx, {
    site_id: reversed.siteId,
    kind: "reverse",
    case_id: reversed.caseId,
    comment_id: reversed.commentId,
    article_id: reversed.articleId,
    person_id: reversed.personId,
    device_id: reversed.deviceId,
    clause: reversed.clause,
    rules_version: reversed.rulesVersion,
    reason: args.reason,
    internal_note: "",
    by_person: by,
    at,
    reverses_id: reversed.id,
    appeal_id: appeal,
    batch: reversed.batch,
    data: undone ? UNDONE : JSON.stringify({ salt }),
  });
  const reasonHash = undone ? null : reasonProof(PROOFS, salt, args.reason);
  const body = { decision: id, kind: "reverse", of: reversed.id, appeal, by, version: 2, undone, reasonHash } as const;
  return { id, entry: { kind: "reversal", at, body } };
}

/** Reports that had led to what is reversed were not right after all, and whoever sent them is told. */
async function answerReportsAnew(
  tx: Db,
  args: { context: ServiceContext; decision: Decision; by: number; reason: string; at: number },
): Promise<void> {
  const { decision, by, at } = args;
  const changed = await dismissUpheld(tx, { decisionId: decision.id, by, outcome: args.reason, at });
  if (changed.length === 0) return;
  // Who has not heard of the first decision yet hears only of this one.
  await deleteJob(tx, { kind: TELL_REPORTERS, key: String(decision.id) });
  const data = { siteId: decision.siteId, decisionId: by };
  await insertJob(tx, { kind: TELL_REPORTERS, key: String(by), data, runAt: at, at });
}

async function undoOnComment(tx: Db, args: { decision: Decision; undo: boolean; at: number }): Promise<void> {
  const { decision, at } = args;
  if (decision.commentId === null) return;
  // What something newer has overtaken changes the author's record only: the comment rests on the newer decision.
  const settling = (await decisionsOnComment(tx, decision.commentId)).findLast(({ kind }) => SETTLING.has(kind));
  if (SETTLING.has(decision.kind) && settling?.id !== decision.id) return;
  const comment = await commentById(tx, decision.siteId, decision.commentId);
  // Its author may have withdrawn it meanwhile; then there is nothing left to put right.
  const action = comment === undefined ? null : undoingAction(decision, comment.state, args.undo);
  if (comment === undefined || action === null) return;
  await changeCommentState(tx, { comment, action, at });
}

function undoingAction({ kind }: Decision, state: CommentState, undo: boolean): CommentAction | null {
  if (undo && kind === "reject" && nextState(state, "hold") !== undefined) return "hold";
  // What was returned to its author waits again, as it did before.
  if (undo && kind === "return-for-revision") return null;
  return reversalActionOf(kind, state);
}
