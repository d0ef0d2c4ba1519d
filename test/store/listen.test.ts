import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { CHANNEL, listen } from "../../src/store/postgres/listen.ts";
import { openTestStore } from "../support/engines.ts";
import { Wire } from "../support/wire.ts";

describe("listening for what other nodes commit", () => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  let wire: Wire;
  let url: string;

  beforeEach(async () => {
    store = await openTestStore("postgres");
    wire = new Wire(store.database.databaseUrl ?? "");
    url = await wire.open();
  });
  afterEach(async () => {
    wire.close();
    await store.dispose();
  });

  const notify = () => sql`select pg_notify(${CHANNEL}, 'x')`.execute(store.reader);

  const pids = async () =>
    (
      await sql<{ pid: number; query: string }>`select pid, query from pg_stat_activity
        where application_name = 'hustings-listen' and datname = current_database()`.execute(store.reader)
    ).rows;

  it("goes on after the network was cut without a word, and looks at once at what it may have missed", async () => {
    let told = 0;
    const listening = await listen(url, { everyMs: 50, withinMs: 200 });
    listening.on(() => told++);
    await notify();
    await expect.poll(() => told, { timeout: 10_000 }).toBe(1);
    expect(wire.cut()).toBe(1);
    await notify();
    // It is connected anew and tells its listeners that something may have happened.
    await expect.poll(() => told, { timeout: 10_000 }).toBe(2);
    await notify();
    await expect.poll(() => told, { timeout: 10_000 }).toBe(3);
    await listening.stop();
  });

  it("stays connected while it is answered, however often it asks", async () => {
    const listening = await listen(url, { everyMs: 1, withinMs: 5_000 });
    await expect.poll(async () => (await pids()).map(({ query }) => query)).toContain("select 1");
    const ours = (await pids()).find(({ query }) => query === "select 1")?.pid;
    await expect.poll(async () => (await pids()).map(({ pid }) => pid)).toContain(ours);
    await listening.stop();
  });
});
