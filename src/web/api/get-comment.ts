import { findComment, readComment } from "../../service/read-comment.ts";
import { freshnessOf } from "../freshness.ts";
import { operation } from "../operation.ts";
import { commentPageJson } from "./json.ts";
import { COMMENT_PAGE, ID_PARAMS } from "./schemas.ts";

export const getComment = operation({
  id: "getComment",
  method: "get",
  path: "/comments/{id}",
  tag: "comments",
  summary: "Reads one comment with those above it, its neighbours and its replies",
  access: "anybody",
  shared: true,
  params: ID_PARAMS,
  answers: { 200: { description: "The comment in its surroundings", schema: COMMENT_PAGE } },
  problems: [],
  handle: async (context, { params }) => {
    // Nobody in particular asks: a kept answer shows nothing that only its author may see.
    const find = () => findComment(context, { id: params.id, writer: null });
    const { article } = await find();
    return {
      ...freshnessOf(context, [article]),
      // Found again, because the comment may have been read before a change that the article's version tells of.
      make: async () => commentPageJson(context, await readComment(context, await find())),
    };
  },
});
