import * as z from "zod";
import { readOwnProfile } from "../../service/read-profile.ts";
import { operation } from "../operation.ts";
import { instantOrNull } from "./json.ts";
import { BEFORE, PERSON, personJson, signedInMember, WRITTEN_COMMENTS, writtenJson } from "./person-json.ts";
import { INSTANT } from "./schemas.ts";

export const listOwnComments = operation({
  id: "listOwnComments",
  method: "get",
  path: "/me/comments",
  tag: "people",
  summary: "Lists everything that one wrote as a member, with what became of it, and one's own profile",
  access: "member",
  query: BEFORE,
  answers: {
    200: {
      description: "Up to twenty comments, newest first",
      schema: z
        .strictObject({
          person: PERSON,
          nameChangeAt: INSTANT.nullable().describe("When the name may be changed again; null: now"),
          muted: z.array(PERSON).describe("Whom one has muted"),
          ...WRITTEN_COMMENTS,
        })
        .meta({ id: "OwnPage" }),
    },
  },
  problems: [],
  handle: async (context, { query, actor }) => {
    const member = signedInMember(actor.member);
    const own = await readOwnProfile(context, { member, before: query.before ?? null });
    return {
      status: 200,
      body: {
        person: personJson(context, own.person),
        nameChangeAt: instantOrNull(own.nameChangeAt),
        muted: own.muted.map((person) => personJson(context, person)),
        ...writtenJson(context, own),
      },
    };
  },
});
