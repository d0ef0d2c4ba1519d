import * as z from "zod";
import { MAX_REASON_LENGTH } from "../../domain/decisions/decision-input.ts";
import { decide } from "../../service/moderation/decide.ts";
import { operation } from "../operation.ts";
import { signedInMember } from "./person-json.ts";
import { ID_PARAMS } from "./schemas.ts";

export const removePicture = operation({
  id: "removePicture",
  method: "post",
  path: "/people/{id}/picture/removal",
  tag: "people",
  summary: "Takes the picture beside a member's name away; the member is told why and can appeal",
  description: "A decision like those of the console: with a statement of reasons, recorded in the ledger, reversible.",
  access: "moderator",
  limit: "act",
  params: ID_PARAMS,
  body: z.strictObject({
    clause: z.int().describe("Number of the clause of the house rules"),
    reason: z.string().max(MAX_REASON_LENGTH).describe("Reason, for the member; plain text"),
    internalNote: z.string().max(MAX_REASON_LENGTH).default("").describe("Note for moderators only; plain text"),
  }),
  answers: { 201: { description: "The picture is gone", schema: z.strictObject({ decision: z.int() }) } },
  problems: ["conflict"],
  handle: async (context, { params, body, actor }) => {
    const decider = signedInMember(actor.member);
    const input = { ...body, kind: "remove-picture" } as const;
    const { decisionId } = await decide(context, { decider, target: { personId: params.id }, input });
    return { status: 201, body: { decision: decisionId } };
  },
});
