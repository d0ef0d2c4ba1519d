import { fitList } from "../domain/budget.ts";
import { NEST_LIMIT, PAGE_BUDGET } from "../domain/comment.ts";
import { shownLevel } from "../domain/placement.ts";
import type { BranchPage, ThreadNode } from "../domain/thread-page.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { CommentRow } from "../store/comments.ts";
import type { Db } from "../store/store.ts";
import { branchPage, countReplies, directReplies } from "../store/threads.ts";
import { articleView } from "./article-view.ts";
import { CommentViewer } from "./comment-view.ts";
import { fillReplies } from "./fill-replies.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * A further part of the list under one comment.
 * @param args.after the cursor that the part before named; 0 begins at the first reply.
 */
export async function readBranch(
  context: ServiceContext,
  args: { article: ArticleRow; comment: CommentRow; after: number },
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
  args: { siteId: number; comment: CommentRow; after: number; budget: number; viewer: CommentViewer },
): Promise<{ replies: readonly ThreadNode[]; more: ThreadNode["more"] }> {
  const { comment, after, budget } = args;
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
  return { replies, more: flat ? await restOfReplies(db, comment, last) : restOfList(comment, last) };
}

/** How many places of the list are behind `last`. Exact where no comment of it is held; counting would cost a scan. */
function restOfList(comment: CommentRow, last: CommentRow): ThreadNode["more"] {
  return { count: Math.max(1, comment.last_position - last.position), after: last.position };
}

async function restOfReplies(db: Db, comment: CommentRow, last: CommentRow): Promise<ThreadNode["more"]> {
  const shown = await countReplies(db, { parentId: comment.id, upto: last.id });
  return { count: Math.max(1, comment.reply_count - shown), after: last.id };
}
