import * as z from "zod";
import { MAX_NAME_LENGTH } from "../../domain/comment.ts";
import { MAX_SUGGESTED, suggestPeople as suggest } from "../../service/notices/suggest-people.ts";
import { operation } from "../operation.ts";
import { memberOf } from "./member-of.ts";
import { ID_PARAMS } from "./schemas.ts";

export const suggestPeople = operation({
  id: "suggestPeople",
  method: "get",
  path: "/articles/{id}/people",
  tag: "notices",
  summary: "Suggests whom a mention may mean, by the beginning of a name",
  description: "Members who have published something; those who wrote under this article come first.",
  access: "member",
  params: ID_PARAMS,
  query: z.strictObject({
    prefix: z
      .string()
      .min(1)
      .max(MAX_NAME_LENGTH)
      .meta({ examples: ["Id"] }),
  }),
  answers: {
    200: {
      description: `At most ${MAX_SUGGESTED} people`,
      schema: z
        .strictObject({ people: z.array(z.strictObject({ id: z.int(), name: z.string() })).max(MAX_SUGGESTED) })
        .meta({ id: "People" }),
    },
  },
  problems: ["not-allowed"],
  handle: async (context, { params, query, actor }) => {
    const asked = { member: memberOf(actor), articleId: params.id, prefix: query.prefix };
    return { status: 200, body: { people: await suggest(context, asked) } };
  },
});
