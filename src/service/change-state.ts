import { nextState } from "../domain/comment.ts";
import type { CommentAction, CommentState } from "../domain/comment.ts";
import type { EventKind } from "../domain/events.ts";
import { Problem } from "../domain/problem.ts";
import type { ProblemCode } from "../domain/problem.ts";
import { touchArticle } from "../store/articles.ts";
import { commentById, dropRevisions, makePublic, updateComment } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import { dropMentions } from "../store/mentions.ts";
import type { Db } from "../store/store.ts";

/** What each action is called in the event log, and how it is refused where the state machine has no such step. */
const ACTIONS: Readonly<Record<CommentAction, { event: EventKind; refusal: ProblemCode; detail: string }>> = {
  publish: { event: "comment-published", refusal: "conflict", detail: "Only a held comment can be published." },
  hold: { event: "comment-held", refusal: "comment-gone", detail: "Only a published comment can be held." },
  reject: { event: "comment-rejected", refusal: "conflict", detail: "Only a held comment can be rejected." },
  remove: { event: "comment-removed", refusal: "comment-gone", detail: "Only a published comment can be removed." },
  withdraw: {
    event: "comment-withdrawn",
    refusal: "comment-gone",
    detail: "This comment has been taken down already and cannot be changed.",
  },
  restore: {
    event: "comment-restored",
    refusal: "conflict",
    detail: "Only a removed or rejected comment can be restored.",
  },
};

/**
 * Moves a comment to another state inside a transaction, with everything that follows from it: the article's version and
 * number of published comments, the counts above a comment whose place becomes visible, the deleted text of a withdrawn
 * one, and the event. Once public, the place of a comment stays, whatever becomes of its text. Who may do it is for the
 * caller to know.
 * @param args.comment names the comment; its state is read anew under the lock of its article.
 * @param args.at when (milliseconds since 1970-01-01 UTC).
 * @returns the state before and after.
 * @throws Problem `not-found`; `comment-gone` or `conflict` when its state does not allow the action.
 */
export async function changeCommentState(
  tx: Db,
  args: { comment: Pick<CommentRow, "id" | "site_id" | "article_id">; action: CommentAction; at: number },
): Promise<{ before: CommentState; after: CommentState }> {
  const { action, at } = args;
  const { id, site_id: siteId, article_id: articleId } = args.comment;
  await touchArticle(tx, { siteId, articleId, at });
  const comment = await commentById(tx, siteId, id);
  if (comment === undefined) throw new Problem("not-found", "There is no such comment.");
  const before = comment.state;
  const after = nextState(before, action);
  const { event, refusal, detail } = ACTIONS[action];
  if (after === undefined) throw new Problem(refusal, detail);
  await updateComment(tx, id, after === "withdrawn" ? { state: after, ...ERASED } : { state: after });
  if (after === "withdrawn") {
    await dropRevisions(tx, id);
    await dropMentions(tx, id);
  }
  if (after === "published") await makePublic(tx, comment, at);
  const published = Number(after === "published") - Number(before === "published");
  if (published !== 0) await touchArticle(tx, { siteId, articleId, published, at });
  const first = after === "published" && comment.published_at === null;
  await recordEvent(tx, {
    siteId,
    kind: event,
    articleId,
    commentId: id,
    at,
    data: after === "published" ? { parent: comment.parent_id, first } : {},
  });
  return { before, after };
}

/** What is left of a comment that its author took back. */
const ERASED = { body_source: "", body_html: "", author_name: "", author_email: null, text_key: null } as const;
