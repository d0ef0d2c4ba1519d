import * as z from "zod";
import { COMMENT_STATES } from "../../domain/comment.ts";
import { MARKS } from "../../domain/reaction.ts";
import { findArticle } from "../../service/find-article.ts";
import { readBell } from "../../service/notices/read-notices.ts";
import { readOwn as read } from "../../service/read-own.ts";
import { operation } from "../operation.ts";
import { instantOrNull } from "./json.ts";
import { ID_PARAMS, INSTANT } from "./schemas.ts";
import { MEMBER, memberJson } from "./session-schemas.ts";

const MINE = z
  .strictObject({
    comments: z.array(
      z.strictObject({
        id: z.int(),
        state: z.enum(COMMENT_STATES),
        editableUntil: INSTANT.nullable().describe("Null when it cannot be edited any more"),
      }),
    ),
    marks: z.array(z.strictObject({ id: z.int(), mark: z.enum(MARKS) })).describe("Marks given, by comment"),
    muted: z.array(z.int()).describe("Ids of the members whose comments are to be folded away"),
    unread: z.int().min(0).describe("Notices that the member has not read"),
    follows: z
      .array(z.int().nullable())
      .describe("What the member follows here: null is the whole conversation, a number the thread of that root"),
    member: MEMBER.nullable().describe("Whoever is signed in; null: nobody"),
  })
  .meta({ id: "Mine" });

export const readOwn = operation({
  id: "readOwn",
  method: "get",
  path: "/articles/{id}/mine",
  tag: "comments",
  summary: "Reads what of a conversation concerns whoever asks only",
  description: "Empty for somebody who has written and marked nothing. Never cached.",
  access: "anybody",
  params: ID_PARAMS,
  answers: { 200: { description: "One's own comments, newest first, marks, and who is muted", schema: MINE } },
  problems: [],
  handle: async (context, { params, actor }) => {
    const article = await findArticle(context, params.id);
    if (actor.writer === null) {
      return { status: 200, body: { comments: [], marks: [], muted: [], unread: 0, follows: [], member: null } };
    }
    const { comments, marks, muted } = await read(context, { articleId: article.id, writer: actor.writer });
    return {
      status: 200,
      body: {
        comments: comments.map((comment) => ({ ...comment, editableUntil: instantOrNull(comment.editableUntil) })),
        marks,
        muted,
        ...(await readBell(context, { member: actor.member, articleId: article.id })),
        member: actor.member === null ? null : memberJson(actor.member),
      },
    };
  },
});
