import { EventEmitter, once } from "node:events";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPostgres } from "../../src/store/postgres/open-postgres.ts";
import type { Store } from "../../src/store/store.ts";
import { openTestStore } from "../support/engines.ts";
import { Wire } from "../support/wire.ts";

const PATIENCE = { everyMs: 100, looks: 3, withinMs: 1_000 };

/** More than fits into what the network keeps for a reader. */
const LONG_ANSWER = 60_000_000;

describe("a query whose connection to PostgreSQL is cut without a word", { timeout: 30_000 }, () => {
  let direct: Awaited<ReturnType<typeof openTestStore>>;
  let wire: Wire;
  let store: Store;

  beforeEach(async () => {
    direct = await openTestStore("postgres");
    wire = new Wire(direct.database.databaseUrl ?? "");
    store = await openPostgres({ databaseUrl: await wire.open(), now: Date.now, patience: PATIENCE });
  });
  afterEach(async () => {
    await store.close();
    wire.close();
    await direct.dispose();
  });

  /** Waits until PostgreSQL works on a query that contains these words. */
  async function untilWorkingOn(words: string): Promise<void> {
    const working = async () =>
      (
        await sql`select 1 from pg_stat_activity where datname = current_database() and application_name = 'hustings'
          and state = 'active' and query like ${`%${words}%`} and pid <> pg_backend_pid()`.execute(direct.reader)
      ).rows.length;
    await expect.poll(working, { timeout: 10_000 }).toBe(1);
  }

  it("fails, when PostgreSQL has answered, and the next one is answered", async () => {
    const asked = sql`select pg_sleep(0.5) as cut_while_asleep`.execute(store.reader);
    await untilWorkingOn("cut_while_asleep");
    wire.cut();
    await expect(asked).rejects.toThrow("the connection was cut");
    expect((await sql`select 1 as one`.execute(store.reader)).rows).toEqual([{ one: 1 }]);
  });

  it("fails, when it never came to PostgreSQL, and undoes its transaction", async () => {
    const add = store.transaction(async (tx) => {
      await sql`insert into site (name, settings, created_at) values ('lost', '{}', 1)`.execute(tx);
      wire.cut();
      await sql`select 1`.execute(tx);
    });
    await expect(add).rejects.toThrow("the connection was cut");
    const lost = sql`select 1 from site where name = 'lost'`;
    expect((await lost.execute(store.reader)).rows).toEqual([]);
  });

  it("fails, when a part of a long answer has come", async () => {
    const asked = sql`select repeat('cut', ${sql.lit(LONG_ANSWER / 3)}) as long_answer`.execute(store.reader);
    await untilWorkingOn("long_answer");
    wire.cut();
    await expect(asked).rejects.toThrow("the connection was cut");
  });

  it("fails, when nobody can be reached at all", async () => {
    const asked = sql`select pg_sleep(0.5) as cut_for_good`.execute(store.reader);
    await untilWorkingOn("cut_for_good");
    wire.die();
    await expect(asked).rejects.toThrow("the connection was cut");
  });

  it("frees its place for others, also when it was the first one on its connection", async () => {
    const many = Array.from({ length: 10 }, () => sql`select pg_sleep(0.5) as one_of_ten`.execute(store.reader));
    const failed = Promise.allSettled(many);
    await expect.poll(() => wire.cut()).toBeGreaterThanOrEqual(11);
    expect((await failed).map(({ status }) => status)).toContain("rejected");
    expect((await sql`select 1 as one`.execute(store.reader)).rows).toEqual([{ one: 1 }]);
  });
});

describe("a query that takes long", { timeout: 30_000 }, () => {
  it("is waited for, at work and in front of a lock", async () => {
    const direct = await openTestStore("postgres");
    const store = await openPostgres({
      databaseUrl: direct.database.databaseUrl ?? "",
      now: Date.now,
      patience: { everyMs: 20, looks: 2, withinMs: 5_000 },
    });
    const lock = sql`select pg_advisory_xact_lock(1)`;
    const gate = new EventEmitter();
    const held = direct.transaction(async (tx) => {
      await lock.execute(tx);
      await once(gate, "open");
    });
    const waiting = store.transaction(async (tx) => {
      await lock.execute(tx);
      return "done";
    });
    expect((await sql`select 1 as done from pg_sleep(1.5)`.execute(store.reader)).rows).toEqual([{ done: 1 }]);
    gate.emit("open");
    await held;
    expect(await waiting).toBe("done");
    await store.close();
    await direct.dispose();
  });
});
