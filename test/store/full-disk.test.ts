import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore } from "../support/engines.ts";

/** Text that takes many pages of the file. */
const LONG = "A remark that goes on and on. ".repeat(20_000);

describe("an SQLite database whose disk is full", () => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  beforeEach(async () => {
    store = await openTestStore("sqlite");
  });
  afterEach(() => store.dispose());

  const add = (name: string) =>
    store.transaction(async (tx) => {
      await sql`insert into site (name, settings, created_at) values (${name}, '{}', 1)`.execute(tx);
    });

  /** So many pages the file may have; SQLite then does what it does when the disk has no more room. */
  const limit = (pages: number) =>
    store.transaction(async (tx) => {
      await sql.raw(`pragma max_page_count = ${pages}`).execute(tx);
    });

  async function names(): Promise<string[]> {
    const rows = await store.reader.selectFrom("site").select("name").where("id", ">", 1).execute();
    return rows.map(({ name }) => name);
  }

  it("acknowledges only what is there afterwards, and goes on when there is room again", async () => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.reader);
    const pages = rows[0]?.page_count ?? 0;
    await limit(pages);
    // All in one commit, if they come to it.
    const wanted = ["first", LONG, "last"];
    const ends = await Promise.allSettled(wanted.map(add));
    const acknowledged = wanted.filter((_, n) => ends[n]?.status === "fulfilled");
    expect(acknowledged).not.toContain(LONG);
    expect(await names()).toEqual(acknowledged);
    await limit(1_000_000);
    await add("later");
    expect(await names()).toContain("later");
  });
});
