import { vote } from "../../service/vote.ts";
import { operation } from "../operation.ts";
import { ID_PARAMS, VOTE } from "./schemas.ts";

export const giveVote = operation({
  id: "giveVote",
  method: "put",
  path: "/comments/{id}/vote",
  tag: "comments",
  summary: "Votes for a comment; one vote for each device",
  access: "anybody",
  limit: "act",
  params: ID_PARAMS,
  answers: { 200: { description: "The score with this vote", schema: VOTE, headers: ["hustings-device"] } },
  problems: ["not-allowed", "comment-gone"],
  handle: async (context, { params, writer }) => ({
    status: 200,
    body: await vote(context, { commentId: params.id, writer: writer(), voted: true }),
  }),
});
