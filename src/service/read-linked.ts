import type { CommentView } from "../domain/thread-page.ts";
import type { ArticleRow } from "../store/articles.ts";
import { commentById, isVisible } from "../store/comments.ts";
import { CommentViewer } from "./comment-view.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * The comment that a link to a conversation names, for a page that it is not on.
 * @returns what everybody may see of it; null when there is no such comment in this conversation.
 */
export async function readLinked(
  context: ServiceContext,
  args: { article: ArticleRow; id: number },
): Promise<CommentView | null> {
  const db = context.store.reader;
  const { id: siteId } = context.site();
  const comment = await commentById(db, siteId, args.id);
  if (comment === undefined || comment.article_id !== args.article.id || !isVisible(comment)) return null;
  const parent = comment.parent_id === null ? undefined : await commentById(db, siteId, comment.parent_id);
  const viewer = new CommentViewer();
  await viewer.learn(db, siteId, parent === undefined ? [comment] : [parent, comment]);
  return viewer.view(comment, { nameParent: true });
}
