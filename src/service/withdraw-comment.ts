import { touchArticle } from "../store/articles.ts";
import { dropRevisions, updateComment } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import { ownCommentForChange } from "./change-own-comment.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/**
 * Takes one's own comment back, at any time: its text and its earlier texts are deleted, its place and the replies
 * under it stay.
 * @throws Problem `not-found`, `not-allowed`, `comment-gone`.
 */
export async function withdrawComment(context: ServiceContext, args: { id: number; writer: Writer }): Promise<void> {
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const comment = await ownCommentForChange(tx, { context, id: args.id, writer: args.writer, at });
    await dropRevisions(tx, comment.id);
    await updateComment(tx, comment.id, {
      state: "withdrawn",
      body_source: "",
      body_html: "",
      author_name: "",
      author_email: null,
    });
    if (comment.state === "published") {
      await touchArticle(tx, { siteId: comment.site_id, articleId: comment.article_id, published: -1, at });
    }
    await recordEvent(tx, {
      siteId: comment.site_id,
      kind: "comment-withdrawn",
      articleId: comment.article_id,
      commentId: comment.id,
      at,
    });
  });
}
