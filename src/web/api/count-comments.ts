import * as z from "zod";
import { articleView } from "../../service/article-view.ts";
import { findArticles } from "../../service/find-articles.ts";
import type { ArticleReference } from "../../service/find-articles.ts";
import { freshnessOf } from "../freshness.ts";
import { operation } from "../operation.ts";
import { PAGE_URL, PUBLISHER_ID } from "./article-input.ts";
import { articleJson } from "./json.ts";

/** Most articles that one request may ask for. */
export const MAX_COUNTS = 100;

const COUNTED = z
  .strictObject({
    url: z.string().optional().describe("As it was asked for"),
    id: z.string().optional().describe("As it was asked for"),
    articleId: z.int().nullable().describe("Null while the article is not known"),
    page: z.string().nullable().describe("Where the conversation is read on this server"),
    count: z.int().min(0).describe("Published comments"),
  })
  .meta({ id: "Count" });

export const countComments = operation({
  id: "countComments",
  method: "get",
  path: "/counts",
  tag: "articles",
  summary: `Counts the comments of up to ${MAX_COUNTS} articles`,
  access: "anybody",
  shared: true,
  lists: ["url", "id"],
  query: z
    .strictObject({
      url: z.array(PAGE_URL).max(MAX_COUNTS).default([]).describe("Addresses of articles"),
      id: z.array(PUBLISHER_ID).max(MAX_COUNTS).default([]).describe("The publisher's own ids of articles"),
    })
    .refine(({ url, id }) => url.length + id.length <= MAX_COUNTS, {
      message: `Ask for at most ${MAX_COUNTS} articles at once`,
      params: { code: "too-many" },
    }),
  answers: {
    200: {
      description: "One count for each article asked for: first those by url, then those by id, each in order",
      schema: z.strictObject({ counts: z.array(COUNTED) }),
    },
  },
  problems: [],
  handle: async (context, { query }) => {
    const references: ArticleReference[] = [...query.url.map((url) => ({ url })), ...query.id.map((id) => ({ id }))];
    const articles = await findArticles(context, references, context.publicUrl);
    const { settings } = context.site();
    return {
      ...freshnessOf(context, articles),
      make: () =>
        Promise.resolve({
          counts: references.map((reference, index) => {
            const article = articles[index];
            const known = article && articleJson(context, articleView(article, settings, context.now()));
            return {
              ...reference,
              articleId: known?.id ?? null,
              page: known?.page ?? null,
              count: known?.commentCount ?? 0,
            };
          }),
        }),
    };
  },
});
