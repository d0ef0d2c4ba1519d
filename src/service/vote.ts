import { Problem } from "../domain/problem.ts";
import { touchArticle } from "../store/articles.ts";
import { commentById } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import { addScore, giveVote, takeVoteBack } from "../store/votes.ts";
import type { Device, ServiceContext } from "./service-context.ts";

/**
 * Gives a vote to a comment or takes it back; saying the same twice changes nothing.
 * @returns the score afterwards.
 * @throws Problem `not-found`, `comment-gone`, `not-allowed` (one's own comment).
 */
export async function vote(
  context: ServiceContext,
  args: { commentId: number; device: Device; voted: boolean | "toggle" },
): Promise<{ score: number; voted: boolean }> {
  const site = context.site();
  const deviceId = args.device.id;
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const comment = requireVotable(await commentById(tx, site.id, args.commentId), deviceId);
    const mark = { siteId: site.id, commentId: comment.id, deviceId, at };
    const takenBack = args.voted === true ? false : await takeVoteBack(tx, mark);
    const given = args.voted === true || (args.voted === "toggle" && !takenBack) ? await giveVote(tx, mark) : false;
    const change = given ? 1 : takenBack ? -1 : 0;
    if (change !== 0) {
      await touchArticle(tx, { siteId: site.id, articleId: comment.article_id, at });
      // Looked at again under the article's lock; what was done so far is undone by the refusal.
      requireVotable(await commentById(tx, site.id, comment.id), deviceId);
      await addScore(tx, comment.id, change);
      await recordEvent(tx, {
        siteId: site.id,
        kind: given ? "vote-given" : "vote-taken-back",
        articleId: comment.article_id,
        commentId: comment.id,
        at,
      });
    }
    const after = await commentById(tx, site.id, comment.id);
    return { score: after?.score ?? comment.score, voted: args.voted === "toggle" ? given : args.voted };
  });
}

function requireVotable(comment: CommentRow | undefined, deviceId: string): CommentRow {
  if (comment === undefined) throw new Problem("not-found", "There is no such comment.");
  if (comment.state !== "published") throw new Problem("comment-gone", "This comment is no longer there.");
  if (comment.device_id === deviceId) throw new Problem("not-allowed", "You cannot vote for your own comment.");
  return comment;
}
