import { sql } from "kysely";
import type { CommentRow } from "./comments.ts";
import type { CaseRow } from "./cases.ts";
import type { Db } from "./store.ts";

/** A comment as a turn of an exchange. */
export type TurnRow = Pick<
  CommentRow,
  "id" | "number" | "parent_id" | "root_id" | "author_name" | "person_id" | "device_id" | "created_at" | "body_source"
>;

const TURN = [
  "id",
  "number",
  "parent_id",
  "root_id",
  "author_name",
  "person_id",
  "device_id",
  "created_at",
  "body_source",
] as const;

/**
 * The published comments around one: those that it answers, up to the thread's beginning, and the latest that stand in
 * the same list. In the order of posting.
 * @param args.limit of each.
 */
export async function exchangeAround(
  db: Db,
  comment: Pick<CommentRow, "id" | "branch_id">,
  limit: number,
): Promise<TurnRow[]> {
  const { rows: above } = await sql<{ id: number }>`
    with recursive above (id, parent_id, far) as (
      select id, parent_id, 0 from comment where id = ${comment.id}
      union all
      select c.id, c.parent_id, a.far + 1 from comment c join above a on c.id = a.parent_id
      where a.far < ${sql.raw(String(limit))}
    )
    select id from above
  `.execute(db);
  const beside =
    comment.branch_id === null
      ? []
      : await db
          .selectFrom("comment")
          .select("id")
          .where("branch_id", "=", comment.branch_id)
          .orderBy("position", "desc")
          .limit(limit)
          .execute();
  const ids = [...new Set([...above, ...beside].map((row) => row.id))];
  return await db
    .selectFrom("comment")
    .select(TURN)
    .where("id", "in", ids)
    .where("state", "=", "published")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** A turn of an exchange that led to a comment. */
export interface LeadingTurn {
  /** The comment it led to. */
  readonly to: number;
  readonly turn: TurnRow;
}

/**
 * The comments that some comments answer, one above the other, and these themselves; each in the order of posting.
 * @param args.limit of comments that lead to one.
 */
export async function turnsUpTo(
  db: Db,
  args: { commentIds: readonly number[]; limit: number },
): Promise<readonly LeadingTurn[]> {
  if (args.commentIds.length === 0) return [];
  const { rows: above } = await sql<{ start: number; id: number }>`
    with recursive above (start, id, parent_id, far) as (
      select id, id, parent_id, 1 from comment where id in (${sql.join([...args.commentIds])})
      union all
      select a.start, c.id, c.parent_id, a.far + 1 from above a join comment c on c.id = a.parent_id
      where a.far < ${sql.raw(String(args.limit))}
    )
    select start, id from above
  `.execute(db);
  const ids = [...new Set(above.map(({ id }) => id))];
  const turns = await db.selectFrom("comment").select(TURN).where("id", "in", ids).execute();
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  return above
    .flatMap(({ start, id }) => {
      const turn = byId.get(id);
      return turn === undefined ? [] : [{ to: start, turn }];
    })
    .toSorted((a, b) => a.turn.created_at - b.turn.created_at || a.turn.id - b.turn.id);
}

/** Comments below one that are looked through for the newest. */
const MOST_BELOW = 500;

/** The newest of the comments that answer one, directly or below; itself where nobody has answered. */
export async function newestBelow(db: Db, commentId: number): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`
    with recursive below (id) as (
      select id from comment where parent_id = ${commentId} and state = 'published'
      union all
      select c.id from comment c join below b on c.parent_id = b.id where c.state = 'published'
    )
    select max(id) as id from (select id from below limit ${sql.raw(String(MOST_BELOW))}) few
  `.execute(db);
  return rows[0]?.id ?? commentId;
}

/** The cases about a thread that was heated: of its comments in the queue `heat`, newest first. */
export async function heatCasesOf(db: Db, args: { articleId: number; rootId: number }): Promise<CaseRow[]> {
  return await db
    .selectFrom("moderation_case")
    .innerJoin("comment", "comment.id", "moderation_case.comment_id")
    .selectAll("moderation_case")
    .where("moderation_case.queue", "=", "heat")
    .where((e) => e.or([e("comment.root_id", "=", args.rootId), e("comment.id", "=", args.rootId)]))
    .where("comment.article_id", "=", args.articleId)
    .orderBy("moderation_case.id", "desc")
    .limit(5)
    .execute();
}
