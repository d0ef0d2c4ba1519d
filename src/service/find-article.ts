import { Problem } from "../domain/problem.ts";
import { articleById } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * The article with this id.
 * @throws Problem `not-found`.
 */
export async function findArticle(context: ServiceContext, id: number): Promise<ArticleRow> {
  const article = await articleById(context.store.reader, context.site().id, id);
  if (article === undefined) throw new Problem("not-found", "There is no such article.");
  return article;
}
