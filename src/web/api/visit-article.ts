import * as z from "zod";
import { articleView } from "../../service/article-view.ts";
import { operation } from "../operation.ts";
import { visit } from "../visiting.ts";
import { LINE, PAGE_URL, PUBLISHER_ID } from "./article-input.ts";
import { articleJson } from "./json.ts";
import { ARTICLE } from "./schemas.ts";

export const visitArticle = operation({
  id: "visitArticle",
  method: "post",
  path: "/articles/visits",
  tag: "articles",
  summary: "Finds the article of a page, and makes it known on the first visit",
  description:
    "Everybody can find an article that is known. It becomes known when a page on one of the site's origins asks for an " +
    "address on these origins, or when the publisher asks.",
  access: "anybody",
  body: z.strictObject({
    id: PUBLISHER_ID.optional(),
    url: PAGE_URL.optional(),
    title: LINE.optional().describe("Title of the page, used when the article becomes known"),
  }),
  answers: {
    200: { description: "The article was known", schema: ARTICLE },
    201: { description: "The article is known from now on", schema: ARTICLE, headers: ["location"] },
  },
  problems: ["not-found", "too-many-requests"],
  handle: async (context, { body, actor }) => {
    const { article, created } = await visit(context, actor, {
      id: body.id ?? null,
      url: body.url ?? null,
      title: body.title ?? null,
    });
    return {
      status: created ? 201 : 200,
      headers: created ? { location: `/api/v1/articles/${article.id}` } : {},
      body: articleJson(context, articleView(article, context.site().settings, context.now())),
    };
  },
});
