import type { DecisionKind } from "../../src/domain/decisions/kinds.ts";
import type { ServiceContext } from "../../src/service/service-context.ts";
import type { DecisionForm } from "../../src/service/moderation/check-decision.ts";
import { changeCommentState } from "../../src/service/change-state.ts";
import { openCase } from "../../src/store/cases.ts";
import type { CaseQueue } from "../../src/store/case-queues.ts";
import type { CaseRow } from "../../src/store/cases.ts";
import { caseById } from "../../src/store/cases.ts";
import { commentById } from "../../src/store/comments.ts";
import type { CommentRow } from "../../src/store/comments.ts";

/** A decision as a moderator's form sends it. */
export function decision(kind: DecisionKind, more: Omit<Partial<DecisionForm>, "kind"> = {}): DecisionForm {
  return { kind, ...more };
}

/** The comment as it is now. */
export async function commentNow(context: ServiceContext, id: number): Promise<CommentRow> {
  const comment = await commentById(context.store.reader, context.site().id, id);
  if (comment === undefined) throw new Error(`no comment ${id}`);
  return comment;
}

/** Holds a comment and opens its case, as screening does. */
export async function holdComment(context: ServiceContext, id: number, queue: CaseQueue = "held"): Promise<CaseRow> {
  const comment = await commentNow(context, id);
  const caseId = await context.store.transaction(async (tx) => {
    const at = context.now();
    if (queue === "held") await changeCommentState(tx, { comment, action: "hold", at });
    const opened = await openCase(tx, {
      siteId: comment.site_id,
      queue,
      articleId: comment.article_id,
      commentId: comment.id,
      personId: comment.person_id,
      clause: null,
      priority: 10,
      authorName: comment.author_name,
      body: comment.body_source,
      at,
    });
    return opened.id;
  });
  return await caseNow(context, caseId);
}

/** The case as it is now. */
export async function caseNow(context: ServiceContext, id: number): Promise<CaseRow> {
  const row = await caseById(context.store.reader, context.site().id, id);
  if (row === undefined) throw new Error(`no case ${id}`);
  return row;
}
