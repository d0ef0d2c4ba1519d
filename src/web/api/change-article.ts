import * as z from "zod";
import { articleView } from "../../service/article-view.ts";
import { changeArticle as change } from "../../service/change-article.ts";
import { operation } from "../operation.ts";
import { articleAuthorsJson, PUBLISHED_ARTICLE } from "./article-authors-json.ts";
import { AUTHOR_ACCOUNTS, CLOSE_AFTER_DAYS, COMMENTS, LINE } from "./article-input.ts";
import { articleWithBodyJson } from "./json.ts";
import { ID_PARAMS } from "./schemas.ts";

export const changeArticle = operation({
  id: "changeArticle",
  method: "patch",
  path: "/articles/{id}",
  tag: "publishing",
  summary: "Changes what is known of an article, or opens and closes its comments",
  description: "What the request does not name stays as it is.",
  access: "publisher",
  params: ID_PARAMS,
  body: z.strictObject({
    title: LINE.optional(),
    standfirst: LINE.nullish(),
    author: LINE.nullish(),
    authorAccounts: AUTHOR_ACCOUNTS.optional(),
    comments: COMMENTS.optional(),
    closeAfterDays: CLOSE_AFTER_DAYS.optional(),
  }),
  answers: { 200: { description: "The article as it is now", schema: PUBLISHED_ARTICLE } },
  problems: [],
  handle: async (context, { params, body }) => {
    const article = await change(context, {
      id: params.id,
      change: {
        title: body.title,
        standfirst: body.standfirst,
        author: body.author,
        authorAccounts: body.authorAccounts,
        commentsOpen: body.comments === undefined ? undefined : body.comments === "open",
        closeAfterDays: body.closeAfterDays,
      },
    });
    return {
      status: 200,
      body: {
        ...articleWithBodyJson(context, articleView(article, context.site().settings, context.now())),
        authors: await articleAuthorsJson(context, article.id),
      },
    };
  },
});
