import { react } from "../../service/react.ts";
import { operation } from "../operation.ts";
import { MARK_PARAMS, REACTION } from "./schemas.ts";

export const giveMark = operation({
  id: "giveMark",
  method: "put",
  path: "/comments/{id}/reactions/{mark}",
  tag: "comments",
  summary: "Gives a comment a mark: agree, disagree, or respect (well argued, even if I disagree)",
  description:
    "Each mark once for each person; the three are independent. The site's setting `reactions` says which are used.",
  access: "anybody",
  limit: "act",
  params: MARK_PARAMS,
  answers: { 200: { description: "The marks with this one", schema: REACTION, headers: ["hustings-device"] } },
  problems: ["not-allowed", "comment-gone", "banned", "timed-out"],
  handle: async (context, { params, writer }) => ({
    status: 200,
    body: await react(context, { commentId: params.id, writer: writer(), mark: params.mark, given: true }),
  }),
});
