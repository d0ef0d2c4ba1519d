import type { Db } from "./store.ts";

/** So many authors are meant at most by the beginning of a name. */
const MOST_AUTHORS = 20;

/**
 * The authors of cases who are meant by a name: those of just that name, or else those whose names begin like it, as
 * typed or with capitals. An index tells, so that it costs the same however many cases there are.
 */
export async function authorsNamed(db: Db, siteId: number, name: string): Promise<string[]> {
  const names = db
    .selectFrom("moderation_case")
    .select("author_name")
    .where("site_id", "=", siteId)
    .orderBy("author_name")
    .limit(1);
  if ((await names.where("author_name", "=", name).executeTakeFirst()) !== undefined) return [name];
  const found = new Set<string>();
  for (const beginning of [name, name.replaceAll(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())]) {
    // One name after the other, however many cases each has. Those that begin alike follow each other in every order.
    let next = await names.where("author_name", ">=", beginning).executeTakeFirst();
    while (next?.author_name.startsWith(beginning) === true && found.size < MOST_AUTHORS) {
      found.add(next.author_name);
      next = await names.where("author_name", ">", next.author_name).executeTakeFirst();
    }
  }
  return [...found];
}
