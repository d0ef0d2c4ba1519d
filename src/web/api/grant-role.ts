import * as z from "zod";
import { MAX_REASON_LENGTH, ROLES } from "../../domain/person.ts";
import { storableText } from "../../domain/storable-text.ts";
import { grantRole as grant } from "../../service/grant-role.ts";
import { operation } from "../operation.ts";
import { signedInMember } from "./person-json.ts";
import { ID_PARAMS } from "./schemas.ts";

export const grantRole = operation({
  id: "grantRole",
  method: "put",
  path: "/people/{id}/role",
  tag: "people",
  summary: "Gives a member a role on this site; recorded with who gave it",
  access: "admin",
  limit: "act",
  params: ID_PARAMS,
  body: z.strictObject({
    role: z.enum(ROLES),
    // PostgreSQL takes no NUL, UTF-8 no lone surrogate.
    reason: z.string().max(MAX_REASON_LENGTH).transform(storableText).default("").describe("Kept with the record"),
  }),
  answers: { 204: { description: "The member has the role" } },
  problems: ["not-allowed", "last-admin"],
  handle: async (context, { params, body, actor }) => {
    const { id } = signedInMember(actor.member);
    await grant(context, { personId: params.id, role: body.role, grantedBy: id, reason: body.reason });
    return { status: 204 };
  },
});
