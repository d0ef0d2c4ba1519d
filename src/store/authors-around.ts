import { sql } from "kysely";
import type { Db } from "./store.ts";

/** So many of the last threads, and of the last replies beside a new one, are looked at. */
const LAST = 100;

/** So many of the comments above a new one. */
const MOST_ABOVE = 50;

/**
 * The names of those with whom somebody talks who writes here: of the last threads of the article, of the comments above,
 * and of those who answered the same comment. Each name once; bounded, however many wrote.
 * @param args.parentId the comment answered; null for a new thread.
 */
export async function authorsAround(db: Db, args: { articleId: number; parentId: number | null }): Promise<string[]> {
  const { articleId, parentId } = args;
  const { rows } = await sql<{ name: string }>`
    with recursive above (parent_id, author_name, steps) as (
      select parent_id, author_name, 1 from comment where id = ${parentId}
      union all
      select c.parent_id, c.author_name, a.steps + 1 from comment c join above a on c.id = a.parent_id
      where a.steps < ${MOST_ABOVE}
    )
    select author_name as name from above
    union select author_name from (
      select author_name from comment where article_id = ${articleId} and branch_id is null
      order by position desc limit ${LAST}
    ) roots
    union select author_name from (
      select author_name from comment where parent_id = ${parentId} order by id desc limit ${LAST}
    ) replies
  `.execute(db);
  return rows.map(({ name }) => name);
}
