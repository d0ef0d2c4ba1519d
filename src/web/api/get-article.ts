import { articleView } from "../../service/article-view.ts";
import { findArticle } from "../../service/find-article.ts";
import { freshnessOf } from "../freshness.ts";
import { operation } from "../operation.ts";
import { articleWithBodyJson } from "./json.ts";
import { ARTICLE_WITH_BODY, ID_PARAMS } from "./schemas.ts";

export const getArticle = operation({
  id: "getArticle",
  method: "get",
  path: "/articles/{id}",
  tag: "articles",
  summary: "Reads one article, with its text where it is hosted here",
  access: "anybody",
  shared: true,
  params: ID_PARAMS,
  answers: { 200: { description: "The article", schema: ARTICLE_WITH_BODY } },
  problems: [],
  handle: async (context, { params }) => {
    const article = await findArticle(context, params.id);
    return {
      ...freshnessOf(context, [article]),
      make: () =>
        Promise.resolve(articleWithBodyJson(context, articleView(article, context.site().settings, context.now()))),
    };
  },
});
