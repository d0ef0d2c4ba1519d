import { Problem } from "../../domain/problem.ts";
import { articleById } from "../../store/articles.ts";
import { commentById, isVisible } from "../../store/comments.ts";
import { deleteFollow, followsUnder, insertFollow } from "../../store/follows.ts";
import type { Followed } from "../../store/follows.ts";
import type { Db } from "../../store/store.ts";
import type { Member, ServiceContext } from "../service-context.ts";

/** What somebody wants to follow: a whole article, or the thread that a comment stands in. */
export type FollowTarget = { readonly articleId: number } | { readonly commentId: number };

/** Lets a member follow, or ends it. Saying the same twice changes nothing. @throws Problem `not-found`. */
export async function follow(
  context: ServiceContext,
  args: { member: Member; target: FollowTarget; following: boolean },
): Promise<void> {
  const siteId = context.site().id;
  const personId = args.member.id;
  await context.store.transaction(async (tx) => {
    const followed = await followedBy(tx, siteId, args.target);
    if (args.following) await insertFollow(tx, { ...followed, siteId, personId, at: context.now() });
    else await deleteFollow(tx, { ...followed, personId });
  });
}

/** What a member follows around an article or comment. @throws Problem `not-found`. */
export async function followState(
  context: ServiceContext,
  args: { member: Member; target: FollowTarget },
): Promise<{ article: boolean; thread: boolean; followed: Followed }> {
  const db = context.store.reader;
  const followed = await followedBy(db, context.site().id, args.target);
  const under = await followsUnder(db, { personId: args.member.id, articleId: followed.articleId });
  const thread = followed.rootId !== null && under.includes(followed.rootId);
  return { article: under.includes(null), thread, followed };
}

async function followedBy(db: Db, siteId: number, target: FollowTarget): Promise<Followed> {
  if ("articleId" in target) {
    const article = await articleById(db, siteId, target.articleId);
    if (article === undefined) throw new Problem("not-found", "There is no such article.");
    return { articleId: article.id, rootId: null };
  }
  const comment = await commentById(db, siteId, target.commentId);
  if (comment === undefined || !isVisible(comment)) throw new Problem("not-found", "There is no such comment.");
  return { articleId: comment.article_id, rootId: comment.root_id ?? comment.id };
}
