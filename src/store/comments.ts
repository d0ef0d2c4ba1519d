import { sql } from "kysely";
import type { Selectable, Updateable } from "kysely";
import { prepared } from "./prepared.ts";
import type { CommentTable } from "./schema/conversation.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** A row of the table `comment`. */
export type CommentRow = Selectable<CommentTable>;

/** The counts of a new comment. */
const NO_COUNTS = {
  last_position: 0,
  reply_count: 0,
  descendant_count: 0,
  agree_count: 0,
  disagree_count: 0,
  respect_count: 0,
  score: 0,
} as const;

/** The columns that a new comment comes with; its counts begin at 0. */
export type NewComment = Omit<CommentRow, "id" | keyof typeof NO_COUNTS>;

const selectComment = prepared<{ id: number; siteId: number }, CommentRow>((db, arg) =>
  db.selectFrom("comment").selectAll().where("id", "=", arg("id")).where("site_id", "=", arg("siteId")),
);

const insertRow = prepared<NewComment, { id: number }>((db, arg) =>
  db
    .insertInto("comment")
    .values({
      site_id: arg("site_id"),
      article_id: arg("article_id"),
      parent_id: arg("parent_id"),
      branch_id: arg("branch_id"),
      root_id: arg("root_id"),
      depth: arg("depth"),
      position: arg("position"),
      number: arg("number"),
      state: arg("state"),
      author_name: arg("author_name"),
      author_email: arg("author_email"),
      person_id: arg("person_id"),
      badge: arg("badge"),
      device_id: arg("device_id"),
      body_source: arg("body_source"),
      body_html: arg("body_html"),
      created_at: arg("created_at"),
      published_at: arg("published_at"),
      edited_at: arg("edited_at"),
      text_key: arg("text_key"),
      newcomer: arg("newcomer"),
    })
    .returning("id"),
);

const nextPosition = prepared<{ branchId: number }, { last_position: number }>((db, arg) =>
  db
    .updateTable("comment")
    .set((e) => ({ last_position: e("last_position", "+", 1) }))
    .where("id", "=", arg("branchId"))
    .returning("last_position"),
);

const addReply = prepared<{ parentId: number; change: number }, never>((db, arg) =>
  db
    .updateTable("comment")
    .set((e) => ({ reply_count: e("reply_count", "+", arg("change")) }))
    .where("id", "=", arg("parentId")),
);

/** The comment with this id, on this site. */
export async function commentById(db: Db, siteId: number, id: number): Promise<CommentRow | undefined> {
  return (await selectComment(db, { id, siteId }))[0];
}

/** Comments with these ids, in no particular order. */
export async function commentsByIds(db: Db, siteId: number, ids: readonly number[]): Promise<CommentRow[]> {
  if (ids.length === 0) return [];
  return await db.selectFrom("comment").selectAll().where("id", "in", ids).where(ofSite(siteId)).execute();
}

/** Adds a comment; returns it as it was written, which spares reading it back. */
export async function insertComment(tx: Db, values: NewComment): Promise<CommentRow> {
  const { id } = onlyRow(await insertRow(tx, values));
  return { ...values, ...NO_COUNTS, id };
}

/** Changes the columns of one comment. */
export async function updateComment(tx: Db, id: number, changes: Updateable<CommentTable>): Promise<void> {
  await tx.updateTable("comment").set(changes).where("id", "=", id).execute();
}

/** Gives the next place in the list under a comment. */
export async function takePosition(tx: Db, branchId: number): Promise<number> {
  return onlyRow(await nextPosition(tx, { branchId })).last_position;
}

function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("a statement that returns one row returned none");
  return row;
}

/**
 * Adds `change` to the counts above a comment that became visible (1) or stopped being so (-1): to the reply count of
 * its true parent and to the descendant count of every comment that it is shown under (at most NEST_LIMIT - 1).
 */
export async function countVisible(
  tx: Db,
  args: { parentId: number | null; branchId: number | null; change: 1 | -1 },
): Promise<void> {
  if (args.parentId === null || args.branchId === null) return;
  await addReply(tx, { parentId: args.parentId, change: args.change });
  await sql`
    with recursive above (id, branch_id) as (
      select id, branch_id from comment where id = ${args.branchId}
      union all
      select c.id, c.branch_id from comment c join above a on c.id = a.branch_id
    )
    update comment set descendant_count = descendant_count + ${sql.raw(String(args.change))}
    where id in (select id from above)
  `.execute(tx);
}

/**
 * Makes the place of a comment visible for good. Where nobody saw it until now, the counts above it grow; and a comment
 * that it answers and that nobody saw either is seen from now on too, as a placeholder that keeps the reply's place.
 * @param comment as it was before, read under the lock of its article.
 * @param at when it became public (milliseconds since 1970-01-01 UTC).
 */
export async function makePublic(tx: Db, comment: CommentRow, at: number): Promise<void> {
  if (comment.published_at !== null) return;
  await updateComment(tx, comment.id, { published_at: at });
  for (let shown: CommentRow | undefined = comment; shown !== undefined && !isVisible(shown);) {
    const { site_id: siteId, parent_id: parentId, branch_id: branchId }: CommentRow = shown;
    const parent: CommentRow | undefined = parentId === null ? undefined : await commentById(tx, siteId, parentId);
    await countVisible(tx, { parentId, branchId, change: 1 });
    shown = parent;
  }
}

/** True when everybody may see the comment or the placeholder that stands for it. */
export function isVisible(comment: Pick<CommentRow, "published_at" | "reply_count">): boolean {
  return comment.published_at !== null || comment.reply_count > 0;
}

/** Keeps the text that an edit is about to replace. */
export async function keepRevision(tx: Db, comment: CommentRow, replacedAt: number): Promise<void> {
  await tx
    .insertInto("revision")
    .values({
      site_id: comment.site_id,
      comment_id: comment.id,
      body_source: comment.body_source,
      body_html: comment.body_html,
      replaced_at: replacedAt,
    })
    .execute();
}

/** Earlier texts of a comment, oldest first. */
export async function revisionsOf(db: Db, commentId: number): Promise<{ body_html: string; replaced_at: number }[]> {
  return await db
    .selectFrom("revision")
    .select(["body_html", "replaced_at"])
    .where("comment_id", "=", commentId)
    .orderBy("id")
    .execute();
}

/**
 * The text of a comment as it was at a time; of one that is erased, nothing is left.
 * @param at milliseconds since 1970-01-01 UTC.
 */
export async function textAt(db: Db, comment: Pick<CommentRow, "id" | "body_source">, at: number): Promise<string> {
  const replaced = await db
    .selectFrom("revision")
    .select("body_source")
    .where("comment_id", "=", comment.id)
    .where("replaced_at", ">", at)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return replaced?.body_source ?? comment.body_source;
}

/** Forgets the earlier texts of a comment. */
export async function dropRevisions(tx: Db, commentId: number): Promise<void> {
  await tx.deleteFrom("revision").where("comment_id", "=", commentId).execute();
}

/** What one member, and one device without having signed in, wrote under an article, newest first, at most `limit`. */
export async function commentsOfWriter(
  db: Db,
  args: { articleId: number; personId: number | null; deviceId: string | null; limit: number },
): Promise<CommentRow[]> {
  const ofArticle = db.selectFrom("comment").selectAll().where("article_id", "=", args.articleId);
  // Two queries rather than one with `or`: each has an index of its own.
  const asMember =
    args.personId === null
      ? []
      : await ofArticle.where("person_id", "=", args.personId).orderBy("id", "desc").limit(args.limit).execute();
  const asGuest =
    args.deviceId === null
      ? []
      : await ofArticle
          .where("device_id", "=", args.deviceId)
          .where("person_id", "is", null)
          .orderBy("id", "desc")
          .limit(args.limit)
          .execute();
  return [...asMember, ...asGuest].sort((a, b) => b.id - a.id).slice(0, args.limit);
}
