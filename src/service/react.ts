import { Problem } from "../domain/problem.ts";
import { respectScore } from "../domain/reaction.ts";
import type { Mark, MarkCounts } from "../domain/reaction.ts";
import { touchArticle } from "../store/articles.ts";
import { commentById, updateComment } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import { countMarks, giveMark, handOverMarks, takeMarkBack } from "../store/reactions.ts";
import type { Db } from "../store/store.ts";
import { marksOf } from "./comment-view.ts";
import { requireMayReact } from "./moderation/standing.ts";
import { isOwn } from "./read-comment.ts";
import { memberKey, writerKey } from "./service-context.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/** How a comment's marks stand after one was given or taken back. */
export interface Reaction {
  readonly mark: Mark;
  /** True when whoever reacted has now given this mark. */
  readonly given: boolean;
  readonly marks: MarkCounts;
  /** Rank for "best". */
  readonly score: number;
}

/**
 * Gives a mark to a comment or takes it back; saying the same twice changes nothing. What a member gave as a guest on
 * the same device counts as theirs.
 * @throws Problem `not-found` (also for a mark that the site does not use), `comment-gone`, `not-allowed` (one's own
 *   comment), `banned`, `timed-out` (taking back is always possible).
 */
export async function react(
  context: ServiceContext,
  args: { commentId: number; writer: Writer; mark: Mark; given: boolean | "toggle" },
): Promise<Reaction> {
  const site = context.site();
  const { writer, mark } = args;
  if (!site.settings.reactions.includes(mark) && args.given !== false) {
    throw new Problem("not-found", "This reaction is not used here.");
  }
  if (args.given !== false) await requireMayReact(context.store.reader, context, writer);
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const comment = requireMarkable(await commentById(tx, site.id, args.commentId), writer);
    const handedOver = await ownGuestMarks(tx, comment.id, writer);
    const one = { siteId: site.id, commentId: comment.id, byKey: writerKey(writer), mark, at };
    const takenBack = args.given === true ? false : await takeMarkBack(tx, one);
    const given = args.given === true || (args.given === "toggle" && !takenBack) ? await giveMark(tx, one) : false;
    const now = args.given === "toggle" ? given : args.given;
    if (!given && !takenBack && !handedOver) return { mark, given: now, marks: marksOf(comment), score: comment.score };
    await touchArticle(tx, { siteId: site.id, articleId: comment.article_id, at });
    // Looked at again under the article's lock; what was done so far is undone by the refusal.
    requireMarkable(await commentById(tx, site.id, comment.id), writer);
    const { counts, people } = await countMarks(tx, comment.id);
    const score = respectScore(counts.respect, people);
    await updateComment(tx, comment.id, {
      agree_count: counts.agree,
      disagree_count: counts.disagree,
      respect_count: counts.respect,
      score,
    });
    if (given || takenBack) {
      await recordEvent(tx, {
        siteId: site.id,
        kind: given ? "reaction-given" : "reaction-taken-back",
        articleId: comment.article_id,
        commentId: comment.id,
        at,
        data: { mark },
      });
    }
    return { mark, given: now, marks: counts, score };
  });
}

/** Takes over what a member gave this comment as a guest, on this device. */
async function ownGuestMarks(tx: Db, commentId: number, { member, device }: Writer): Promise<boolean> {
  if (member === null || device === null) return false;
  return await handOverMarks(tx, { commentId, from: `d:${device.id}`, to: memberKey(member.id) });
}

function requireMarkable(comment: CommentRow | undefined, writer: Writer): CommentRow {
  if (comment === undefined) throw new Problem("not-found", "There is no such comment.");
  if (comment.state !== "published") throw new Problem("comment-gone", "This comment is no longer there.");
  if (isOwn(comment, writer)) throw new Problem("not-allowed", "You cannot react to your own comment.");
  return comment;
}
