import { articleKey, canonicalUrl, readableUrl } from "../../domain/article-address.ts";
import { Problem } from "../../domain/problem.ts";
import type { SiteSettings } from "../../domain/site-settings.ts";
import type { IncomingArticle } from "../../service/import-comments.ts";
import { importedTitle, withoutHtml } from "../imported-text.ts";
import type { WxrArticle } from "./wxr-record.ts";
import { parseUrl } from "../../domain/parse-url.ts";

/** What external ids of an export are unique in. */
export function wordpressSource(siteUrl: string): string {
  return `wordpress:${attempt(() => canonicalUrl(siteUrl, { trailingSlash: "drop" })) ?? siteUrl.slice(0, 500)}`;
}

/** Names an article in its source. */
export function wordpressArticleId(article: WxrArticle): string {
  return article.id || article.link || article.title;
}

/**
 * The article as it is written: known by its address, or by its number in WordPress where the export has no usable one.
 * @param args.now when comments were closed, for an article that takes no more; milliseconds since 1970-01-01 UTC.
 */
export function incomingArticle(
  article: WxrArticle,
  args: { siteUrl: string; settings: SiteSettings; now: number },
): IncomingArticle {
  const url = articleUrl(article, args.siteUrl);
  const key = url === null ? undefined : attempt(() => articleKey({ url }, args.settings));
  const id = wordpressArticleId(article);
  return {
    externalId: id,
    values: {
      key: key ?? articleKey({ id: `wordpress ${id}`.slice(0, 200) }),
      url: key === undefined ? "" : (url ?? ""),
      slug: null,
      title: importedTitle(withoutHtml(article.title)) || (url ?? "Untitled"),
      author: importedTitle(withoutHtml(article.author)) || null,
      published_at: article.publishedAt,
      closed_at: article.commentsOpen ? null : args.now,
    },
  };
}

/** Links may be relative or missing; `/?p=4` is an address too and leads every WordPress to the article. */
function articleUrl(article: WxrArticle, siteUrl: string): string | null {
  const link = article.link || (article.id === "" ? "" : `/?p=${article.id}`);
  if (link === "") return null;
  const absolute = parseUrl(link) === null ? parseUrl(link, siteUrl)?.href : link;
  return absolute === undefined ? null : (attempt(() => readableUrl(absolute)) ?? null);
}

/** What `work` returns; undefined where it refuses. */
function attempt(work: () => string): string | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
