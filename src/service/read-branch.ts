import { fitList } from "../domain/budget.ts";
import { NEST_LIMIT, PAGE_BUDGET } from "../domain/comment.ts";
import { shownLevel } from "../domain/placement.ts";
import type { BranchPage, MoreReplies, ThreadNode } from "../domain/thread-page.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { CommentRow } from "../store/comments.ts";
import type { Db } from "../store/store.ts";
import type { ReplyList } from "../store/threads.ts";
import { branchPage, countList, directReplies } from "../store/threads.ts";
import { articleView } from "./article-view.ts";
import { CommentViewer } from "./comment-view.ts";
import { fillReplies } from "./fill-replies.ts";
import type { ServiceContext } from "./service-context.ts";

/** Places that are read on each side of a cursor, at most, to say how many replies are behind it. */
const MOST_COUNTED = 1_000;

/**
 * A further part of the list under one comment.
 * @param args.after the cursor that the part before named; 0 begins at the first reply.
 * @param args.mostCounted places that are read, at most, to say how many replies are left out.
 */
export async function readBranch(
  context: ServiceContext,
  args: { article: ArticleRow; comment: CommentRow; after: number; mostCounted?: number },
): Promise<BranchPage> {
  const site = context.site();
  const db = context.store.reader;
  const viewer = new CommentViewer();
  await viewer.learn(db, site.id, [args.comment]);
  const { replies, more } = await listUnder(db, { ...args, siteId: site.id, budget: PAGE_BUDGET, viewer });
  return {
    article: articleView(args.article, site.settings, context.now()),
    parent: viewer.view(args.comment),
    replies,
    more,
  };
}

/** The replies of a comment behind `after`, with what is below them, as far as `budget` goes. */
export async function listUnder(
  db: Db,
  args: {
    siteId: number;
    comment: CommentRow;
    after: number;
    budget: number;
    viewer: CommentViewer;
    mostCounted?: number;
  },
): Promise<{ replies: readonly ThreadNode[]; more: MoreReplies | null }> {
  const { comment, after, budget, mostCounted: limit = MOST_COUNTED } = args;
  // A comment on the last level has no list of its own: its direct replies stand in the list that it stands in.
  const flat = shownLevel(comment.depth) === NEST_LIMIT;
  const found = flat
    ? await directReplies(db, { parentId: comment.id, after, limit: budget + 1 })
    : await branchPage(db, { branchId: comment.id, after, limit: budget + 1 });
  const count = fitList(
    found.map((row) => row.descendant_count),
    budget,
  );
  const rows = found.slice(0, count);
  const replies = await fillReplies(db, {
    siteId: args.siteId,
    rows,
    budget: budget - rows.length,
    viewer: args.viewer,
  });
  const last = rows.at(-1);
  if (last === undefined || found.length === count) return { replies, more: null };
  const rest = flat
    ? { list: { parentId: comment.id }, at: last.id, total: comment.reply_count }
    : { list: { branchId: comment.id }, at: last.position, total: comment.descendant_count };
  return { replies, more: { ...(await countRest(db, { ...rest, limit })), after: rest.at } };
}

/**
 * How many replies are behind a place in a list: counted there, or what those before it leave of the total. Where both
 * sides are too long to count, at least as many as were found.
 */
async function countRest(
  db: Db,
  args: { list: ReplyList; at: number; total: number; limit: number },
): Promise<{ count: number; exact: boolean }> {
  const { total, ...place } = args;
  const behind = await countList(db, { ...place, side: "behind" });
  if (behind.whole) return { count: Math.max(1, behind.count), exact: true };
  const before = await countList(db, { ...place, side: "upto" });
  if (before.whole) return { count: Math.max(1, total - before.count), exact: true };
  return { count: Math.max(1, behind.count), exact: false };
}
