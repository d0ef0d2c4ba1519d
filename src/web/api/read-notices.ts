import * as z from "zod";
import { NOTICES_PAGE, readThem } from "../../service/notices/read-notices.ts";
import { operation } from "../operation.ts";
import { memberOf } from "./member-of.ts";
import { UNREAD } from "./notice-schemas.ts";

export const markNoticesRead = operation({
  id: "markNoticesRead",
  method: "post",
  path: "/notices/read",
  tag: "notices",
  summary: "Marks notices as read",
  access: "member",
  limit: "act",
  body: z.strictObject({
    ids: z.array(z.int().min(1)).max(NOTICES_PAGE).optional().describe("Which ones; left out: all up to `upTo`"),
    upTo: z.int().min(0).default(0).describe("The newest notice that was seen"),
  }),
  answers: { 200: { description: "How many are unread now", schema: UNREAD } },
  problems: ["not-allowed"],
  handle: async (context, { body, actor }) => {
    const unread = await readThem(context, { member: memberOf(actor), ids: body.ids ?? null, upTo: body.upTo });
    return { status: 200, body: { unread } };
  },
});
