import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { DatabaseSync } from "@photostructure/sqlite";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addAdmin } from "../../src/service/add-admin.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import { requireMayPost } from "../../src/service/moderation/standing.ts";
import { verifyLedger } from "../../src/service/moderation/verify-ledger.ts";
import type { Member, ServiceContext } from "../../src/service/service-context.ts";
import { waitingCounts } from "../../src/store/case-queues.ts";
import { DATABASE_FILE } from "../../src/store/sqlite/open-sqlite.ts";
import { ENGINES } from "../../src/store/store.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { decision, holdComment } from "../support/moderation.ts";
import { addMember, writerOf } from "../support/people.ts";
import { startProcess } from "../support/process.ts";
import type { ServerProcess } from "../support/process.ts";
import { Visitor } from "../support/visitor.ts";

const HOUR_MS = 3_600_000;

/** Time-outs that have run out when the first process starts. */
const TIME_OUTS = 30;

/** Cases that are decided in one go. */
const CASES = 60;

for (const engine of ENGINES) {
  describe(`a server on ${engine} that is killed among moderators' work`, { timeout: 240_000 }, () => {
    let talk: Conversation;
    /** The same clock as that of the processes. */
    let context: ServiceContext;
    let wanda: Member;
    let running: ServerProcess | null;

    beforeEach(async () => {
      running = null;
      talk = await openConversation(engine);
      context = { ...talk.context, now: Date.now };
      wanda = await addMember(context, "Wanda", "moderator");
    });
    afterEach(async () => {
      await running?.end("SIGKILL");
      await talk.dispose();
    });

    async function start(): Promise<ServerProcess> {
      const { dataDir, databaseUrl } = talk.database;
      running = await startProcess({
        DATA_DIR: dataDir,
        ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
      });
      return running;
    }

    /** Jobs held by a killed process are free again only after minutes: the test does not wait for that. */
    async function freeJobs(): Promise<void> {
      await context.store.transaction((tx) =>
        tx.updateTable("job").set({ run_at: 0, claimed_until: null }).where("claimed_until", "is not", null).execute(),
      );
    }

    async function count(table: "decision" | "mail" | "statement"): Promise<number> {
      return (await context.store.reader.selectFrom(table).select("id").execute()).length;
    }

    /**
     * Lets a bulk decision that is sent next come as far as its transaction. On PostgreSQL it then waits for a case that
     * somebody else holds, as long as wanted. SQLite has no locks of rows: there the server is stopped as soon as it
     * writes, and `reached` is false where it was faster than this test.
     */
    async function stopMidway(
      server: ServerProcess,
      caseId: number,
    ): Promise<{ reached: Promise<boolean>; release: () => Promise<void> }> {
      const { dataDir, databaseUrl } = talk.database;
      if (databaseUrl === null) return { reached: stoppedAtWrite(server, dataDir), release: async () => undefined };
      const [held, released] = [new EventEmitter(), new EventEmitter()];
      const isHeld = once(held, "now");
      const isReleased = once(released, "now");
      const holding = context.store.transaction(async (tx) => {
        await tx.selectFrom("moderation_case").select("id").where("id", "=", caseId).forUpdate().execute();
        held.emit("now");
        await isReleased;
      });
      await isHeld;
      return {
        reached: expect
          .poll(waitsForRow, { timeout: 60_000, interval: 5 })
          .toBe(true)
          .then(() => true),
        release: async () => {
          released.emit("now");
          await holding;
        },
      };
    }

    async function waitsForRow(): Promise<boolean> {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')`.execute(
        context.store.reader,
      );
      return rows.length > 0;
    }

    async function stoppedAtWrite(server: ServerProcess, dataDir: string): Promise<boolean> {
      const database = new DatabaseSync(join(dataDir, DATABASE_FILE), { timeout: 0 });
      const writes = (): boolean => {
        try {
          database.exec("BEGIN IMMEDIATE; ROLLBACK");
          return false;
        } catch {
          return true;
        }
      };
      try {
        // Its answer would show that it was through.
        const from = await count("decision");
        while ((await count("decision")) === from) {
          await turn();
          if (!writes()) continue;
          // Whatever else is written is written in no time.
          await turn();
          await turn();
          if (!writes()) continue;
          server.process.kill("SIGSTOP");
          if (writes() && (await count("decision")) === from) return true;
          server.process.kill("SIGCONT");
        }
        return false;
      } finally {
        database.close();
      }
    }

    async function endings(): Promise<string[]> {
      const rows = await context.store.reader
        .selectFrom("ledger")
        .select("body")
        .where("kind", "=", "sanction-ended")
        .execute();
      return rows.map(({ body }) => body);
    }

    it("ends every time-out once, however often it is killed while they run out", async () => {
      const earlier = { ...context, now: () => Date.now() - 2 * HOUR_MS };
      const members: Member[] = [];
      for (let n = 0; n < TIME_OUTS; n++) {
        const member = await addMember(earlier, `Grump ${n}`);
        const input = decision("time-out", { clause: 1, reason: "Cool down.", durationSeconds: 3_600 });
        await decide(earlier, { decider: wanda, target: { personId: member.id }, input });
        members.push(member);
      }
      let kills = 0;
      while ((await endings()).length < TIME_OUTS) {
        const wanted = Math.min((await endings()).length + TIME_OUTS / 3, TIME_OUTS);
        const server = await start();
        await expect
          .poll(async () => (await endings()).length, { timeout: 30_000, interval: 1 })
          .toBeGreaterThanOrEqual(wanted);
        await server.end("SIGKILL");
        kills++;
        await freeJobs();
      }
      expect(kills).toBeGreaterThan(0);
      // Whatever was being done at the last kill is done again, and changes nothing.
      const server = await start();
      const waiting = async (): Promise<number> =>
        (
          await context.store.reader
            .selectFrom("job")
            .select("id")
            .where("kind", "=", "refresh-standing")
            .where("run_at", "<", Date.now() + HOUR_MS)
            .execute()
        ).length;
      await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
      expect(await server.end("SIGTERM")).toBe(0);
      expect(new Set(await endings()).size).toBe(TIME_OUTS);
      expect(await endings()).toHaveLength(TIME_OUTS);
      for (const member of members) await requireMayPost(context.store.reader, context, writerOf(member));
      expect(await verifyLedger(context)).toMatchObject({ ok: true });
    });

    it("decides many cases once or not at all, and once when they are sent again", async () => {
      const cases: string[] = [];
      const ids: number[] = [];
      for (let n = 0; n < CASES; n++) {
        const writer = { member: null, device: { id: `device-${n}` } };
        const row = await holdComment(context, await talk.say(null, { name: `Guest ${n}`, writer }));
        await context.store.transaction((tx) =>
          tx
            .updateTable("comment")
            .set({ author_email: `guest-${n}@reader.example` })
            .where("id", "=", row.comment_id)
            .execute(),
        );
        cases.push(`${row.id}:${row.version}`);
        ids.push(row.id);
      }
      const before = await count("decision");
      const batch = "batch-of-all";
      const fields: [string, string][] = [
        ["queue", "held"],
        ["batch", batch],
        ["kind", "reject"],
        ["clause", "1"],
        ["reason", "Name-calling."],
        ...cases.map((one): [string, string] => ["case", one]),
      ];
      const { secret } = await addAdmin(context, { email: "olga@gazette.example" });
      let server = await start();
      const cookies = new Map<string, string>();
      const visitor = (): Visitor => {
        const one = new Visitor(server);
        for (const [name, value] of cookies) one.cookies.set(name, value);
        return one;
      };
      const first = visitor();
      await first.open(`/sign-in/link?token=${secret}`);
      await first.send("/sign-in/link");
      for (const [name, value] of first.cookies) cookies.set(name, value);
      const send = async (): Promise<void> => {
        await visitor()
          .post("/console/bulk", fields)
          .catch(() => null);
      };
      const killed = async (sending: Promise<void>): Promise<number> => {
        await server.end("SIGKILL");
        await sending;
        server = await start();
        return (await count("decision")) - before;
      };
      // Killed as it arrives, and then in the middle, early and late.
      expect([0, CASES]).toContain(await killed(send()));
      for (const share of [0.2, 0.9]) {
        const standing = await stopMidway(server, ids[Math.floor(CASES * share)] ?? 0);
        const sending = send();
        const midway = await standing.reached;
        await server.end("SIGKILL");
        await standing.release();
        await sending;
        server = await start();
        const decided = (await count("decision")) - before;
        expect(midway ? [0] : [0, CASES]).toContain(decided);
      }
      // Killed when it is through, whether its answer has left or not.
      const through = send();
      await expect.poll(async () => (await count("decision")) - before, { timeout: 60_000 }).toBe(CASES);
      expect(await killed(through)).toBe(CASES);
      // The answer was lost: the form is sent again, and by its name nothing is decided twice.
      const again = await visitor().post("/console/bulk", fields);
      expect(again.status).toBe(200);
      expect((await count("decision")) - before).toBe(CASES);
      expect(await waitingCounts(context.store.reader, 1)).toMatchObject({ held: 0 });
      expect(await count("statement")).toBe(CASES);
      // Its mails leave when it can be undone no more; killed meanwhile, each is written once.
      await context.store.transaction((tx) => tx.updateTable("job").set({ run_at: 0 }).execute());
      await expect.poll(async () => await count("mail"), { timeout: 30_000, interval: 1 }).toBeGreaterThan(CASES / 4);
      await server.end("SIGKILL");
      await freeJobs();
      await context.store.transaction((tx) => tx.updateTable("job").set({ run_at: 0 }).execute());
      server = await start();
      await expect.poll(async () => await count("mail"), { timeout: 30_000 }).toBe(CASES);
      expect(await server.end("SIGTERM")).toBe(0);
      const addresses = await context.store.reader.selectFrom("mail").select("to_address").execute();
      expect(new Set(addresses.map(({ to_address: to }) => to)).size).toBe(CASES);
      expect(await verifyLedger(context)).toMatchObject({ ok: true });
    });
  });
}
