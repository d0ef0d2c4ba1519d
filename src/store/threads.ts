import { sql } from "kysely";
import type { ExpressionBuilder } from "kysely";
import type { RootCursor } from "../domain/cursor.ts";
import type { Sort } from "../domain/comment.ts";
import type { CommentRow } from "./comments.ts";
import type { Tables } from "./schema.ts";
import type { Db } from "./store.ts";

/** What everybody may see: comments that became public once, and placeholders of others that have replies. */
function visible(e: ExpressionBuilder<Tables, "comment">) {
  return e.or([e("published_at", "is not", null), e("reply_count", ">", 0)]);
}

/** Visible roots of an article in the order of `sort`, behind `after`. */
export async function rootsPage(
  db: Db,
  args: { articleId: number; sort: Sort; after: RootCursor | null; limit: number },
): Promise<CommentRow[]> {
  const { sort, after } = args;
  const roots = db
    .selectFrom("comment")
    .selectAll()
    .where("article_id", "=", args.articleId)
    .where("branch_id", "is", null)
    .where(visible)
    .limit(args.limit);
  switch (sort) {
    case "oldest":
      return await roots
        .$if(after !== null, (query) => query.where("position", ">", after?.position ?? 0))
        .orderBy("position")
        .execute();
    case "newest":
      return await roots
        .$if(after !== null, (query) => query.where("position", "<", after?.position ?? 0))
        .orderBy("position", "desc")
        .execute();
    case "replied":
    case "best": {
      const column = sort === "best" ? "score" : "descendant_count";
      return await roots
        .$if(after !== null, (query) =>
          // A row comparison, so that both databases read the index from the right place.
          query.where(sql<boolean>`(${sql.ref(column)}, position) < (${after?.value ?? 0}, ${after?.position ?? 0})`),
        )
        .orderBy(column, "desc")
        .orderBy("position", "desc")
        .execute();
    }
  }
}

/** A part of the list under one comment, by positions: behind `after` and up to `upto`. */
export interface BranchSlice {
  readonly branchId: number;
  readonly after: number;
  readonly upto: number;
}

/** The visible comments of several slices, in order of branch and position. One query, whatever the number. */
export async function branchSlices(db: Db, slices: readonly BranchSlice[]): Promise<CommentRow[]> {
  if (slices.length === 0) return [];
  const values = sql.join(
    slices.map(
      ({ branchId, after, upto }) =>
        sql`(cast(${branchId} as bigint), cast(${after} as bigint), cast(${upto} as bigint))`,
    ),
  );
  const { rows } = await sql<CommentRow>`
    with slice (branch, after_position, upto_position) as (values ${values})
    select c.* from slice s
    join comment c on c.branch_id = s.branch and c.position > s.after_position and c.position <= s.upto_position
    where c.published_at is not null or c.reply_count > 0
    order by c.branch_id, c.position
  `.execute(db);
  return rows;
}

/** Visible comments of the list under one comment, behind `after`. */
export async function branchPage(
  db: Db,
  args: { branchId: number; after: number; limit: number },
): Promise<CommentRow[]> {
  return await db
    .selectFrom("comment")
    .selectAll()
    .where("branch_id", "=", args.branchId)
    .where("position", ">", args.after)
    .where(visible)
    .orderBy("position")
    .limit(args.limit)
    .execute();
}

/** Visible direct replies of a comment that stands in a flat list, behind the reply with id `after`. */
export async function directReplies(
  db: Db,
  args: { parentId: number; after: number; limit: number },
): Promise<CommentRow[]> {
  return await db
    .selectFrom("comment")
    .selectAll()
    .where("parent_id", "=", args.parentId)
    .where("id", ">", args.after)
    .where(visible)
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

/** A list of replies: that under a comment, by positions; or the direct replies of one in a flat list, by ids. */
export type ReplyList = { readonly branchId: number } | { readonly parentId: number };

/**
 * Counts what everybody can see of a list on one side of a place, each with all below it. Begins at the place and reads
 * at most `limit` places.
 * @returns whole: there are no more places on that side than were read.
 */
export async function countList(
  db: Db,
  args: { list: ReplyList; side: "behind" | "upto"; at: number; limit: number },
): Promise<{ count: number; whole: boolean }> {
  const { list, at, limit } = args;
  const [side, direction] = args.side === "behind" ? ([">", "asc"] as const) : (["<=", "desc"] as const);
  const places = db
    .selectFrom("comment")
    .select(["published_at", "descendant_count"])
    .limit(limit + 1);
  const read =
    "branchId" in list
      ? places.where("branch_id", "=", list.branchId).where("position", side, at).orderBy("position", direction)
      : places.where("parent_id", "=", list.parentId).where("id", side, at).orderBy("id", direction);
  const row = await db
    .selectFrom(read.as("place"))
    .select((e) => [
      e.fn.countAll<number>().as("places"),
      sql<number>`cast(coalesce(sum(descendant_count), 0) + count(published_at) as bigint)`.as("count"),
    ])
    .executeTakeFirstOrThrow();
  return { count: row.count, whole: row.places <= limit };
}

/** The comments that this one is shown under, outermost first: at most NEST_LIMIT - 1. */
export async function shownAncestors(db: Db, branchId: number | null): Promise<CommentRow[]> {
  if (branchId === null) return [];
  const { rows } = await sql<CommentRow>`
    with recursive above (id, branch_id) as (
      select id, branch_id from comment where id = ${branchId}
      union all
      select c.id, c.branch_id from comment c join above a on c.id = a.branch_id
    )
    select c.* from above a join comment c on c.id = a.id order by c.depth
  `.execute(db);
  return rows;
}

/** The visible neighbour before (-1) or after (1) a comment in its list. */
export async function neighbour(db: Db, comment: CommentRow, direction: -1 | 1): Promise<CommentRow | undefined> {
  const inList =
    comment.branch_id === null
      ? db.selectFrom("comment").selectAll().where("article_id", "=", comment.article_id).where("branch_id", "is", null)
      : db.selectFrom("comment").selectAll().where("branch_id", "=", comment.branch_id);
  return await inList
    .where(visible)
    .where("position", direction === 1 ? ">" : "<", comment.position)
    .orderBy("position", direction === 1 ? "asc" : "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The id of the root at a place of an article, whoever may see it. */
export async function rootAt(db: Db, args: { articleId: number; position: number }): Promise<number | undefined> {
  const row = await db
    .selectFrom("comment")
    .select("id")
    .where("article_id", "=", args.articleId)
    .where("branch_id", "is", null)
    .where("position", "=", args.position)
    .executeTakeFirst();
  return row?.id;
}
