import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { Talk } from "../browser/harbour-baths.ts";
import { ENGINES } from "../support/engines.ts";
import { refuseWriting, setReadOnly } from "../support/refuse-writing.ts";
import { API_TOKEN, startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

/** Takes a few pages of an SQLite file. */
const BODY = "There was no room for this. ".repeat(300);

for (const engine of ENGINES) {
  describe(`the log of a server (${engine}) whose disk is full`, () => {
    let lines: { level: number; msg: string; reason?: string; refused?: number }[];
    let server: TestServer;
    let articleId: number;

    beforeEach(async () => {
      lines = [];
      const log = createLog("info", {
        write: (line) => {
          const entry = JSON.parse(line) as (typeof lines)[number];
          if (/read-only transaction|disk is full/u.test(line) || !Object.hasOwn(entry, "err")) lines.push(entry);
          // How PostgreSQL is made to refuse also cuts its connections, which is logged as ever.
        },
      });
      server = await startTestServer(engine, { log });
      ({ articleId } = await Talk.open(server, API_TOKEN));
    });
    afterEach(() => server.dispose());

    async function post(): Promise<number> {
      const response = await fetch(`${server.url}/api/v1/articles/${articleId}/comments`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "Bram", body: BODY }),
      });
      const { code } = (await response.json()) as { code?: string };
      return code === "not-writable" ? 507 : response.status;
    }

    async function setFull(full: boolean): Promise<void> {
      const { databaseUrl } = server.context.config;
      if (databaseUrl === null) {
        await server.context.store.transaction(async (tx) => {
          // The file may not grow; SQLite takes less than it has for that.
          await sql.raw(`pragma max_page_count = ${full ? 1 : 1_000_000}`).execute(tx);
        });
      } else {
        await setReadOnly(databaseUrl, full ? "on" : "off");
      }
      await expect.poll(post, { timeout: 10_000 }).toBe(full ? 507 : 201);
    }

    it("has one line for all refusals, without a stack, and one when it is over, with how many there were", async () => {
      await setFull(true);
      for (let n = 0; n < 9; n++) expect(await post()).toBe(507);
      expect(lines).toHaveLength(1);
      const reason = expect.stringMatching(/disk is full|read-only/u) as unknown;
      expect(lines[0]).toMatchObject({
        level: 50,
        msg: expect.stringContaining("nothing can be written") as unknown,
        reason,
      });
      await setFull(false);
      // On a disk that is nearly full little things still find room: nothing is over yet.
      expect(lines).toHaveLength(1);
      server.clock.advance(10 * 60_000);
      expect(await post()).toBe(201);
      expect(await post()).toBe(201);
      expect(lines).toHaveLength(2);
      expect(lines[1]).toMatchObject({ level: 30, refused: 10 });
      await setFull(true);
      expect(lines).toHaveLength(3);
      expect(lines[2]).toMatchObject({ level: 50 });
    });

    it("has no line for the jobs that wait for room", async () => {
      await refuseWriting(server);
      await expect(server.background.start()).rejects.toThrow(/read-?only/u);
      await server.background.drain().catch(() => undefined);
      expect(lines).toHaveLength(1);
    });
  });
}
