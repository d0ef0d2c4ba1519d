import { react } from "../../service/react.ts";
import { operation } from "../operation.ts";
import { MARK_PARAMS, REACTION } from "./schemas.ts";

export const takeBackMark = operation({
  id: "takeBackMark",
  method: "delete",
  path: "/comments/{id}/reactions/{mark}",
  tag: "comments",
  summary: "Takes a mark back",
  access: "writer",
  limit: "act",
  params: MARK_PARAMS,
  answers: { 200: { description: "The marks without this one", schema: REACTION } },
  problems: ["not-allowed", "comment-gone"],
  handle: async (context, { params, writer }) => ({
    status: 200,
    body: await react(context, { commentId: params.id, writer: writer(), mark: params.mark, given: false }),
  }),
});
