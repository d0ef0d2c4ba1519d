import { articleKey, readableUrl } from "../domain/article-address.ts";
import { Problem } from "../domain/problem.ts";
import { articleByKey, insertArticle } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import { recordEvent } from "../store/events.ts";
import { ownArticle } from "./own-article.ts";
import type { ServiceContext } from "./service-context.ts";

/** Longest title that an article gets on its first visit, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 300;

/** An article as a page that embeds the conversation names it. */
export interface Visit {
  readonly url: string | null;
  /** The publisher's own id; wins over the address. */
  readonly id: string | null;
  readonly title: string | null;
}

/**
 * The article that a page is about; created on its first visit where `mayCreate`.
 * @param args.origin where readers reach this site: the address of a page here means the article that it shows.
 * @param args.mayCreate the visit comes from somewhere that may make articles known.
 * @param args.beforeCreation asked with the article's address right before it is created; throws to refuse.
 * @throws Problem `invalid-input`, `not-found`.
 */
export async function visitArticle(
  context: ServiceContext,
  args: { visit: Visit; origin?: string; mayCreate: boolean; beforeCreation?: (url: string) => Promise<void> },
): Promise<{ article: ArticleRow; created: boolean }> {
  const { visit } = args;
  const { id: siteId, settings } = context.site();
  const key = keyOf(visit, settings);
  const known = await articleByKey(context.store.reader, siteId, key);
  if (known !== undefined) return { article: known, created: false };
  const own =
    visit.url === null || args.origin === undefined ? undefined : await ownArticle(context, visit.url, args.origin);
  if (own !== undefined) return { article: own, created: false };
  if (!args.mayCreate || visit.url === null) {
    throw new Problem("not-found", "There is no conversation about this article yet.");
  }
  const url = readableUrl(visit.url);
  await args.beforeCreation?.(url);
  const title = (visit.title ?? "").toWellFormed().replaceAll("\0", "").trim().slice(0, MAX_TITLE_LENGTH);
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const { article, created } = await insertArticle(tx, {
      site_id: siteId,
      key,
      url,
      title: title === "" ? url : title,
      // An article that lives elsewhere is listed by when it was first read here.
      published_at: at,
      created_at: at,
      updated_at: at,
    });
    if (created) await recordEvent(tx, { siteId, kind: "article-created", articleId: article.id, at });
    return { article, created };
  });
}

function keyOf(visit: Visit, settings: Parameters<typeof articleKey>[1]): string {
  if (visit.id !== null) return articleKey({ id: visit.id }, settings);
  if (visit.url !== null) return articleKey({ url: visit.url }, settings);
  throw new Problem("invalid-input", "Name the article by url or id.", {
    fields: [{ field: "url", code: "required", message: "Name the article by url or id." }],
  });
}
