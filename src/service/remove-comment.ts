import { nextState } from "../domain/comment.ts";
import { Problem } from "../domain/problem.ts";
import { touchArticle } from "../store/articles.ts";
import { commentById, updateComment } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * Takes a published comment down: its place and the replies under it stay, its text is kept but no longer shown.
 * @throws Problem `not-found`, `comment-gone` when it is not published.
 */
export async function removeComment(context: ServiceContext, args: { id: number }): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const found = await commentById(tx, siteId, args.id);
    if (found === undefined) throw new Problem("not-found", "There is no such comment.");
    await touchArticle(tx, { siteId, articleId: found.article_id, published: -1, at });
    // Read again under the article's lock.
    const comment = await commentById(tx, siteId, args.id);
    const state = comment === undefined ? undefined : nextState(comment.state, "remove");
    if (comment === undefined || state === undefined) {
      throw new Problem("comment-gone", "Only a published comment can be removed; this one is not.");
    }
    await updateComment(tx, comment.id, { state });
    const { article_id: articleId } = comment;
    await recordEvent(tx, { siteId, kind: "comment-removed", articleId, commentId: comment.id, at });
  });
}
