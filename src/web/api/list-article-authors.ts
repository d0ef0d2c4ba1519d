import * as z from "zod";
import { findArticle } from "../../service/find-article.ts";
import { operation } from "../operation.ts";
import { ARTICLE_AUTHORS, articleAuthorsJson } from "./article-authors-json.ts";
import { ID_PARAMS } from "./schemas.ts";

export const listArticleAuthors = operation({
  id: "listArticleAuthors",
  method: "get",
  path: "/articles/{id}/authors",
  tag: "publishing",
  summary: "Reads whom an article is by: what `authorAccounts` set",
  access: "publisher",
  params: ID_PARAMS,
  answers: {
    200: { description: "The article's authors", schema: z.strictObject({ authors: ARTICLE_AUTHORS }) },
  },
  problems: [],
  handle: async (context, { params }) => {
    const { id } = await findArticle(context, params.id);
    return { status: 200, body: { authors: await articleAuthorsJson(context, id) } };
  },
});
