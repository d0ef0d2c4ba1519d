import { PAGE_BUDGET } from "../domain/comment.ts";
import { Problem } from "../domain/problem.ts";
import type { CommentPage } from "../domain/thread-page.ts";
import { articleById } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import { commentById, isVisible } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { neighbour, shownAncestors } from "../store/threads.ts";
import { articleView } from "./article-view.ts";
import { CommentViewer } from "./comment-view.ts";
import { listUnder } from "./read-branch.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/**
 * A comment with its article, for somebody who may see it: everybody sees public ones and placeholders, the author
 * also sees what is held or rejected.
 * @throws Problem `not-found`.
 */
export async function findComment(
  context: ServiceContext,
  args: { id: number; writer: Writer | null },
): Promise<{ comment: CommentRow; article: ArticleRow; own: boolean }> {
  const site = context.site();
  const comment = await commentById(context.store.reader, site.id, args.id);
  const own = comment !== undefined && isOwn(comment, args.writer);
  if (comment === undefined || !(own || isVisible(comment))) {
    throw new Problem("not-found", "There is no such comment, or it has not been published.");
  }
  const article = await articleById(context.store.reader, site.id, comment.article_id);
  if (article === undefined) throw new Error(`comment ${comment.id} has no article`);
  return { comment, article, own };
}

/** True when this member, or this device as a guest, wrote the comment. */
export function isOwn(comment: CommentRow, writer: Writer | null): boolean {
  if (writer === null) return false;
  if (comment.person_id !== null) return comment.person_id === writer.member?.id;
  return comment.device_id !== null && comment.device_id === writer.device?.id;
}

/**
 * One comment with those above it, its neighbours and the replies below it.
 * @param args.own for its author, who also sees what is not public.
 */
export async function readComment(
  context: ServiceContext,
  args: { comment: CommentRow; article: ArticleRow; own?: boolean },
): Promise<CommentPage> {
  const { comment, article } = args;
  const site = context.site();
  const db = context.store.reader;
  const viewer = new CommentViewer();
  const ancestors = await shownAncestors(db, comment.branch_id);
  await viewer.learn(db, site.id, [...ancestors, comment]);
  const budget = PAGE_BUDGET - ancestors.length - 1;
  const { replies, more } = await listUnder(db, { siteId: site.id, comment, after: 0, budget, viewer });
  const [previous, next] = [await neighbour(db, comment, -1), await neighbour(db, comment, 1)];
  return {
    article: articleView(article, site.settings, context.now()),
    ancestors: ancestors.map((row) => viewer.view(row)),
    node: { comment: viewer.view(comment, { own: args.own === true }), replies, more },
    previousSibling: previous === undefined ? null : { id: previous.id, number: previous.number },
    nextSibling: next === undefined ? null : { id: next.id, number: next.number },
  };
}
