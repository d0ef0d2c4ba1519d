import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { engineOf } from "./engine-of.ts";
import type { Db } from "./store.ts";

/** Longest text whose words are kept, in UTF-16 code units. */
const MAX_LENGTH = 20_000;

/** Keeps the words of a case's text, in the place of earlier ones. An empty text has none. */
export async function putCaseText(tx: Db, args: { caseId: number; body: string }): Promise<void> {
  await deleteCaseText(tx, args.caseId);
  const body = args.body.slice(0, MAX_LENGTH);
  if (body.trim() === "") return;
  await (
    engineOf(tx) === "sqlite"
      ? sql`insert into case_text (rowid, body) values (${args.caseId}, ${body})`
      : sql`insert into case_text (rowid, body) values (${args.caseId}, to_tsvector('simple', ${body}))`
  ).execute(tx);
}

/** Forgets the words of a case's text. */
export async function deleteCaseText(tx: Db, caseId: number): Promise<void> {
  await sql`delete from case_text where rowid = ${caseId}`.execute(tx);
}

/** Forgets what the comment of a case said. */
export async function forgetCaseText(tx: Db, id: number): Promise<void> {
  await tx.updateTable("moderation_case").set({ body: "" }).where("id", "=", id).execute();
  await deleteCaseText(tx, id);
}

/** Whether some case of a comment still has its words. */
export async function hasWordsInCases(db: Db, commentId: number): Promise<boolean> {
  const found = await db
    .selectFrom("moderation_case")
    .select("id")
    .where("comment_id", "=", commentId)
    .where("body", "<>", "")
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Cases of a site in whose text all of these words stand, newest first.
 * @param args.words letters and digits only, in lower case; none: no cases.
 * @param args.decided true: only decided cases; false: only waiting ones; null: both.
 */
export async function casesWithWords(
  db: Db,
  args: { siteId: number; words: readonly string[]; decided: boolean | null; limit: number },
): Promise<number[]> {
  const words = args.words.filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  if (words.length === 0) return [];
  const state =
    args.decided === null ? sql`` : args.decided ? sql`and c.state = 'decided'` : sql`and c.state <> 'decided'`;
  const wanted = sql`c.site_id = ${args.siteId} ${state}`;
  // Both search languages take words of letters and digits as they are; quotes keep them from being operators.
  const { rows } =
    engineOf(db) === "sqlite"
      ? // `cross join` keeps the order of the tables: the words are walked from the newest case on, and no further than
        // needed (https://sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join).
        await sql<{ id: number }>`
          select c.id from case_text cross join moderation_case c
          where case_text match ${words.map((word) => `"${word}"`).join(" AND ")} and c.id = case_text.rowid and ${wanted}
          order by case_text.rowid desc limit ${args.limit}
        `.execute(db)
      : // Materialized: the index of words is asked first; else all cases might be walked, newest first, to find a few. The
        // cases found are then looked up one by one (`offset 0` keeps the planner from joining otherwise), as it takes far
        // too many to be found for it knows nothing of how rare a word is.
        await sql<{ id: number }>`
          with found as materialized (
            select rowid from case_text where body @@ to_tsquery('simple', ${words.map((word) => `'${word}'`).join(" & ")})
          )
          select c.id from (select rowid from found order by rowid desc) as newest
          cross join lateral (
            select c.id from moderation_case c where c.id = newest.rowid and ${wanted} offset 0
          ) as c
          order by newest.rowid desc limit ${args.limit}
        `.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Cases with a phrase in their text: these words, one after the other; the last one may go on. Their order is not known.
 * @param args.words letters and digits only, in lower case, at least one.
 * @returns null where there are more than `most`, on all sites together.
 */
export async function casesWithPhrase(
  db: Db,
  args: { words: readonly string[]; most: number },
): Promise<number[] | null> {
  const { words, most } = args;
  const phrase = words.join(" ");
  if (engineOf(db) === "sqlite") {
    // The whole words are read no further than needed. Where the last one may go on, all that begins so is read at once,
    // so that is asked only where the whole words are few (https://sqlite.org/fts5.html#fts5_prefix_queries).
    const whole = await rowsMatching(db, sql`case_text match ${`"${phrase}"`}`, most);
    return whole === null ? null : await rowsMatching(db, sql`case_text match ${`"${phrase}" *`}`, most);
  }
  const asked = `${words.map((word) => `'${word}'`).join(" <-> ")}:*`;
  return await rowsMatching(db, sql`body @@ to_tsquery('simple', ${asked})`, most);
}

async function rowsMatching(db: Db, wanted: RawBuilder<unknown>, most: number): Promise<number[] | null> {
  const { rows } = await sql<{ id: number }>`
    select rowid as id from case_text where ${wanted} limit ${most + 1}
  `.execute(db);
  return rows.length > most ? null : rows.map(({ id }) => id);
}
