import { sql } from "kysely";
import type { CommentRow } from "./comments.ts";
import { keepMentions } from "./mentions.ts";
import type { Db } from "./store.ts";

/** Comments of a site with an @ in them and no mention kept, behind the comment `after`, oldest first. */
export async function commentsWithAt(
  db: Db,
  args: { siteId: number; after: number; limit: number },
): Promise<Pick<CommentRow, "id" | "article_id" | "body_source" | "body_html" | "created_at">[]> {
  return await db
    .selectFrom("comment")
    .select(["id", "article_id", "body_source", "body_html", "created_at"])
    .where("site_id", "=", args.siteId)
    .where("id", ">", args.after)
    .where("body_source", "like", "%@%")
    .where((e) =>
      e.not(e.exists(e.selectFrom("mention").select("person_id").whereRef("comment_id", "=", "comment.id"))),
    )
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

/** Keeps the mentions of a comment and the HTML that links them. */
export async function linkMentionsOf(
  tx: Db,
  args: { html: string } & Parameters<typeof keepMentions>[1],
): Promise<void> {
  await tx.updateTable("comment").set({ body_html: args.html }).where("id", "=", args.commentId).execute();
  await keepMentions(tx, args);
}

/** Makes the version of these articles grow. */
export async function touchArticles(tx: Db, args: { ids: readonly number[]; at: number }): Promise<void> {
  if (args.ids.length === 0) return;
  await tx
    .updateTable("article")
    .set({ version: sql`version + 1`, updated_at: args.at })
    .where("id", "in", args.ids)
    .execute();
}
