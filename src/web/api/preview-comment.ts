import * as z from "zod";
import { accepted, validateBody } from "../../domain/comment-input.ts";
import { MAX_BODY_LENGTH } from "../../domain/comment.ts";
import { renderMarkdown } from "../../domain/markdown.ts";
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
  handle: (_context, { body }) =>
    Promise.resolve({ status: 200, body: { html: renderMarkdown(accepted(validateBody(body.body))) } }),
});
