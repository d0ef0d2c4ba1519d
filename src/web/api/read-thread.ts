import * as z from "zod";
import { findArticle } from "../../service/find-article.ts";
import { readThread as read } from "../../service/read-thread.ts";
import { freshnessOf } from "../freshness.ts";
import { operation } from "../operation.ts";
import { threadPageJson } from "./json.ts";
import { ID_PARAMS, SORT, THREAD_PAGE } from "./schemas.ts";

export const readThread = operation({
  id: "readThread",
  method: "get",
  path: "/articles/{id}/comments",
  tag: "comments",
  summary: "Reads one page of a conversation",
  description:
    "Sorts order the roots; replies are always oldest first. A page has at most 100 comments: a long branch is continued " +
    "by readBranch where `more` says so. Pages never overlap and leave nothing out, whatever is posted meanwhile; only " +
    "in the orders by replies and marks may a root that changes its place meanwhile be met again or missed.",
  access: "anybody",
  shared: true,
  params: ID_PARAMS,
  query: z.strictObject({
    sort: SORT.optional().describe("Order of the roots; the site's own when absent"),
    after: z.string().max(40).optional().describe("`next` of the page before, in the same order"),
  }),
  answers: { 200: { description: "One page", schema: THREAD_PAGE } },
  problems: [],
  handle: async (context, { params, query }) => {
    const article = await findArticle(context, params.id);
    const sort = query.sort ?? context.site().settings.defaultSort;
    return {
      ...freshnessOf(context, [article]),
      make: async () => threadPageJson(context, await read(context, { article, sort, after: query.after ?? null })),
    };
  },
});
