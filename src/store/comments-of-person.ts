import type { Updateable } from "kysely";
import type { Badge } from "../domain/person.ts";
import type { CommentRow } from "./comments.ts";
import type { CommentTable } from "./schema/conversation.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** Makes the version of every article grow under which a member wrote: whatever shows these comments becomes stale. */
export async function touchArticlesOf(tx: Db, args: { siteId: number; personId: number; at: number }): Promise<void> {
  await tx
    .updateTable("article")
    .set((e) => ({ version: e("version", "+", 1), updated_at: args.at }))
    .where(ofSite(args.siteId))
    .where("id", "in", (e) =>
      e.selectFrom("comment").select("article_id").where("person_id", "=", args.personId).distinct(),
    )
    .execute();
}

/** Gives what a member wrote the badge of their role, but under articles of their own. */
export async function badgeWithRole(tx: Db, personId: number, badge: Badge | null): Promise<void> {
  await tx
    .updateTable("comment")
    .set({ badge })
    .where("person_id", "=", personId)
    .where("state", "!=", "withdrawn")
    .where("article_id", "not in", (e) =>
      e.selectFrom("article_author").select("article_id").where("person_id", "=", personId),
    )
    .execute();
}

/** Changes the name above everything that a member wrote; what was withdrawn has lost its name for good. */
export async function updateCommentsOf(
  tx: Db,
  personId: number,
  changes: Pick<Updateable<CommentTable>, "author_name">,
): Promise<void> {
  await tx
    .updateTable("comment")
    .set(changes)
    .where("person_id", "=", personId)
    .where("state", "!=", "withdrawn")
    .execute();
}

/** A member's comment with what it is about. */
export type CommentOfPerson = CommentRow & { readonly article_title: string };

/**
 * What a member wrote, newest first, at most `limit`, older than the comment `before`.
 * @param args.published only what everybody may see.
 */
export async function commentsOfPerson(
  db: Db,
  args: { siteId: number; personId: number; published: boolean; before: number | null; limit: number },
): Promise<CommentOfPerson[]> {
  let query = db
    .selectFrom("comment")
    .innerJoin("article", "article.id", "comment.article_id")
    .selectAll("comment")
    .select("article.title as article_title")
    .where("comment.person_id", "=", args.personId)
    .where("comment.site_id", "=", args.siteId)
    .orderBy("comment.id", "desc")
    .limit(args.limit);
  if (args.published) query = query.where("comment.state", "=", "published");
  if (args.before !== null) query = query.where("comment.id", "<", args.before);
  return await query.execute();
}

/** Number of published comments of a member. */
export async function countPublishedOf(db: Db, personId: number): Promise<number> {
  const row = await db
    .selectFrom("comment")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("person_id", "=", personId)
    .where("state", "=", "published")
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * Published comments that a member, or a guest on this device, wrote by a time (milliseconds since 1970-01-01 UTC),
 * oldest first. What was posted from the same device by somebody signed in is the member's, not the guest's.
 */
export async function publishedBefore(
  db: Db,
  args: { siteId: number; personId: number | null; deviceId: string | null; until: number; limit: number },
): Promise<Pick<CommentRow, "id">[]> {
  const { personId, deviceId } = args;
  if (personId === null && deviceId === null) return [];
  const query = db
    .selectFrom("comment")
    .select("id")
    .where("site_id", "=", args.siteId)
    .where("state", "=", "published")
    .where("created_at", "<=", args.until)
    .orderBy("id")
    .limit(args.limit);
  return personId === null
    ? await query.where("device_id", "=", deviceId).where("person_id", "is", null).execute()
    : await query.where("person_id", "=", personId).execute();
}
