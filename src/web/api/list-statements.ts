import * as z from "zod";
import { listStatements as list } from "../../service/moderation/read-statements.ts";
import { operation } from "../operation.ts";
import { STATEMENT, statementJson } from "./moderation-schemas.ts";
import { NUMBER_CURSOR } from "./schemas.ts";

export const listStatements = operation({
  id: "listStatements",
  method: "get",
  path: "/statements",
  tag: "moderation",
  summary: "Lists the statements of reasons for whoever asks, newest first",
  access: "writer",
  query: z.strictObject({ before: NUMBER_CURSOR.optional().describe("`next` of the page before") }),
  answers: {
    200: {
      description: "What was decided about a member, or about a guest's device",
      schema: z
        .strictObject({
          statements: z.array(STATEMENT),
          next: z.int().nullable().describe("`before` of the next page; null on the last"),
        })
        .meta({ id: "Statements" }),
    },
  },
  problems: [],
  handle: async (context, { query, writer }) => {
    const { statements, next } = await list(context, { writer: writer(), before: query.before ?? null });
    return { status: 200, body: { statements: statements.map((one) => statementJson(context, one)), next } };
  },
});
