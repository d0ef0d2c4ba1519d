import type { CommentAction } from "../domain/comment.ts";
import { Problem } from "../domain/problem.ts";
import { commentById } from "../store/comments.ts";
import { changeCommentState } from "./change-state.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * Moves one comment to another state, in a transaction of its own.
 * @throws Problem `not-found`; `comment-gone` or `conflict` when its state does not allow the action.
 */
export async function changeComment(
  context: ServiceContext,
  args: { id: number; action: CommentAction },
): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const comment = await commentById(tx, siteId, args.id);
    if (comment === undefined) throw new Problem("not-found", "There is no such comment.");
    await changeCommentState(tx, { comment, action: args.action, at: context.now() });
  });
}
