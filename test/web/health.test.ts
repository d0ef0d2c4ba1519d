import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VERSION } from "../../src/domain/version.ts";
import { saveSite } from "../../src/store/sites.ts";
import { createApp } from "../../src/web/app.ts";
import { asProblem } from "../../src/web/problem-answer.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";
import { Talk } from "../browser/harbour-baths.ts";
import { API_TOKEN, startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { Visitor } from "../support/visitor.ts";

async function healthOf(server: TestServer): Promise<unknown> {
  const response = await fetch(`${server.url}/health`);
  expect(response.status).toBe(200);
  return await response.json();
}

for (const engine of ENGINES) {
  describe(`the server's health (${engine})`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer(engine);
    });
    afterAll(async () => {
      await server.dispose();
    });

    it("is good while the database answers", async () => {
      const response = await fetch(`${server.url}/health`);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.json()).toEqual({ status: "ok", version: VERSION, database: "reachable" });
    });

    it("is less than good while nothing can be written, which whoever writes is told, too", async () => {
      const readOnly = await startTestServer(engine);
      const { store, site } = readOnly.context;
      const { articleId } = await Talk.open(readOnly, API_TOKEN);
      const guest = new Visitor(readOnly);
      const form = `/conversations/${articleId}/write`;
      await guest.open(form);
      const write = () => store.transaction((tx) => saveSite(tx, site()));
      await write();
      await refuseWriting(readOnly);
      const refusal = { code: "not-writable", status: 503, retryAfter: 60 };
      await expect(write().catch((error: unknown) => Promise.reject(asProblem(error)))).rejects.toMatchObject(refusal);
      const sent = await guest.send(form, { name: "Bram", email: "", body: "Words to keep", action: "post" });
      expect([sent.status, sent.html.includes("Words to keep")]).toEqual([503, true]);
      expect(sent.html).toContain("Nothing can be saved here at the moment");
      const degraded = { status: "degraded", version: VERSION, database: "not writable" };
      expect(await healthOf(readOnly)).toEqual(degraded);
      readOnly.clock.advance(10 * 60_000);
      expect(await healthOf(readOnly)).toEqual(degraded);
      const { databaseUrl } = readOnly.context.config;
      if (databaseUrl !== null) {
        await setReadOnly(databaseUrl, "off");
        await write();
        // On a disk that is nearly full some things still find room.
        expect(await healthOf(readOnly)).toEqual(degraded);
        readOnly.clock.advance(10 * 60_000);
        expect(await healthOf(readOnly)).toMatchObject({ status: "ok" });
      }
      await readOnly.dispose();
    });

    it("is bad when it does not, and says no more than that", async () => {
      const closed = await openTestStore(engine);
      await closed.dispose();
      const app = createApp({ ...server.context, store: closed });
      const response = await app.request("/health");
      expect(response.status).toBe(503);
      expect(await response.json()).toEqual({ status: "unavailable", version: VERSION, database: "unreachable" });
    });
  });
}

/** Makes the server's database refuse to be written, as it does when the disk is full or a standby answers. */
async function refuseWriting({ context }: TestServer): Promise<void> {
  const { databaseUrl } = context.config;
  if (databaseUrl !== null) {
    await setReadOnly(databaseUrl, "on");
    return;
  }
  await context.store.transaction(async (tx) => {
    await sql`pragma query_only = on`.execute(tx);
  });
}

async function setReadOnly(databaseUrl: string, value: "on" | "off"): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const name = client.escapeIdentifier(new URL(databaseUrl).pathname.slice(1));
  // Whoever is connected keeps what was set when they came, this one, too.
  await client.query(`begin read write; alter database ${name} set default_transaction_read_only = ${value}; commit`);
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hustings'");
  await client.end();
}
