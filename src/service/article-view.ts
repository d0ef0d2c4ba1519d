import { measuresAt } from "../domain/decisions/measures.ts";
import type { ArticleImage, ArticleView } from "../domain/thread-page.ts";
import type { ArticleRow, ListedArticle } from "../store/articles.ts";
import type { SiteSettings } from "../domain/site-settings.ts";

const DAY_MS = 86_400_000;

/** What of an article decides when its comments close. */
type ArticleClosing = Pick<ArticleRow, "closed_at" | "close_after_days" | "published_at" | "created_at" | "measures">;

/** Until when comments are accepted (milliseconds since 1970-01-01 UTC); null while there is no end. */
export function closesAt(article: ArticleClosing, settings: SiteSettings): number | null {
  const days = article.close_after_days ?? settings.closeAfterDays;
  const byAge = days === null ? null : (article.published_at ?? article.created_at) + days * DAY_MS;
  if (article.closed_at === null) return byAge;
  return byAge === null ? article.closed_at : Math.min(article.closed_at, byAge);
}

/** True when new comments are refused at `now`. */
export function isClosed(article: ArticleClosing, settings: SiteSettings, now: number): boolean {
  const end = closesAt(article, settings);
  return (end !== null && end <= now) || measuresAt(article.measures, null, now).locked;
}

/** What everybody may see of an article; of one from a list, without its text. */
export function articleView(
  article: ListedArticle & { body_html?: string | null },
  settings: SiteSettings,
  now: number,
): ArticleView {
  return {
    id: article.id,
    url: article.url,
    title: article.title,
    standfirst: article.standfirst,
    author: article.author,
    publishedAt: article.published_at,
    image: article.image === null ? null : (JSON.parse(article.image) as ArticleImage),
    bodyHtml: article.body_html ?? null,
    slug: article.slug,
    commentCount: article.comment_count,
    closed: isClosed(article, settings, now),
    version: article.version,
  };
}
