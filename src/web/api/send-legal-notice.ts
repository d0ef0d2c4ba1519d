import * as z from "zod";
import { accepted, MAX_EMAIL_LENGTH } from "../../domain/comment-input.ts";
import { MAX_NOTICE_TEXT, validateNotice } from "../../domain/report-input.ts";
import { reportComment } from "../../service/moderation/report-comment.ts";
import { operation } from "../operation.ts";
import { RECEIPT, receiptJson } from "./moderation-schemas.ts";
import { ID_PARAMS } from "./schemas.ts";

export const sendLegalNotice = operation({
  id: "sendLegalNotice",
  method: "post",
  path: "/comments/{id}/legal-notices",
  tag: "moderation",
  summary: "Gives notice that a comment is illegal",
  description:
    "What Article 16 of the EU's Digital Services Act asks for. The arrival is confirmed to the e-mail address, and so is " +
    "the decision. Name and address are never shown to whoever wrote the comment.",
  access: "anybody",
  limit: "act",
  params: ID_PARAMS,
  body: z.strictObject({
    explanation: z
      .string()
      .max(MAX_NOTICE_TEXT)
      .meta({ description: "Why it is illegal", examples: ["It says something untrue about a person."] }),
    law: z.string().max(500).default("").describe("The law that is broken, as far as can be said"),
    name: z.string().max(200).default("").describe("Not needed for offences against children"),
    email: z.string().max(MAX_EMAIL_LENGTH).default("").describe("Not needed for offences against children"),
    childSafety: z.boolean().default(false).describe("It is about an offence against children"),
    goodFaith: z.boolean().describe("What is said is accurate and complete to the best of the sender's belief: true"),
  }),
  answers: { 201: { description: "The notice has arrived", schema: RECEIPT } },
  problems: ["not-allowed", "comment-gone", "conflict"],
  handle: async (context, { params, body, actor }) => {
    const notice = accepted(validateNotice(body));
    const args = { commentId: params.id, writer: actor.writer, report: { kind: "illegal-content", notice } } as const;
    return { status: 201, body: receiptJson(context, await reportComment(context, args)) };
  },
});
