import * as z from "zod";
import { MAX_BODY_LENGTH } from "../../domain/comment.ts";
import { editComment as edit } from "../../service/edit-comment.ts";
import { operation } from "../operation.ts";
import { ownCommentJson } from "./own-comment.ts";
import { ID_PARAMS, OWN_COMMENT } from "./schemas.ts";

export const editComment = operation({
  id: "editComment",
  method: "patch",
  path: "/comments/{id}",
  tag: "comments",
  summary: "Replaces the text of one's own comment: within ten minutes of posting, of a held one at any time",
  description:
    "The new text is screened: a held comment may be published by it, a public one held. An earlier text that was public is kept and shown (see listRevisions).",
  access: "writer",
  limit: "act",
  params: ID_PARAMS,
  body: z.strictObject({ body: z.string().max(MAX_BODY_LENGTH) }),
  answers: { 200: { description: "The comment as it is now", schema: OWN_COMMENT } },
  problems: [
    "not-allowed",
    "edit-window-over",
    "comment-gone",
    "conflict",
    "refused-by-rules",
    "banned",
    "timed-out",
    "warning-unread",
  ],
  handle: async (context, { params, body, writer }) => {
    await edit(context, { id: params.id, body: body.body, writer: writer() });
    return { status: 200, body: await ownCommentJson(context, { id: params.id, writer: writer() }) };
  },
});
