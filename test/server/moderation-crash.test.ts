import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addAdmin } from "../../src/service/add-admin.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import { requireMayPost } from "../../src/service/moderation/standing.ts";
import { verifyLedger } from "../../src/service/moderation/verify-ledger.ts";
import type { Member, ServiceContext } from "../../src/service/service-context.ts";
import { waitingCounts } from "../../src/store/case-queues.ts";
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
      const states: number[] = [];
      // Killed later each time; some may be through before it.
      for (const delayMs of [0, 60, 180, 400, 900]) {
        const sending = visitor()
          .post("/console/bulk", fields)
          .then(
            () => null,
            () => null,
          );
        const from = Date.now();
        await expect.poll(() => Date.now() - from >= delayMs, { interval: 1, timeout: 30_000 }).toBe(true);
        await server.end("SIGKILL");
        await sending;
        states.push((await count("decision")) - before);
        server = await start();
      }
      expect(new Set([0, CASES, ...states])).toEqual(new Set([0, CASES]));
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
