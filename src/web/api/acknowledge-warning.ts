import { acknowledge } from "../../service/moderation/acknowledge.ts";
import { ownStatement } from "../../service/moderation/read-statements.ts";
import { operation } from "../operation.ts";
import { STATEMENT_PARAMS } from "./moderation-schemas.ts";

export const acknowledgeWarning = operation({
  id: "acknowledgeWarning",
  method: "post",
  path: "/statements/{statementId}/acknowledgement",
  tag: "moderation",
  summary: "Acknowledges a warning, which ends that nothing can be posted",
  description: "Done again it changes nothing.",
  access: "writer",
  limit: "act",
  params: STATEMENT_PARAMS,
  answers: { 204: { description: "The warning is acknowledged" } },
  problems: ["conflict"],
  handle: async (context, { params, writer }) => {
    await acknowledge(context, await ownStatement(context, { id: params.statementId, writer: writer() }));
    return { status: 204 };
  },
});
