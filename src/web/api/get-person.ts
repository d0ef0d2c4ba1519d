import * as z from "zod";
import { readProfile } from "../../service/read-profile.ts";
import { operation } from "../operation.ts";
import { BEFORE, PERSON, personJson, WRITTEN_COMMENTS, writtenJson } from "./person-json.ts";
import { ID_PARAMS } from "./schemas.ts";

export const getPerson = operation({
  id: "getPerson",
  method: "get",
  path: "/people/{id}",
  tag: "people",
  summary: "Reads a member's public page: who they are, and their newest published comments",
  access: "anybody",
  params: ID_PARAMS,
  query: BEFORE,
  answers: {
    200: {
      description: "The member, with up to twenty comments",
      schema: z
        .strictObject({
          person: PERSON,
          count: z.int().min(0).describe("Published comments"),
          muted: z.boolean().describe("Whether whoever asks has muted them"),
          ...WRITTEN_COMMENTS,
        })
        .meta({ id: "PersonPage" }),
    },
  },
  problems: [],
  handle: async (context, { params, query, actor }) => {
    const before = query.before ?? null;
    const profile = await readProfile(context, { personId: params.id, viewer: actor.member, before });
    const { person, count, muted } = profile;
    return {
      status: 200,
      body: { person: personJson(context, person), count, muted, ...writtenJson(context, profile) },
    };
  },
});
