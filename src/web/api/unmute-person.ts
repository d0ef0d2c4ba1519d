import { mutePerson as mute } from "../../service/mute-person.ts";
import { operation } from "../operation.ts";
import { signedInMember } from "./person-json.ts";
import { ID_PARAMS } from "./schemas.ts";

export const unmutePerson = operation({
  id: "unmutePerson",
  method: "delete",
  path: "/people/{id}/mute",
  tag: "people",
  summary: "Shows a muted member's comments again",
  access: "member",
  limit: "act",
  params: ID_PARAMS,
  answers: { 204: { description: "Done" } },
  problems: ["not-allowed"],
  handle: async (context, { params, actor }) => {
    await mute(context, { member: signedInMember(actor.member), personId: params.id, muted: false });
    return { status: 204 };
  },
});
