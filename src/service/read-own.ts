import { EDIT_WINDOW_MS } from "../domain/comment.ts";
import { commentsOfWriter } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import type { Mark } from "../domain/reaction.ts";
import { mutedBy } from "../store/mutes.ts";
import { marksUnder } from "../store/reactions.ts";
import { keysOf } from "./service-context.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/** More own comments than this under one article are found on the comments' own pages. */
const MAX_OWN = 200;

/** What of a conversation concerns one person: the small personal part beside the page that everybody gets. */
export async function readOwn(
  context: ServiceContext,
  args: { articleId: number; writer: Writer },
): Promise<{
  comments: { id: number; state: CommentRow["state"]; editableUntil: number | null }[];
  marks: { id: number; mark: Mark }[];
  /** Ids of members whose comments this member does not want to see. */
  muted: number[];
}> {
  const { articleId, writer } = args;
  const db = context.store.reader;
  const comments = await commentsOfWriter(db, {
    articleId,
    personId: writer.member?.id ?? null,
    deviceId: writer.device?.id ?? null,
    limit: MAX_OWN,
  });
  const marks = await marksUnder(db, { articleId, byKeys: keysOf(writer) });
  return {
    comments: comments
      .filter((comment) => comment.state !== "withdrawn")
      .map((comment) => ({
        id: comment.id,
        state: comment.state,
        editableUntil: editableUntil(comment, context.now()),
      })),
    marks,
    muted: writer.member === null ? [] : await mutedBy(db, writer.member.id),
  };
}

/** Until when the author may edit (milliseconds since 1970-01-01 UTC); null when not any more. */
export function editableUntil(comment: CommentRow, now: number): number | null {
  if (comment.state !== "published" && comment.state !== "held") return null;
  const end = comment.created_at + EDIT_WINDOW_MS;
  return now < end ? end : null;
}
