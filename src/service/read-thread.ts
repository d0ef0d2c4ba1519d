import { fitList } from "../domain/budget.ts";
import { PAGE_BUDGET } from "../domain/comment.ts";
import type { Sort } from "../domain/comment.ts";
import { formatCursor, parseCursor } from "../domain/cursor.ts";
import type { ThreadPage } from "../domain/thread-page.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { CommentRow } from "../store/comments.ts";
import { rootsPage } from "../store/threads.ts";
import { articleView } from "./article-view.ts";
import { CommentViewer } from "./comment-view.ts";
import { fillReplies } from "./fill-replies.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * One page of a conversation: at most PAGE_BUDGET comments, whatever its size.
 * @param args.after cursor of the page before; null for the first page.
 * @throws Problem `bad-request` for a cursor that is not one of ours.
 */
export async function readThread(
  context: ServiceContext,
  args: { article: ArticleRow; sort: Sort; after: string | null },
): Promise<ThreadPage> {
  const { article, sort } = args;
  const after = args.after === null ? null : parseCursor(args.after, sort);
  const site = context.site();
  const db = context.store.reader;
  // One more than fits tells whether there is a next page.
  const found = await rootsPage(db, { articleId: article.id, sort, after, limit: PAGE_BUDGET + 1 });
  const count = fitList(
    found.map((row) => row.descendant_count),
    PAGE_BUDGET,
  );
  const rows = found.slice(0, count);
  const roots = await fillReplies(db, {
    siteId: site.id,
    rows,
    budget: PAGE_BUDGET - rows.length,
    viewer: new CommentViewer(),
  });
  const last = rows.at(-1);
  return {
    article: articleView(article, site.settings, context.now()),
    sort,
    roots,
    next: last === undefined || found.length === count ? null : formatCursor(cursorOf(last, sort)),
    continued: after !== null,
  };
}

function cursorOf(row: CommentRow, sort: Sort): { sort: Sort; value: number; position: number } {
  const value = sort === "best" ? row.score : sort === "replied" ? row.descendant_count : 0;
  return { sort, value, position: row.position };
}
