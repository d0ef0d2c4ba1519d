import { sql } from "kysely";
import type { Db } from "./store.ts";

/**
 * Members whose names' keys begin with `prefix` and who have published something: the others are nobody's business.
 * Those who wrote under the article come first, then by name.
 * @param args.prefix a beginning of a name's key, not empty.
 */
export async function membersByPrefix(
  db: Db,
  args: { siteId: number; articleId: number; prefix: string; limit: number },
): Promise<{ id: number; name: string }[]> {
  const wroteHere = sql<number>`case when exists (
    select 1 from comment h where h.person_id = p.id and h.article_id = ${args.articleId} and h.state = 'published'
  ) then 0 else 1 end`;
  return await db
    .selectFrom("person as p")
    .select(["p.id", "p.name"])
    .where("p.site_id", "=", args.siteId)
    .where(sql<boolean>`substr(p.name_key, 1, length(cast(${args.prefix} as text))) = ${args.prefix}`)
    .where("p.state", "!=", "left")
    .where(sql<boolean>`exists (select 1 from comment c where c.person_id = p.id and c.state = 'published')`)
    .orderBy(wroteHere)
    .orderBy("p.name")
    .orderBy("p.id")
    .limit(args.limit)
    .execute();
}
