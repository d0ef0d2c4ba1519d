import type { ServiceContext } from "../../src/service/service-context.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import type { ArticleRow } from "../../src/store/articles.ts";

/** An article that the site knows from now on. */
export async function knownArticle(context: ServiceContext, path = "low-tide"): Promise<ArticleRow> {
  const { article } = await visitArticle(context, {
    visit: { url: `https://news.example/${path}`, id: null, title: "Low tide" },
    mayCreate: true,
    beforeCreation: () => Promise.resolve(),
  });
  return article;
}
