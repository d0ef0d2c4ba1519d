import * as z from "zod";
import { readBranch as read } from "../../service/read-branch.ts";
import { findComment } from "../../service/read-comment.ts";
import { freshnessOf } from "../freshness.ts";
import { operation } from "../operation.ts";
import { branchPageJson } from "./json.ts";
import { BRANCH_PAGE, ID_PARAMS, NUMBER_CURSOR } from "./schemas.ts";

export const readBranch = operation({
  id: "readBranch",
  method: "get",
  path: "/comments/{id}/replies",
  tag: "comments",
  summary: "Reads a further part of the list under one comment",
  access: "anybody",
  shared: true,
  params: ID_PARAMS,
  query: z.strictObject({
    after: NUMBER_CURSOR.optional().describe("`more.after` of the part before; from the first reply when absent"),
  }),
  answers: { 200: { description: "Replies, oldest first", schema: BRANCH_PAGE } },
  problems: [],
  handle: async (context, { params, query }) => {
    const find = () => findComment(context, { id: params.id, writer: null });
    const { article } = await find();
    return {
      ...freshnessOf(context, [article]),
      // Found again, because the comment may have been read before a change that the article's version tells of.
      make: async () => branchPageJson(context, await read(context, { ...(await find()), after: query.after ?? 0 })),
    };
  },
});
