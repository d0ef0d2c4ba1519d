import { nextState } from "../domain/comment.ts";
import { Problem } from "../domain/problem.ts";
import { touchArticle } from "../store/articles.ts";
import { commentById } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import type { Db } from "../store/store.ts";
import { isOwn } from "./read-comment.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/**
 * The comment that its author wants to change, read under the lock of its article, so that the check holds until the
 * change is made.
 * @throws Problem `not-found`, `not-allowed`, `comment-gone`.
 */
export async function ownCommentForChange(
  tx: Db,
  args: { context: ServiceContext; id: number; writer: Writer; at: number },
): Promise<CommentRow> {
  const siteId = args.context.site().id;
  const found = await commentById(tx, siteId, args.id);
  if (found === undefined) throw new Problem("not-found", "There is no such comment.");
  if (!isOwn(found, args.writer)) {
    throw new Problem("not-allowed", "Only its author can change this comment, from the device it was written on.");
  }
  await touchArticle(tx, { siteId, articleId: found.article_id, at: args.at });
  const comment = await commentById(tx, siteId, args.id);
  if (comment === undefined || nextState(comment.state, "withdraw") === undefined) {
    throw new Problem("comment-gone", "This comment has been taken down already and cannot be changed.");
  }
  return comment;
}
