import * as z from "zod";
import { accepted, validateBody } from "../../domain/comment-input.ts";
import { MAX_BODY_LENGTH } from "../../domain/comment.ts";
import { withMentionsAt } from "../../domain/mentions.ts";
import { previewComment as preview } from "../../service/preview-comment.ts";
import { operation } from "../operation.ts";

export const previewComment = operation({
  id: "previewComment",
  method: "post",
  path: "/preview",
  tag: "comments",
  summary: "Shows how a text would look as a comment",
  access: "anybody",
  limit: "act",
  body: z.strictObject({ body: z.string().max(MAX_BODY_LENGTH) }),
  answers: { 200: { description: "Safe HTML", schema: z.strictObject({ html: z.string() }) } },
  problems: [],
  handle: async (context, { body }) => {
    const { html } = await preview(context, { body: accepted(validateBody(body.body)), revises: null });
    return { status: 200, body: { html: withMentionsAt(html, context.publicUrl) } };
  },
});
