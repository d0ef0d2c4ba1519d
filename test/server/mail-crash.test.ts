import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertMail } from "../../src/store/mails.ts";
import { openStore } from "../../src/store/open-store.ts";
import { createTestDatabase, ENGINES } from "../support/engines.ts";
import type { TestDatabase } from "../support/engines.ts";
import { startMailServer } from "../support/mail-server.ts";
import type { MailServer } from "../support/mail-server.ts";
import { startProcess } from "../support/process.ts";
import type { ServerProcess } from "../support/process.ts";

/** Mails that wait when the first process starts. */
const MAILS = 24;

/** The process is killed each time so many more mails have come in. */
const KILL_AFTER = 9;

for (const engine of ENGINES) {
  describe(`a server on ${engine} that is killed while it sends mails`, () => {
    let database: TestDatabase;
    let mailServer: MailServer;
    let running: ServerProcess | null;

    beforeEach(async () => {
      running = null;
      database = await createTestDatabase(engine);
      mailServer = await startMailServer();
      const store = await openStore(database);
      await store.transaction(async (tx) => {
        for (let count = 0; count < MAILS; count++) {
          await insertMail(tx, {
            siteId: 1,
            personId: null,
            kind: "sign-in",
            to: `reader${count}@reader.example`,
            subject: `Mail ${count}`,
            text: "Words",
            html: null,
            key: `test-${count}`,
            at: Date.now(),
          });
        }
      });
      await store.close();
    });
    afterEach(async () => {
      await running?.end("SIGKILL");
      await mailServer.stop();
      await database.dispose();
    });

    async function start(): Promise<ServerProcess> {
      running = await startProcess({
        DATA_DIR: database.dataDir,
        SMTP_URL: mailServer.url,
        MAIL_FROM: "talk@gazette.example",
        ...(database.databaseUrl === null ? {} : { DATABASE_URL: database.databaseUrl }),
      });
      return running;
    }

    function recipients(): string[] {
      return mailServer.mails.flatMap(({ to }) => to);
    }

    async function left(): Promise<number> {
      const store = await openStore(database);
      const rows = await store.reader.selectFrom("mail").select("id").where("state", "=", "queued").execute();
      await store.close();
      return rows.length;
    }

    /** Jobs held by a killed process are free again only after minutes: the test does not wait for that. */
    async function freeJobs(): Promise<void> {
      const store = await openStore(database);
      await store.transaction((tx) =>
        tx.updateTable("job").set({ run_at: 0, claimed_until: null }).where("kind", "=", "send-mail").execute(),
      );
      await store.close();
    }

    it(
      "loses none, and repeats at most those that were just being sent, recognisably",
      { timeout: 120_000 },
      async () => {
        let kills = 0;
        let inFlight = 0;
        while (new Set(recipients()).size < MAILS) {
          const wanted = Math.min(mailServer.mails.length + KILL_AFTER, MAILS);
          const server = await start();
          await expect.poll(() => new Set(recipients()).size, { timeout: 20_000 }).toBeGreaterThanOrEqual(wanted);
          await server.end("SIGKILL");
          kills++;
          // Four are sent at the same time.
          inFlight += 4;
          await freeJobs();
        }
        expect(kills).toBeGreaterThan(1);
        // What was taken by the mail server and not written down before a kill goes out once more.
        const server = await start();
        await expect.poll(left, { timeout: 20_000, interval: 200 }).toBe(0);
        expect(await server.end("SIGTERM")).toBe(0);
        const all = recipients();
        expect(new Set(all).size).toBe(MAILS);
        expect(all.length - MAILS).toBeLessThanOrEqual(inFlight);
        const ids = new Set(mailServer.mails.map(({ source }) => /^Message-ID: (\S+)/mu.exec(source)?.[1]));
        expect(ids.size).toBe(MAILS);
      },
    );
  });
}
