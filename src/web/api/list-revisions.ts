import * as z from "zod";
import { findComment } from "../../service/read-comment.ts";
import { revisionsOf } from "../../store/comments.ts";
import { freshnessOf } from "../freshness.ts";
import { operation } from "../operation.ts";
import { instant } from "./json.ts";
import { ID_PARAMS, INSTANT } from "./schemas.ts";

const REVISION = z
  .strictObject({ html: z.string().describe("Safe HTML"), replacedAt: INSTANT })
  .meta({ id: "Revision" });

export const listRevisions = operation({
  id: "listRevisions",
  method: "get",
  path: "/comments/{id}/revisions",
  tag: "comments",
  summary: "Reads the earlier texts of an edited comment",
  description: "Empty unless the comment is published.",
  access: "anybody",
  shared: true,
  params: ID_PARAMS,
  answers: {
    200: {
      description: "Earlier texts, oldest first",
      schema: z.strictObject({ revisions: z.array(REVISION) }),
    },
  },
  problems: [],
  handle: async (context, { params }) => {
    const find = () => findComment(context, { id: params.id, writer: null });
    const { article } = await find();
    return {
      ...freshnessOf(context, [article]),
      make: async () => {
        const { comment } = await find();
        // The earlier texts of what was taken down are no more public than the last one.
        const rows = comment.state === "published" ? await revisionsOf(context.store.reader, comment.id) : [];
        return { revisions: rows.map((row) => ({ html: row.body_html, replacedAt: instant(row.replaced_at) })) };
      },
    };
  },
});
