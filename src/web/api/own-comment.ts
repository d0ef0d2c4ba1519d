import { CommentViewer } from "../../service/comment-view.ts";
import { editableUntil } from "../../service/read-own.ts";
import { findComment } from "../../service/read-comment.ts";
import type { Writer } from "../../service/service-context.ts";
import type { CommentRow } from "../../store/comments.ts";
import type { WebContext } from "../web-context.ts";
import { commentJson, instantOrNull } from "./json.ts";

/** One's own comment as it is now. */
export async function ownCommentJson(context: WebContext, args: { id: number; writer: Writer }) {
  const { comment } = await findComment(context, args);
  return await ownRowJson(context, comment);
}

/** The same of a comment that need not be read any more. */
export async function ownRowJson(context: WebContext, comment: CommentRow) {
  const viewer = new CommentViewer();
  await viewer.learn(context.store.reader, comment.site_id, [comment]);
  return {
    comment: commentJson(context, viewer.view(comment)),
    editableUntil: instantOrNull(editableUntil(comment, context.now())),
  };
}
