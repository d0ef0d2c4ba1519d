import * as z from "zod";
import { followReport as follow } from "../../service/moderation/report-comment.ts";
import { operation } from "../operation.ts";
import { instant, instantOrNull } from "./json.ts";
import { REPORT_STATUS } from "./moderation-schemas.ts";

export const followReport = operation({
  id: "followReport",
  method: "get",
  path: "/reports/{receipt}",
  tag: "moderation",
  summary: "Reads what became of a report or notice",
  description: "For whoever has its receipt. Says nothing about who sent it.",
  access: "anybody",
  params: z.strictObject({ receipt: z.string().max(100).describe("As it was given with the report") }),
  answers: { 200: { description: "Where the report stands", schema: REPORT_STATUS } },
  problems: [],
  handle: async (context, { params }) => {
    const { report } = await follow(context, params.receipt);
    return {
      status: 200,
      body: {
        kind: report.kind,
        commentId: report.comment_id,
        state: report.state,
        outcome: report.outcome,
        createdAt: instant(report.created_at),
        closedAt: instantOrNull(report.closed_at),
      },
    };
  },
});
