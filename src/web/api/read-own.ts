import * as z from "zod";
import { COMMENT_STATES } from "../../domain/comment.ts";
import { MARKS } from "../../domain/reaction.ts";
import { BARS } from "../../domain/own-bar.ts";
import type { OwnBar } from "../../domain/own-bar.ts";
import { findArticle } from "../../service/find-article.ts";
import { ownBar } from "../../service/moderation/own-bar.ts";
import { readBell } from "../../service/notices/read-notices.ts";
import { readOwn as read } from "../../service/read-own.ts";
import { operation } from "../operation.ts";
import { instantOrNull } from "./json.ts";
import { ownHtml } from "./own-html.ts";
import { ID_PARAMS, INSTANT } from "./schemas.ts";
import { MEMBER, memberJson } from "./session-schemas.ts";

const BARRED = z
  .strictObject({
    why: z.enum(BARS).describe("The code of the problem with which posting would be refused"),
    until: INSTANT.nullable().describe(
      "When it ends by itself; null: a warning until it is acknowledged, a ban for good",
    ),
    reason: z.string().describe("What the moderator says, in plain text"),
    clause: z.strictObject({ number: z.int(), title: z.string() }).nullable().describe("The house rule"),
    statement: z
      .int()
      .nullable()
      .describe("The statement of reasons, where a warning is acknowledged and an appeal is made"),
    appealUntil: INSTANT.nullable().describe("Until when an appeal can be made; null: not, or not any more"),
  })
  .meta({ id: "Barred" });

const MINE = z
  .strictObject({
    comments: z.array(
      z.strictObject({
        id: z.int(),
        state: z.enum(COMMENT_STATES),
        editableUntil: INSTANT.nullable().describe("Null when it cannot be edited any more, or at any time"),
        mayEdit: z.boolean().describe("A held comment can be revised at any time"),
        shownUnder: z.int().nullable().describe("The comment in whose list it stands; null for a root"),
        html: z
          .string()
          .optional()
          .describe("Safe HTML of a comment that is not public, with where it stands and why; for its author only"),
      }),
    ),
    marks: z.array(z.strictObject({ id: z.int(), mark: z.enum(MARKS) })).describe("Marks given, by comment"),
    muted: z.array(z.int()).describe("Ids of the members whose comments are to be folded away"),
    barred: BARRED.nullable().describe("What keeps whoever asks from writing here; null: nothing"),
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
  query: z.strictObject({ lang: z.string().max(35).optional().describe("Language of the HTML (BCP 47)") }),
  answers: { 200: { description: "One's own comments, newest first, marks, and who is muted", schema: MINE } },
  problems: [],
  handle: async (context, { params, query, actor }) => {
    const article = await findArticle(context, params.id);
    if (actor.writer === null) {
      const nothing = { comments: [], marks: [], muted: [], barred: null, unread: 0, follows: [], member: null };
      return { status: 200, body: nothing };
    }
    const { comments, marks, muted } = await read(context, { articleId: article.id, writer: actor.writer });
    const shown = await ownHtml(
      context,
      comments.map(({ row }) => row),
      query.lang,
    );
    return {
      status: 200,
      body: {
        comments: comments.map(({ row, ...comment }) => {
          const html = shown.get(row.id);
          return {
            ...comment,
            editableUntil: instantOrNull(comment.editableUntil),
            shownUnder: row.branch_id,
            ...(html === undefined ? {} : { html }),
          };
        }),
        marks,
        muted,
        barred: barredJson(await ownBar(context, actor.writer)),
        ...(await readBell(context, { member: actor.member, articleId: article.id })),
        member: actor.member === null ? null : memberJson(actor.member),
      },
    };
  },
});

function barredJson(bar: OwnBar | null): z.infer<typeof BARRED> | null {
  if (bar === null) return null;
  const { why, reason, clause, statement } = bar;
  return {
    why,
    until: instantOrNull(bar.until),
    reason,
    clause,
    statement: statement?.id ?? null,
    appealUntil: instantOrNull(bar.appealUntil),
  };
}
