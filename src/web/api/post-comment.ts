import * as z from "zod";
import { MAX_EMAIL_LENGTH } from "../../domain/comment-input.ts";
import { MAX_BODY_LENGTH, MAX_NAME_LENGTH } from "../../domain/comment.ts";
import { postComment as post } from "../../service/post-comment.ts";
import { CONFIRM_LINK } from "../confirm-link.ts";
import { noteSource } from "../note-signals.ts";
import { operation } from "../operation.ts";
import { ownCommentJson, ownRowJson } from "./own-comment.ts";
import { ID_PARAMS, OWN_COMMENT } from "./schemas.ts";

export const postComment = operation({
  id: "postComment",
  method: "post",
  path: "/articles/{id}/comments",
  tag: "comments",
  summary: "Posts a comment or a reply",
  description:
    "Answers when the comment is durable. A device that writes for the first time is given its token in the header " +
    "Hustings-Device; sent back as a bearer token it proves later that the comment is one's own. Without an " +
    "Idempotency-Key the same text in the same place from the same device counts as repeated for ten minutes.",
  access: "anybody",
  limit: "post",
  idempotencyKey: true,
  direct: true,
  params: ID_PARAMS,
  body: z.strictObject({
    name: z
      .string()
      .max(MAX_NAME_LENGTH)
      .default("")
      .meta({ description: "Needed from guests; members write under their own", examples: ["Ida Brandt"] }),
    email: z.string().max(MAX_EMAIL_LENGTH).default("").describe("Never shown"),
    body: z
      .string()
      .max(MAX_BODY_LENGTH)
      .meta({ description: "Markdown: emphasis, links, quotes, lists, code", examples: ["The *old* baths had both."] }),
    tellMe: z
      .boolean()
      .default(false)
      .describe(
        "Tell a guest of answers by mail, once the owner of the address has confirmed it; members follow instead",
      ),
    parentId: z.int().min(1).nullable().default(null).describe("The comment to answer; null for a new root"),
  }),
  answers: {
    200: { description: "An earlier request had posted it already", schema: OWN_COMMENT },
    201: { description: "The comment is posted", schema: OWN_COMMENT, headers: ["location", "hustings-device"] },
  },
  problems: [
    "article-closed",
    "comment-gone",
    "conflict",
    "name-taken",
    "refused-by-rules",
    "banned",
    "timed-out",
    "warning-unread",
  ],
  handle: async (context, request) => {
    const { name, email, body, parentId, tellMe } = request.body;
    const writer = request.writer();
    const { id, comment } = await post(context, {
      articleId: request.params.id,
      parentId,
      input: { name, email, body },
      writer,
      idempotencyKey: request.idempotencyKey,
      confirmBase: context.publicUrl + CONFIRM_LINK,
      ...(tellMe ? { answerLinks: context } : {}),
    });
    await noteSource(context, request.actor, writer);
    if (comment === null) return { status: 200, body: await ownCommentJson(context, { id, writer }) };
    return {
      status: 201,
      headers: { location: `/api/v1/comments/${id}` },
      body: await ownRowJson(context, comment),
    };
  },
});
