import { createServer, connect } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { CHANNEL, listen } from "../../src/store/postgres/listen.ts";
import { openTestStore } from "../support/engines.ts";

/** The network between a server and its database. */
class Wire {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  constructor(target: { host: string; port: number }) {
    this.#server = createServer((inner) => {
      const outer = connect(target);
      const pair = [inner, outer] as const;
      this.#pairs.add(pair);
      for (const [one, other] of [pair, [outer, inner] as const]) {
        one.on("error", () => undefined);
        one.on("close", () => this.#pairs.delete(pair) && other.destroy());
        one.pipe(other);
      }
    });
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on nothing gets through on what is connected, and neither side is told. New connections do. */
  cut(): number {
    for (const [inner, outer] of this.#pairs) {
      inner.unpipe();
      outer.unpipe();
      inner.pause();
      outer.pause();
      outer.removeAllListeners("close");
      inner.removeAllListeners("close");
    }
    return this.#pairs.size;
  }

  close(): void {
    this.#server.close();
    for (const [inner, outer] of this.#pairs) {
      inner.destroy();
      outer.destroy();
    }
  }
}

describe("listening for what other nodes commit", () => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  let wire: Wire;
  let url: string;

  beforeEach(async () => {
    store = await openTestStore("postgres");
    const address = new URL(store.database.databaseUrl ?? "");
    wire = new Wire({ host: address.hostname, port: Number(address.port) });
    address.port = String(await wire.open());
    url = address.href;
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
