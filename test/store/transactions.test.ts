import { EventEmitter, once } from "node:events";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lastLedgerEntry } from "../../src/store/ledger.ts";
import { openStore } from "../../src/store/open-store.ts";
import { loadSite } from "../../src/store/sites.ts";
import type { Db } from "../../src/store/store.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";

/** After how long PostgreSQL ends a transaction that is silent. */
async function limitOf(db: Db): Promise<unknown> {
  return (await sql`select current_setting('idle_in_transaction_session_timeout') as value`.execute(db)).rows[0];
}

for (const engine of ENGINES) {
  describe(`transactions on ${engine}`, () => {
    let store: Awaited<ReturnType<typeof openTestStore>>;

    beforeEach(async () => {
      store = await openTestStore(engine);
    });
    afterEach(async () => {
      await store.dispose();
    });

    it("undo everything when they fail, and only they", async () => {
      const names = ["one", "two", "three", "four"];
      const outcomes = await Promise.allSettled(
        names.map((name, index) =>
          store.transaction(async (tx) => {
            await tx.insertInto("site").values({ name, settings: "{}", created_at: 1 }).execute();
            if (index === 1) throw new Error("changed my mind");
          }),
        ),
      );
      expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
      const rows = await store.reader.selectFrom("site").select("name").orderBy("name").execute();
      expect(rows.map((row) => row.name)).toEqual(["Hustings", "four", "one", "three"]);
    });

    it("are seen by the reader as soon as they are acknowledged", async () => {
      const id = await store.transaction(
        async (tx) =>
          (
            await tx
              .insertInto("site")
              .values({ name: "seen", settings: "{}", created_at: 1 })
              .returning("id")
              .executeTakeFirstOrThrow()
          ).id,
      );
      const row = await store.reader.selectFrom("site").select("name").where("id", "=", id).executeTakeFirst();
      expect(row?.name).toBe("seen");
    });

    if (engine === "postgres") {
      it("of a process that says nothing more end, and with them their locks", async () => {
        expect(await limitOf(store.reader)).toEqual({ value: "1min" });
        // What the database says itself stays; here it is short.
        const name = sql.id(new URL(store.database.databaseUrl ?? "").pathname.slice(1));
        await sql`alter database ${name} set idle_in_transaction_session_timeout = '300ms'`.execute(store.reader);
        const other = await openStore(store.database);
        try {
          expect(await limitOf(other.reader)).toEqual({ value: "300ms" });
          const [held, freed] = [new EventEmitter(), new EventEmitter()];
          const [isHeld, isFreed] = [once(held, "now"), once(freed, "now")];
          const silent = other.transaction(async (tx) => {
            await lastLedgerEntry(tx, 1, engine);
            held.emit("now");
            await isFreed;
            await lastLedgerEntry(tx, 1, engine);
          });
          const ended = expect(silent).rejects.toThrow();
          await isHeld;
          await store.transaction((tx) => lastLedgerEntry(tx, 1, engine));
          freed.emit("now");
          await ended;
          // It goes on with another connection.
          expect((await loadSite(other.reader)).id).toBe(1);
        } finally {
          await other.close();
        }
      });
    }

    it("give whole numbers as numbers", async () => {
      const site = await loadSite(store.reader);
      expect(site.id).toBe(1);
    });
  });
}
