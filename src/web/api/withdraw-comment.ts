import { withdrawComment as withdraw } from "../../service/withdraw-comment.ts";
import { operation } from "../operation.ts";
import { ID_PARAMS } from "./schemas.ts";

export const withdrawComment = operation({
  id: "withdrawComment",
  method: "delete",
  path: "/comments/{id}",
  tag: "comments",
  summary: "Takes one's own comment back, at any time",
  description: "Its text and earlier texts are deleted; its place and the replies under it stay.",
  access: "writer",
  limit: "act",
  params: ID_PARAMS,
  answers: { 204: { description: "The comment is withdrawn" } },
  problems: ["not-allowed", "comment-gone"],
  handle: async (context, { params, writer }) => {
    await withdraw(context, { id: params.id, writer: writer() });
    return { status: 204 };
  },
});
