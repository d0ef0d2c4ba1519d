import { Problem } from "../domain/problem.ts";
import { touchArticle } from "../store/articles.ts";
import { commentById } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import { addScore, giveMark, takeMarkBack } from "../store/reactions.ts";
import { isOwn } from "./read-comment.ts";
import { writerKey } from "./service-context.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/**
 * Gives a vote to a comment or takes it back; saying the same twice changes nothing.
 * @returns the score afterwards.
 * @throws Problem `not-found`, `comment-gone`, `not-allowed` (one's own comment).
 */
export async function vote(
  context: ServiceContext,
  args: { commentId: number; writer: Writer; voted: boolean | "toggle" },
): Promise<{ score: number; voted: boolean }> {
  const site = context.site();
  const { writer } = args;
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const comment = requireVotable(await commentById(tx, site.id, args.commentId), writer);
    const mark = { siteId: site.id, commentId: comment.id, byKey: writerKey(writer), mark: "agree", at } as const;
    const takenBack = args.voted === true ? false : await takeMarkBack(tx, mark);
    const given = args.voted === true || (args.voted === "toggle" && !takenBack) ? await giveMark(tx, mark) : false;
    const change = given ? 1 : takenBack ? -1 : 0;
    if (change !== 0) {
      await touchArticle(tx, { siteId: site.id, articleId: comment.article_id, at });
      // Looked at again under the article's lock; what was done so far is undone by the refusal.
      requireVotable(await commentById(tx, site.id, comment.id), writer);
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

function requireVotable(comment: CommentRow | undefined, writer: Writer): CommentRow {
  if (comment === undefined) throw new Problem("not-found", "There is no such comment.");
  if (comment.state !== "published") throw new Problem("comment-gone", "This comment is no longer there.");
  if (isOwn(comment, writer)) throw new Problem("not-allowed", "You cannot vote for your own comment.");
  return comment;
}
