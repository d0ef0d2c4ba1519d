import type { DecisionLine } from "../../domain/case-view.ts";
import { isMeasure } from "../../domain/decisions/kinds.ts";
import type { ArticleView } from "../../domain/thread-page.ts";
import { Problem } from "../../domain/problem.ts";
import { authorsOfArticle } from "../../store/article-authors.ts";
import type { ArticleAuthorRow } from "../../store/article-authors.ts";
import { articleById } from "../../store/articles.ts";
import { commentsByIds } from "../../store/comments.ts";
import { decisionsOnArticle } from "../../store/decisions.ts";
import { rootAt } from "../../store/threads.ts";
import { articleView } from "../article-view.ts";
import type { ServiceContext } from "../service-context.ts";
import { decisionLines, Names } from "./decision-lines.ts";
import { decisionOf } from "./read-decisions.ts";

/** Measures that have ended, of which a page shows so many. */
const EARLIER_SHOWN = 20;

/** A measure on an article or on one of its threads. */
export interface MeasureLine extends DecisionLine {
  /** Number of the thread; null: the whole article. */
  readonly thread: string | null;
  /** Of slow mode: seconds between two comments. */
  readonly slowSeconds: number | null;
}

/** What moderators see of an article: what holds there now, and what did. */
export interface PlacePage {
  readonly article: ArticleView;
  /** Whose comments here have the badge "Author". */
  readonly authors: readonly ArticleAuthorRow[];
  readonly now: readonly MeasureLine[];
  readonly earlier: readonly MeasureLine[];
}

/** Reads what moderators have laid upon an article and its threads, newest first. @throws Problem `not-found`. */
export async function readPlace(context: ServiceContext, articleId: number): Promise<PlacePage> {
  const db = context.store.reader;
  const site = context.site();
  const at = context.now();
  const article = await articleById(db, site.id, articleId);
  if (article === undefined) throw new Problem("not-found", "There is no such article.");
  const rows = (await decisionsOnArticle(db, articleId)).filter(({ kind }) => isMeasure(kind)).toReversed();
  const lines = await decisionLines(db, rows, { names: new Names(db, site.id), at });
  const rootIds = rows.flatMap(({ comment_id: id }) => (id === null ? [] : [id]));
  const numbers = new Map((await commentsByIds(db, site.id, rootIds)).map(({ id, number }) => [id, number]));
  const measures = lines.map((line, index): MeasureLine => {
    const row = rows[index];
    return {
      ...line,
      thread: row === undefined || row.comment_id === null ? null : (numbers.get(row.comment_id) ?? ""),
      slowSeconds: row === undefined ? null : (decisionOf(row).data.slowSeconds ?? null),
    };
  });
  return {
    article: articleView(article, site.settings, at),
    authors: await authorsOfArticle(db, articleId),
    now: measures.filter(({ liftable }) => liftable),
    earlier: measures.filter(({ liftable }) => !liftable).slice(0, EARLIER_SHOWN),
  };
}

/** The root of the thread with a number, such as 6. @throws Problem `invalid-input` where there is none. */
export async function threadOfNumber(
  context: ServiceContext,
  args: { articleId: number; number: string },
): Promise<number> {
  const position = /^\d{1,9}$/u.test(args.number) ? Number(args.number) : 0;
  const id = await rootAt(context.store.reader, { articleId: args.articleId, position });
  if (id !== undefined) return id;
  const message = "There is no thread with this number.";
  throw new Problem("invalid-input", message, { fields: [{ field: "thread", code: "unknown", message }] });
}
