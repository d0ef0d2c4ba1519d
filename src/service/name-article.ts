import { articleKey } from "../domain/article-address.ts";
import { Problem } from "../domain/problem.ts";
import { articleByKey, articleBySlug } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import { articleByNumber, ownArticle } from "./own-article.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * The article that a person means: by its number here, the last part of its address here, or its address elsewhere.
 * @throws Problem `not-found`; `invalid-input` for a broken address.
 */
export async function nameArticle(context: ServiceContext, name: string): Promise<ArticleRow> {
  const { id: siteId, settings } = context.site();
  const db = context.store.reader;
  const article = name.includes("://")
    ? ((await articleByKey(db, siteId, articleKey({ url: name }, settings))) ?? (await ownArticle(context, name, null)))
    : ((await articleBySlug(db, siteId, name)) ?? (await articleByNumber(context, name)));
  if (article === undefined) throw new Problem("not-found", `There is no article "${name}".`);
  return article;
}
