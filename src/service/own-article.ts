import { parseUrl } from "../domain/parse-url.ts";
import { articleById, articleBySlug } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * The article whose page here an address leads to: `/articles/SLUG` or `/conversations/NUMBER`, with whatever follows.
 * @param origin where readers reach this site; null takes an address on any origin.
 * @returns undefined where the address is not one of ours.
 */
export async function ownArticle(
  context: ServiceContext,
  address: string,
  origin: string | null,
): Promise<ArticleRow | undefined> {
  const url = parseUrl(address);
  if (url === null || (origin !== null && url.host !== parseUrl(origin)?.host)) return undefined;
  const [, kind, name] = /^\/(articles|conversations)\/([^/]+)/u.exec(url.pathname) ?? [];
  if (name === undefined) return undefined;
  return kind === "articles"
    ? await articleBySlug(context.store.reader, context.site().id, readable(name))
    : await articleByNumber(context, name);
}

/** The article with this number here, as people write it. */
export async function articleByNumber(context: ServiceContext, name: string): Promise<ArticleRow | undefined> {
  if (!/^\d{1,15}$/u.test(name)) return undefined;
  return await articleById(context.store.reader, context.site().id, Number(name));
}

/** A part of a path without its percent signs; as it is where they are broken. */
function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
