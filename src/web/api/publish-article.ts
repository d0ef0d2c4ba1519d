import * as z from "zod";
import { articleView } from "../../service/article-view.ts";
import { publishArticle as publish } from "../../service/publish-article.ts";
import { operation } from "../operation.ts";
import { articleAuthorsJson, PUBLISHED_ARTICLE } from "./article-authors-json.ts";
import {
  ARTICLE_MARKDOWN,
  AUTHOR_ACCOUNTS,
  CLOSE_AFTER_DAYS,
  COMMENTS,
  IMAGE_INPUT,
  LINE,
  PAGE_URL,
  PUBLISHER_ID,
  SLUG,
} from "./article-input.ts";
import { articleWithBodyJson } from "./json.ts";

export const publishArticle = operation({
  id: "publishArticle",
  method: "post",
  path: "/articles",
  tag: "publishing",
  summary: "Publishes an article, or replaces the one with the same id, url or slug",
  description:
    "With a body (Markdown) the article is hosted here; without one it lives at its url. The same request again " +
    "changes nothing.",
  access: "publisher",
  body: z.strictObject({
    id: PUBLISHER_ID.optional(),
    url: PAGE_URL.optional(),
    slug: SLUG.optional().describe("Last part of its address here; made from the title when absent"),
    title: LINE,
    standfirst: LINE.nullish(),
    author: LINE.nullish(),
    authorAccounts: AUTHOR_ACCOUNTS.optional(),
    publishedAt: z.iso.datetime({ offset: true }).optional().describe("Now, when absent"),
    image: IMAGE_INPUT.nullish(),
    body: ARTICLE_MARKDOWN.nullish().describe("Markdown"),
    comments: COMMENTS.default("open"),
    closeAfterDays: CLOSE_AFTER_DAYS.default(null).describe("Null: as the site's settings say"),
  }),
  answers: {
    200: { description: "The article was replaced, or is as it was", schema: PUBLISHED_ARTICLE },
    201: { description: "The article is new", schema: PUBLISHED_ARTICLE, headers: ["location"] },
  },
  problems: ["conflict"],
  handle: async (context, { body }) => {
    const { article, created } = await publish(context, {
      publication: {
        id: body.id ?? null,
        url: body.url ?? null,
        slug: body.slug ?? null,
        title: body.title,
        standfirst: body.standfirst ?? null,
        author: body.author ?? null,
        authorAccounts: body.authorAccounts ?? null,
        publishedAt: body.publishedAt === undefined ? null : Date.parse(body.publishedAt),
        image: body.image ?? null,
        body: body.body ?? null,
        commentsOpen: body.comments === "open",
        closeAfterDays: body.closeAfterDays,
      },
    });
    return {
      status: created ? 201 : 200,
      headers: created ? { location: `/api/v1/articles/${article.id}` } : {},
      body: {
        ...articleWithBodyJson(context, articleView(article, context.site().settings, context.now())),
        authors: await articleAuthorsJson(context, article.id),
      },
    };
  },
});
