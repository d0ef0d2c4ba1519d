import { vote } from "../../service/vote.ts";
import { operation } from "../operation.ts";
import { ID_PARAMS, VOTE } from "./schemas.ts";

export const takeBackVote = operation({
  id: "takeBackVote",
  method: "delete",
  path: "/comments/{id}/vote",
  tag: "comments",
  summary: "Takes a vote back",
  access: "writer",
  limit: "act",
  params: ID_PARAMS,
  answers: { 200: { description: "The score without this vote", schema: VOTE } },
  problems: ["not-allowed", "comment-gone"],
  handle: async (context, { params, writer }) => ({
    status: 200,
    body: await vote(context, { commentId: params.id, writer: writer(), voted: false }),
  }),
});
