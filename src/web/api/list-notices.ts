import * as z from "zod";
import { readNotices } from "../../service/notices/read-notices.ts";
import { operation } from "../operation.ts";
import { memberOf } from "./member-of.ts";
import { NOTICE, noticeJson } from "./notice-schemas.ts";
import { NUMBER_CURSOR } from "./schemas.ts";

export const listNotices = operation({
  id: "listNotices",
  method: "get",
  path: "/notices",
  tag: "notices",
  summary: "Lists one's notices, newest first",
  access: "member",
  query: z.strictObject({ before: NUMBER_CURSOR.optional().describe("`next` of the page before") }),
  answers: {
    200: {
      description: "Notices of comments that are public, and of decisions about the member",
      schema: z
        .strictObject({
          notices: z.array(NOTICE),
          unread: z.int().min(0),
          next: z.int().nullable().describe("`before` of the next page; null on the last"),
        })
        .meta({ id: "Notices" }),
    },
  },
  problems: ["not-allowed"],
  handle: async (context, { query, actor }) => {
    const page = await readNotices(context, { member: memberOf(actor), before: query.before ?? null });
    return { status: 200, body: { ...page, notices: page.notices.map(noticeJson) } };
  },
});
