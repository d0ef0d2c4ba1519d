import type { CommentRow } from "./comments.ts";
import type { Db } from "./store.ts";

/** What is read of a comment to look at its text again. */
export type WrittenComment = Pick<
  CommentRow,
  | "id"
  | "parent_id"
  | "number"
  | "state"
  | "author_name"
  | "person_id"
  | "device_id"
  | "body_source"
  | "body_html"
  | "created_at"
>;

/** A part of everything that was written under an article, in whatever state, in the order in which it came. */
export async function writtenUnder(
  db: Db,
  args: { articleId: number; afterId: number; limit: number },
): Promise<WrittenComment[]> {
  return await db
    .selectFrom("comment")
    .select([
      "id",
      "parent_id",
      "number",
      "state",
      "author_name",
      "person_id",
      "device_id",
      "body_source",
      "body_html",
      "created_at",
    ])
    .where("article_id", "=", args.articleId)
    .where("id", ">", args.afterId)
    .orderBy("id")
    .limit(args.limit)
    .execute();
}
