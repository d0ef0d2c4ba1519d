import { EDIT_WINDOW_MS } from "../domain/comment.ts";
import { commentsOfDevice } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { votesOfDevice } from "../store/votes.ts";
import type { Device, ServiceContext } from "./service-context.ts";

/** More own comments than this under one article are found on the comments' own pages. */
const MAX_OWN = 200;

/** What of a conversation concerns one device: the small personal part beside the page that everybody gets. */
export async function readOwn(
  context: ServiceContext,
  args: { articleId: number; device: Device },
): Promise<{
  comments: { id: number; state: CommentRow["state"]; editableUntil: number | null }[];
  votes: number[];
}> {
  const scope = { articleId: args.articleId, deviceId: args.device.id };
  const comments = await commentsOfDevice(context.store.reader, { ...scope, limit: MAX_OWN });
  return {
    comments: comments
      .filter((comment) => comment.state !== "withdrawn")
      .map((comment) => ({
        id: comment.id,
        state: comment.state,
        editableUntil: editableUntil(comment, context.now()),
      })),
    votes: await votesOfDevice(context.store.reader, scope),
  };
}

/** Until when the author may edit (milliseconds since 1970-01-01 UTC); null when not any more. */
export function editableUntil(comment: CommentRow, now: number): number | null {
  if (comment.state !== "published" && comment.state !== "held") return null;
  const end = comment.created_at + EDIT_WINDOW_MS;
  return now < end ? end : null;
}
