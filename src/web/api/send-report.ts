import * as z from "zod";
import { accepted } from "../../domain/comment-input.ts";
import { MAX_REPORT_NOTE, validateReport } from "../../domain/report-input.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import { reportComment } from "../../service/moderation/report-comment.ts";
import { operation } from "../operation.ts";
import { RECEIPT, receiptJson } from "./moderation-schemas.ts";
import { ID_PARAMS } from "./schemas.ts";

export const sendReport = operation({
  id: "sendReport",
  method: "post",
  path: "/comments/{id}/reports",
  tag: "moderation",
  summary: "Reports a comment to the moderators",
  description: "Nobody needs an account to. Whoever wrote the comment never learns who reported it.",
  access: "anybody",
  limit: "act",
  params: ID_PARAMS,
  body: z.strictObject({
    clause: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe("Number of the house rule that is broken; null: none fits"),
    note: z
      .string()
      .max(MAX_REPORT_NOTE)
      .default("")
      .meta({ description: "What is wrong; needed without a clause", examples: ["Repeats an advertisement."] }),
  }),
  answers: { 201: { description: "The report has arrived", schema: RECEIPT } },
  problems: ["not-allowed", "comment-gone", "conflict"],
  handle: async (context, { params, body, actor }) => {
    const { clauses } = await currentRules(context);
    const input = { clause: body.clause === null ? "" : String(body.clause), note: body.note };
    const numbers = clauses.map(({ number }) => number);
    const report = accepted(validateReport(input, numbers));
    const args = { commentId: params.id, writer: actor.writer, report: { kind: "reader", report } } as const;
    return { status: 201, body: receiptJson(context, await reportComment(context, args)) };
  },
});
