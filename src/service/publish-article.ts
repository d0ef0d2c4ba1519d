import { articleKey, readableUrl } from "../domain/article-address.ts";
import { renderArticleMarkdown } from "../domain/article-markdown.ts";
import { Problem } from "../domain/problem.ts";
import { slugFrom } from "../domain/slug.ts";
import type { ArticleImage } from "../domain/thread-page.ts";
import { articleById, articleByKey, articleBySlug, insertArticle, updateArticle } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import { recordEvent } from "../store/events.ts";
import type { Db, Store } from "../store/store.ts";
import { isUniqueViolation } from "../store/unique-violation.ts";
import { noteAuthors, setArticleAuthors } from "./article-authors.ts";
import type { ServiceContext } from "./service-context.ts";

/** An article as its publisher gives it. */
export interface Publication {
  /** The publisher's own id; null: known by its URL, or where it has none by its slug. */
  readonly id: string | null;
  /** Where it is read, when that is elsewhere. */
  readonly url: string | null;
  /** Last part of its address here; null: made from the title. Only where there is a body. */
  readonly slug: string | null;
  readonly title: string;
  readonly standfirst: string | null;
  readonly author: string | null;
  /** Milliseconds since 1970-01-01 UTC; null: when it was first published here. */
  readonly publishedAt: number | null;
  readonly image: ArticleImage | null;
  /** Markdown of an article that is hosted here; null when it lives elsewhere. */
  readonly body: string | null;
  readonly commentsOpen: boolean;
  readonly closeAfterDays: number | null;
  /** Accounts of those who wrote it (`setArticleAuthors`); null: as it was. */
  readonly authorAccounts: readonly string[] | null;
}

type Columns = Pick<
  ArticleRow,
  | "url"
  | "slug"
  | "title"
  | "standfirst"
  | "author"
  | "published_at"
  | "image"
  | "body_source"
  | "body_html"
  | "closed_at"
  | "close_after_days"
>;

/**
 * Adds an article, or replaces what is known of the one with the same key. The same again changes nothing.
 * @throws Problem `invalid-input`, `conflict` when another article has the slug.
 */
export async function publishArticle(
  context: ServiceContext,
  args: { publication: Publication },
): Promise<{ article: ArticleRow; created: boolean }> {
  const { publication } = args;
  const site = context.site();
  const slug = publication.body === null ? null : (publication.slug ?? slugFrom(publication.title));
  const url = publication.url === null ? null : readableUrl(publication.url);
  if (url === null && slug === null) {
    const message = "An article without a text of its own here needs the url where it is read.";
    throw new Problem("invalid-input", message, { fields: [{ field: "url", code: "required", message }] });
  }
  const named = publication.id === null && url !== null ? { url } : { id: publication.id ?? slug ?? "" };
  const key = articleKey(named, site.settings);
  const html = publication.body === null ? null : renderArticleMarkdown(publication.body);
  return await orSlugTaken(context.store, async (tx) => {
    const at = context.now();
    const known = await articleByKey(tx, site.id, key);
    // An address that readers have must not change with the title.
    const kept = publication.slug === null && slug !== null ? (known?.slug ?? slug) : slug;
    await requireFreeSlug(tx, { siteId: site.id, slug: kept, key });
    const columns: Columns = {
      // Of an article hosted here only the path: under which origin is not the database's business.
      url: url ?? `/articles/${kept}`,
      slug: kept,
      title: publication.title,
      standfirst: publication.standfirst,
      author: publication.author,
      published_at: publication.publishedAt ?? known?.published_at ?? at,
      image: publication.image === null ? null : JSON.stringify(publication.image),
      body_source: publication.body,
      body_html: html,
      closed_at: publication.commentsOpen ? null : (known?.closed_at ?? at),
      close_after_days: publication.closeAfterDays,
    };
    if (known !== undefined) {
      const article = await replace(tx, known, { columns, at });
      return { article: await withAuthors(tx, context, { article, publication, at }), created: false };
    }
    const { article } = await insertArticle(tx, {
      site_id: site.id,
      key,
      ...columns,
      created_at: at,
      updated_at: at,
    });
    await recordEvent(tx, { siteId: site.id, kind: "article-created", articleId: article.id, at });
    return { article: await withAuthors(tx, context, { article, publication, at }), created: true };
  });
}

/** Says whom the article is by, where the publication does. @returns the article as it is then. */
async function withAuthors(
  tx: Db,
  context: ServiceContext,
  args: { article: ArticleRow; publication: Publication; at: number },
): Promise<ArticleRow> {
  const { article, publication, at } = args;
  const { authorAccounts: accounts } = publication;
  if (accounts === null) return article;
  const by = { articleId: article.id, accounts, addedBy: null, at };
  if (!(await setArticleAuthors(tx, context, by))) return article;
  await noteAuthors(tx, context, by);
  return (await articleById(tx, article.site_id, article.id)) ?? article;
}

async function requireFreeSlug(tx: Db, args: { siteId: number; slug: string | null; key: string }): Promise<void> {
  const holder = args.slug === null ? undefined : await articleBySlug(tx, args.siteId, args.slug);
  if (holder === undefined || holder.key === args.key) return;
  throw slugTaken();
}

/** Two publications at the same time may both find the slug free; the database then lets only one have it. */
async function orSlugTaken<T>(store: Store, work: (tx: Db) => Promise<T>): Promise<T> {
  try {
    return await store.transaction(work);
  } catch (error) {
    if (isUniqueViolation(error)) throw slugTaken();
    throw error;
  }
}

function slugTaken(): Problem {
  const message = "Another article has this address already. Please choose another slug.";
  return new Problem("conflict", message, { fields: [{ field: "slug", code: "taken", message }] });
}

async function replace(tx: Db, known: ArticleRow, args: { columns: Columns; at: number }): Promise<ArticleRow> {
  const names = Object.keys(args.columns) as (keyof Columns)[];
  if (names.every((name) => args.columns[name] === known[name])) return known;
  const article = await updateArticle(tx, known.id, { ...args.columns, updated_at: args.at });
  await recordEvent(tx, { siteId: known.site_id, kind: "article-updated", articleId: known.id, at: args.at });
  return article;
}
