import { closesAt } from "../service/article-view.ts";
import type { ListedArticle } from "../store/articles.ts";
import type { WebContext } from "./web-context.ts";

/** What tells whether a kept answer still shows the present state. */
export interface Freshness {
  readonly version: string;
  /** When it becomes stale by time alone (milliseconds since 1970-01-01 UTC); null: never. */
  readonly expiresAt: number | null;
}

/** Freshness of an answer that shows these articles: their versions, the site's settings, and the next closing time. */
export function freshnessOf(context: WebContext, articles: readonly (ListedArticle | undefined)[]): Freshness {
  const { settings } = context.site();
  const now = context.now();
  let expiresAt: number | null = null;
  for (const article of articles) {
    const end = article === undefined ? null : closesAt(article, settings);
    if (end !== null && end > now && (expiresAt === null || end < expiresAt)) expiresAt = end;
  }
  const versions = articles.map((article) => (article === undefined ? "-" : `${article.id}.${article.version}`));
  return { version: `${versions.join(" ")} ${JSON.stringify(settings)}`, expiresAt };
}
