import * as z from "zod";
import { articleView } from "../../service/article-view.ts";
import { listArticles as list } from "../../service/list-articles.ts";
import { freshnessOf } from "../freshness.ts";
import { operation } from "../operation.ts";
import { articleJson } from "./json.ts";
import { ARTICLE } from "./schemas.ts";

export const listArticles = operation({
  id: "listArticles",
  method: "get",
  path: "/articles",
  tag: "articles",
  summary: "Lists articles that have a date of publication, newest first",
  access: "anybody",
  shared: true,
  query: z.strictObject({ after: z.string().max(40).optional().describe("`next` of the page before") }),
  answers: {
    200: {
      description: "One page of articles",
      schema: z.strictObject({ articles: z.array(ARTICLE), next: z.string().nullable() }),
    },
  },
  problems: [],
  handle: async (context, { query }) => {
    const { articles, next } = await list(context, { after: query.after ?? null });
    const { settings } = context.site();
    return {
      ...freshnessOf(context, articles),
      make: () =>
        Promise.resolve({
          articles: articles.map((article) => articleJson(context, articleView(article, settings, context.now()))),
          next,
        }),
    };
  },
});
