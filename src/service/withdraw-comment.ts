import { hasWordsInCases } from "../store/case-texts.ts";
import { deleteFindings } from "../store/findings.ts";
import { changeCommentState } from "./change-state.ts";
import { ownCommentForChange } from "./change-own-comment.ts";
import { closeMootCases } from "./moderation/close-moot.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/**
 * Takes one's own comment back, at any time: its text and its earlier texts are deleted, its place and the replies
 * under it stay. Moderators keep the words only where they have decided about them, readers have reported them or an
 * appeal is under way: what was decided has to stay understandable.
 * @throws Problem `not-found`, `not-allowed`, `comment-gone`.
 */
export async function withdrawComment(context: ServiceContext, args: { id: number; writer: Writer }): Promise<void> {
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const comment = await ownCommentForChange(tx, { context, id: args.id, writer: args.writer, at });
    await changeCommentState(tx, { comment, action: "withdraw", at });
    await closeMootCases(tx, { commentId: comment.id, stays: false, because: "withdrawn", at });
    if (!(await hasWordsInCases(tx, comment.id))) await deleteFindings(tx, comment.id);
  });
}
