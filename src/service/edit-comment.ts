import { EDIT_WINDOW_MS } from "../domain/comment.ts";
import { accepted, validateBody } from "../domain/comment-input.ts";
import { renderMarkdown } from "../domain/markdown.ts";
import { Problem } from "../domain/problem.ts";
import { keepRevision, updateComment } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import { ownCommentForChange } from "./change-own-comment.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/**
 * Replaces the text of one's own comment while the edit window lasts; the earlier text is kept and the comment shown
 * as edited. The same text again changes nothing.
 * @throws Problem `invalid-input`, `not-found`, `not-allowed`, `comment-gone`, `edit-window-over`.
 */
export async function editComment(
  context: ServiceContext,
  args: { id: number; body: string; writer: Writer },
): Promise<void> {
  const body = accepted(validateBody(args.body));
  const html = renderMarkdown(body);
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const comment = await ownCommentForChange(tx, { context, id: args.id, writer: args.writer, at });
    if (at >= comment.created_at + EDIT_WINDOW_MS) {
      throw new Problem("edit-window-over", "Comments can be edited for ten minutes. You can still withdraw this one.");
    }
    if (body === comment.body_source) return;
    await keepRevision(tx, comment, at);
    await updateComment(tx, comment.id, { body_source: body, body_html: html, edited_at: at });
    await recordEvent(tx, {
      siteId: comment.site_id,
      kind: "comment-edited",
      articleId: comment.article_id,
      commentId: comment.id,
      at,
    });
  });
}
