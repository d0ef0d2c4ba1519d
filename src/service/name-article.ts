import { articleKey } from "../domain/article-address.ts";
import { Problem } from "../domain/problem.ts";
import { articleById, articleByKey, articleBySlug } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * The article that a person means: by its number here, the last part of its address here, or its address elsewhere.
 * @throws Problem `not-found`; `invalid-input` for a broken address.
 */
export async function nameArticle(context: ServiceContext, name: string): Promise<ArticleRow> {
  const { id: siteId, settings } = context.site();
  const db = context.store.reader;
  const article = name.includes("://")
    ? ((await articleByKey(db, siteId, articleKey({ url: name }, settings))) ?? (await hosted(context, name)))
    : ((await articleBySlug(db, siteId, name)) ?? (await byNumber(context, name)));
  if (article === undefined) throw new Problem("not-found", `There is no article "${name}".`);
  return article;
}

async function byNumber(context: ServiceContext, name: string): Promise<ArticleRow | undefined> {
  if (!/^\d{1,15}$/u.test(name)) return undefined;
  return await articleById(context.store.reader, context.site().id, Number(name));
}

/** The address of a page of ours. */
async function hosted(context: ServiceContext, address: string): Promise<ArticleRow | undefined> {
  const [, kind, last] = /\/(articles|conversations)\/([^/?#]+)[^/]*$/u.exec(address) ?? [];
  if (last === undefined) return undefined;
  const name = decodeURIComponent(last);
  return kind === "articles"
    ? await articleBySlug(context.store.reader, context.site().id, name)
    : await byNumber(context, name);
}
