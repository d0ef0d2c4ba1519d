import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate, MIGRATIONS } from "../../src/store/migrations/migrate.ts";
import type { Migration } from "../../src/store/migrations/migration.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";

const ADDS_A_TABLE: Migration = {
  name: "adds a table",
  up: async (db) => {
    await sql`create table added (word text not null)`.execute(db);
  },
};
const FAILS: Migration = {
  name: "fails halfway",
  up: async (db) => {
    await sql`create table half (word text not null)`.execute(db);
    throw new Error("no further");
  },
};

for (const engine of ENGINES) {
  describe(`migrations on ${engine}`, () => {
    let store: Awaited<ReturnType<typeof openTestStore>>;
    let backups: number[];

    beforeEach(async () => {
      store = await openTestStore(engine);
      backups = [];
    });
    afterEach(async () => {
      await store.dispose();
    });

    async function run(migrations: readonly Migration[]): Promise<void> {
      await migrate({
        engine,
        reader: store.reader,
        transaction: (work) => store.transaction(work),
        now: () => 1,
        backup: (version) => backups.push(version),
        migrations,
      });
    }

    async function tables(): Promise<string[]> {
      return (await store.reader.introspection.getTables()).map((table) => table.name);
    }

    it("change nothing when there is nothing to do", async () => {
      await run(MIGRATIONS);
      expect(backups).toEqual([]);
    });

    it("take a backup before they change a database that holds data", async () => {
      await run([...MIGRATIONS, ADDS_A_TABLE]);
      expect(backups).toEqual([MIGRATIONS.length]);
      expect(await tables()).toContain("added");
    });

    it("are undone together when one of them fails", async () => {
      await expect(run([...MIGRATIONS, ADDS_A_TABLE, FAILS])).rejects.toThrow("no further");
      expect(await tables()).not.toContain("added");
      await run([...MIGRATIONS, ADDS_A_TABLE]);
      expect(await tables()).toContain("added");
    });

    it("refuse a database that a newer version has made", async () => {
      await run([...MIGRATIONS, ADDS_A_TABLE]);
      await expect(run(MIGRATIONS)).rejects.toThrow("newer Hustings");
    });
  });
}
