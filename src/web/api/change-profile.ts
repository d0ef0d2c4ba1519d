import * as z from "zod";
import { MAX_NAME_LENGTH } from "../../domain/comment.ts";
import { MAX_BIO_LENGTH } from "../../domain/person.ts";
import { changeProfile as change } from "../../service/change-profile.ts";
import { operation } from "../operation.ts";
import { signedInMember } from "./person-json.ts";

export const changeProfile = operation({
  id: "changeProfile",
  method: "patch",
  path: "/me",
  tag: "people",
  summary: "Changes one's own name (once in thirty days), description, or both",
  description:
    "A name that looks like another member's, now or in the last ninety days, is refused. The new name stands above earlier comments at once.",
  access: "member",
  limit: "act",
  body: z.strictObject({
    name: z.string().max(MAX_NAME_LENGTH).optional(),
    bio: z.string().max(MAX_BIO_LENGTH).optional(),
  }),
  answers: { 204: { description: "Changed" } },
  problems: ["name-taken", "name-changed-recently"],
  handle: async (context, { body, actor }) => {
    await change(context, { member: signedInMember(actor.member), ...body });
    return { status: 204 };
  },
});
