import { mutePerson as mute } from "../../service/mute-person.ts";
import { operation } from "../operation.ts";
import { signedInMember } from "./person-json.ts";
import { ID_PARAMS } from "./schemas.ts";

export const mutePerson = operation({
  id: "mutePerson",
  method: "put",
  path: "/people/{id}/mute",
  tag: "people",
  summary: "Folds a member's comments away for oneself; nobody else learns of it",
  access: "member",
  limit: "act",
  params: ID_PARAMS,
  answers: { 204: { description: "Done" } },
  problems: ["not-allowed"],
  handle: async (context, { params, actor }) => {
    await mute(context, { member: signedInMember(actor.member), personId: params.id, muted: true });
    return { status: 204 };
  },
});
