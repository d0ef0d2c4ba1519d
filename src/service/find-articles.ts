import { articleKey } from "../domain/article-address.ts";
import { articlesByKeys } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import { ownArticle } from "./own-article.ts";
import type { ServiceContext } from "./service-context.ts";

/** By what an article is asked for: its URL or the publisher's own id. */
export type ArticleReference = { readonly url: string } | { readonly id: string };

/**
 * The articles asked for, in the order of asking; undefined where nobody has opened one yet.
 * @param origin where readers reach this site: the address of a page here means the article that it shows.
 * @throws Problem `invalid-input` for a URL that cannot be an article's.
 */
export async function findArticles(
  context: ServiceContext,
  references: readonly ArticleReference[],
  origin: string,
): Promise<(ArticleRow | undefined)[]> {
  const { id: siteId, settings } = context.site();
  const keys = references.map((reference) => articleKey(reference, settings));
  const rows = await articlesByKeys(context.store.reader, siteId, [...new Set(keys)]);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return await Promise.all(
    references.map(async (reference, index) => {
      const known = byKey.get(keys[index] ?? "");
      return known ?? ("url" in reference ? await ownArticle(context, reference.url, origin) : undefined);
    }),
  );
}
