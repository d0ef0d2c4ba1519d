import { sql } from "kysely";
import { expect, it } from "vitest";
import { openTestStore } from "../support/engines.ts";

/** What SQLite says that it would do, a line for each step. */
async function plan(query: string): Promise<string> {
  const store = await openTestStore("sqlite");
  const { rows } = await sql<{ detail: string }>`${sql.raw(`explain query plan ${query}`)}`.execute(store.reader);
  await store.dispose();
  return rows.map(({ detail }) => detail).join("\n");
}

it.each(["device_id = 'x'", "person_id = 1"])(
  "the last comments with %s are read in order, however many there are",
  async (author) => {
    const last = `select body_source from comment where ${author} and site_id = 1 order by id desc limit 20`;
    expect(await plan(last)).toMatch(/^SEARCH comment USING INDEX comment_(?:device|person) \([^)]*=\?\)$/u);
    const here = `select body_source from comment where ${author} and article_id = 1 order by id desc limit 20`;
    expect(await plan(here)).toMatch(/^SEARCH comment USING INDEX comment_(?:device|person) \([^)]*=\?\)$/u);
  },
);
