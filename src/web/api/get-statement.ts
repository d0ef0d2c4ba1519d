import { ownStatement, viewStatement } from "../../service/moderation/read-statements.ts";
import { operation } from "../operation.ts";
import { STATEMENT, STATEMENT_PARAMS, statementJson } from "./moderation-schemas.ts";

export const getStatement = operation({
  id: "getStatement",
  method: "get",
  path: "/statements/{statementId}",
  tag: "moderation",
  summary: "Reads a statement of reasons",
  description: "Somebody else's is not found, like one that there is not.",
  access: "writer",
  params: STATEMENT_PARAMS,
  answers: { 200: { description: "The statement, and what became of an appeal", schema: STATEMENT } },
  problems: [],
  handle: async (context, { params, writer }) => {
    const row = await ownStatement(context, { id: params.statementId, writer: writer() });
    return { status: 200, body: statementJson(context, await viewStatement(context, row)) };
  },
});
