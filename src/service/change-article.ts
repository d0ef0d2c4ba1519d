import { Problem } from "../domain/problem.ts";
import { articleById, updateArticle } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import { recordEvent } from "../store/events.ts";
import { noteAuthors, setArticleAuthors } from "./article-authors.ts";
import type { ServiceContext } from "./service-context.ts";

/** What can be changed of an article without publishing it again; what is absent stays as it is. */
export interface ArticleChange {
  readonly title?: string | undefined;
  readonly standfirst?: string | null | undefined;
  readonly author?: string | null | undefined;
  readonly commentsOpen?: boolean | undefined;
  readonly closeAfterDays?: number | null | undefined;
  /** Accounts of those who wrote it (`setArticleAuthors`). */
  readonly authorAccounts?: readonly string[] | undefined;
}

/**
 * Changes an article, or opens and closes its comments. The same again changes nothing.
 * @throws Problem `not-found`, `invalid-input` for an author who is not there.
 */
export async function changeArticle(
  context: ServiceContext,
  args: { id: number; change: ArticleChange },
): Promise<ArticleRow> {
  const { change } = args;
  const site = context.site();
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const article = await articleById(tx, site.id, args.id);
    if (article === undefined) throw new Problem("not-found", "There is no such article.");
    const wanted = {
      title: change.title ?? article.title,
      standfirst: change.standfirst === undefined ? article.standfirst : change.standfirst,
      author: change.author === undefined ? article.author : change.author,
      closed_at: closedAt(article, change.commentsOpen, at),
      close_after_days: change.closeAfterDays === undefined ? article.close_after_days : change.closeAfterDays,
    };
    const accounts = change.authorAccounts;
    const by = { articleId: article.id, accounts: accounts ?? [], addedBy: null, at };
    if (accounts !== undefined && (await setArticleAuthors(tx, context, by))) await noteAuthors(tx, context, by);
    const names = Object.keys(wanted) as (keyof typeof wanted)[];
    if (names.every((name) => wanted[name] === article[name])) {
      return (await articleById(tx, site.id, article.id)) ?? article;
    }
    const changed = await updateArticle(tx, article.id, { ...wanted, updated_at: at });
    await recordEvent(tx, { siteId: site.id, kind: "article-updated", articleId: article.id, at });
    return changed;
  });
}

function closedAt(article: ArticleRow, open: boolean | undefined, now: number): number | null {
  if (open === undefined) return article.closed_at;
  return open ? null : (article.closed_at ?? now);
}
