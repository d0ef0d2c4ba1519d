import * as z from "zod";
import { APPEAL_WORDS } from "../../domain/decisions/appeal.ts";
import { appeal } from "../../service/moderation/appeal.ts";
import { ownStatement, viewStatement } from "../../service/moderation/read-statements.ts";
import { operation } from "../operation.ts";
import { STATEMENT, STATEMENT_PARAMS, statementJson } from "./moderation-schemas.ts";

export const sendAppeal = operation({
  id: "sendAppeal",
  method: "post",
  path: "/statements/{statementId}/appeal",
  tag: "moderation",
  summary: "Appeals against a decision, once",
  description: "Somebody other than whoever decided hears it where there is one, and answers with reasons.",
  access: "writer",
  limit: "act",
  params: STATEMENT_PARAMS,
  body: z.strictObject({
    words: z
      .string()
      .min(APPEAL_WORDS.min)
      .max(APPEAL_WORDS.max)
      .meta({ description: "Why the decision is wrong; plain text", examples: ["It was a quotation, marked as one."] }),
  }),
  answers: { 201: { description: "The statement with the appeal, and until when it is answered", schema: STATEMENT } },
  problems: ["conflict"],
  handle: async (context, { params, body, writer }) => {
    const row = await ownStatement(context, { id: params.statementId, writer: writer() });
    await appeal(context, { statement: row, words: body.words });
    return { status: 201, body: statementJson(context, await viewStatement(context, row)) };
  },
});
