import type { DecisionInput } from "../../domain/decisions/decision-input.ts";
import { isMeasure } from "../../domain/decisions/kinds.ts";
import { requireUndoable } from "../../domain/decisions/reversal.ts";
import { Problem } from "../../domain/problem.ts";
import { articleById } from "../../store/articles.ts";
import { caseById } from "../../store/cases.ts";
import type { CaseRow } from "../../store/cases.ts";
import { commentById } from "../../store/comments.ts";
import type { CommentRow } from "../../store/comments.ts";
import { decisionById, decisionsNaming } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import { personById } from "../../store/people.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";
import { decisionOf } from "./read-decisions.ts";

/** What a decision is made on. */
export type DecisionTarget =
  | { readonly caseId: number; readonly version: number }
  | { readonly commentId: number }
  | { readonly personId: number }
  | { readonly articleId: number }
  /** The decision that is lifted. */
  | { readonly decisionId: number };

/** The subject of a decision, read inside its transaction. */
export interface Subject {
  readonly caseRow: CaseRow | null;
  readonly comment: CommentRow | null;
  readonly personId: number | null;
  readonly deviceId: string | null;
  readonly articleId: number | null;
  /** What a lift ends: something laid upon a person, or upon a place; null for every other decision. */
  readonly lifts: "sanction" | "measure" | null;
}

interface Subjected {
  readonly context: ServiceContext;
  readonly target: DecisionTarget;
  readonly decision: DecisionInput;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

/**
 * Reads whom or what a decision is about.
 * @throws Problem `not-found`; `conflict` where the case has changed, or a lift names a decision that is about somebody
 *   or something else or has ended; `not-allowed` where what is named can never be lifted.
 */
export async function subjectOf(tx: Db, args: Subjected): Promise<Subject> {
  const { target, context, decision } = args;
  const siteId = context.site().id;
  if (decision.kind === "reverse") {
    throw new Problem("not-allowed", "A reversal puts right what was done. Reverse the decision itself.");
  }
  if (decision.kind === "lift") return await liftedSubject(tx, args);
  const nothing: Subject = {
    caseRow: null,
    comment: null,
    personId: null,
    deviceId: null,
    articleId: null,
    lifts: null,
  };
  if ("decisionId" in target) throw new Problem("not-allowed", "A decision can be lifted or reversed, nothing else.");
  if ("articleId" in target) {
    const article = await articleById(tx, siteId, target.articleId);
    if (article === undefined) throw new Problem("not-found", "There is no such article.");
    return { ...nothing, articleId: article.id };
  }
  if ("personId" in target) {
    const person = await personById(tx, siteId, target.personId);
    if (person === undefined) throw new Problem("not-found", "There is no such person.");
    return { ...nothing, personId: person.id };
  }
  const caseRow = "caseId" in target ? await caseForDecision(tx, siteId, target) : null;
  const commentId = "commentId" in target ? target.commentId : (caseRow?.comment_id ?? null);
  const comment = commentId === null ? null : ((await commentById(tx, siteId, commentId)) ?? null);
  if (comment === null && caseRow === null) throw new Problem("not-found", "There is no such comment.");
  const place = { caseRow, comment, articleId: comment?.article_id ?? caseRow?.article_id ?? null };
  // A measure on a place concerns nobody in particular.
  if (isMeasure(decision.kind)) {
    const onThread = comment !== null && decision.place === "thread";
    const root = onThread ? ((await commentById(tx, siteId, comment.root_id ?? comment.id)) ?? null) : null;
    return { ...nothing, ...place, comment: root };
  }
  return {
    ...nothing,
    ...place,
    personId: comment?.person_id ?? caseRow?.person_id ?? null,
    deviceId: comment?.device_id ?? null,
  };
}

/** A lift is about whom or what the decision is about that it ends. */
async function liftedSubject(tx: Db, { target, context, decision, at }: Subjected): Promise<Subject> {
  const siteId = context.site().id;
  const row = decision.reversesId === null ? undefined : await decisionById(tx, siteId, decision.reversesId);
  if (row === undefined) throw new Problem("not-found", "There is no such decision.");
  if (!concerns(target, row)) throw new Problem("conflict", "That decision is about somebody or something else.");
  requireUndoable("lift", decisionOf(row), (await decisionsNaming(tx, row.id)).map(decisionOf), at);
  return {
    caseRow: null,
    comment: row.comment_id === null ? null : ((await commentById(tx, siteId, row.comment_id)) ?? null),
    personId: row.person_id,
    deviceId: row.device_id,
    articleId: row.article_id,
    lifts: isMeasure(row.kind) ? "measure" : "sanction",
  };
}

function concerns(target: DecisionTarget, row: DecisionRow): boolean {
  if ("decisionId" in target) return row.id === target.decisionId;
  if ("personId" in target) return row.person_id === target.personId;
  if ("articleId" in target) return isMeasure(row.kind) && row.article_id === target.articleId;
  return "commentId" in target && row.comment_id === target.commentId;
}

async function caseForDecision(tx: Db, siteId: number, target: { caseId: number; version: number }): Promise<CaseRow> {
  const found = await caseById(tx, siteId, target.caseId);
  if (found === undefined) throw new Problem("not-found", "There is no such case.");
  if (found.state === "decided" || found.version !== target.version) throw changedMeanwhile();
  return found;
}

/** Somebody else was faster. */
export function changedMeanwhile(): Problem {
  return new Problem("conflict", "Somebody else has decided or changed this case meanwhile. Please look at it again.");
}
