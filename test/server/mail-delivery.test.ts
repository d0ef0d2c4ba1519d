import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RETENTION } from "../../src/domain/retention.ts";
import { scheduleRepeatingJobs } from "../../src/service/job-queue.ts";
import type { MailReport } from "../../src/delivery/mail/read-report.ts";
import { recordBounce, takeMailReport } from "../../src/service/send-mail.ts";
import { blockMail, insertMail, mailBlock } from "../../src/store/mails.ts";
import type { BlockReason } from "../../src/domain/mail-kinds.ts";
import { ENGINES } from "../support/engines.ts";
import { startMailServer } from "../support/mail-server.ts";
import type { MailServer } from "../support/mail-server.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

const DAY_MS = 24 * 60 * 60_000;

for (const engine of ENGINES) {
  describe(`mails on ${engine}`, () => {
    let mailServer: MailServer;
    let server: TestServer;

    beforeEach(async () => {
      mailServer = await startMailServer();
      server = await startTestServer(engine, {
        env: { SMTP_URL: mailServer.url, MAIL_FROM: "talk@gazette.example" },
      });
    });
    afterEach(async () => {
      await server.dispose();
      await mailServer.stop();
    });

    async function write(key: string, options: { kind?: string; to?: string } = {}): Promise<void> {
      const { store, site, now } = server.context;
      await store.transaction((tx) =>
        insertMail(tx, {
          siteId: site().id,
          personId: null,
          kind: options.kind ?? "notices",
          to: options.to ?? "Ida@Reader.example",
          subject: `About ${key}`,
          text: "Somebody answered.",
          html: null,
          key,
          at: now(),
        }),
      );
    }

    async function states(): Promise<Record<string, string>> {
      const rows = await server.context.store.reader.selectFrom("mail").select(["message_id", "state"]).execute();
      return Object.fromEntries(rows.map((row) => [row.message_id, row.state]));
    }

    async function block(reason: BlockReason): Promise<void> {
      const { store, site, now } = server.context;
      const values = { siteId: site().id, address: "IDA@reader.example", reason, at: now() };
      await store.transaction((tx) => blockMail(tx, values));
    }

    it("are sent once each, however often they are written and the work is begun", async () => {
      await write("a-1");
      await write("a-1");
      await write("a-2");
      await Promise.all([server.background.drain(), server.background.drain()]);
      await server.background.drain();
      const sent = mailServer.mails.map(({ source }) => /^Message-ID: <([^@]+)@gazette\.example>/mu.exec(source)?.[1]);
      const keys = sent.map((id = "") => server.context.messageIds.open(id) ?? `not ours: ${id}`);
      expect(keys.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["a-1", "a-2"]);
      expect(await states()).toEqual({ "a-1": "sent", "a-2": "sent" });
    });

    it("wait for a server that refuses for the moment, and are sent then", async () => {
      mailServer.refusal = { at: "recipient", code: 450, text: "come back later" };
      await write("a-1");
      await server.background.drain();
      expect(await states()).toEqual({ "a-1": "queued" });
      mailServer.refusal = null;
      await server.background.drain();
      expect(mailServer.mails).toHaveLength(0);
      server.clock.advance(60_000);
      await server.background.drain();
      expect(mailServer.mails).toHaveLength(1);
    });

    it("to an address that there is not are given up at once, and so are all further ones", async () => {
      mailServer.refusal = { at: "recipient", code: 550, text: "5.1.1 nobody of that name" };
      await write("a-1");
      await server.background.drain();
      expect(await states()).toEqual({ "a-1": "failed" });
      mailServer.refusal = null;
      await write("a-2");
      await server.background.drain();
      expect(await states()).toEqual({ "a-1": "failed", "a-2": "blocked" });
      expect(mailServer.mails).toHaveLength(0);
    });

    it("that sign in reach whoever unsubscribed or complained, and after a day whose mail came back", async () => {
      const wanted = { unsubscribed: ["sent", "sent"], complaint: ["sent", "sent"], bounce: ["blocked", "sent"] };
      for (const [reason, [now, later]] of Object.entries(wanted)) {
        await block(reason as BlockReason);
        await write(`${reason}-now`, { kind: "sign-in" });
        await write(`${reason}-notices`);
        await server.background.drain();
        server.clock.advance(DAY_MS);
        await write(`${reason}-later`, { kind: "sign-in" });
        await write(`${reason}-notices-later`);
        await server.background.drain();
        expect(await states()).toMatchObject({
          [`${reason}-now`]: now,
          [`${reason}-later`]: later,
          [`${reason}-notices`]: "blocked",
          [`${reason}-notices-later`]: "blocked",
        });
      }
    });

    it("stop when a bounce or a complaint is reported", async () => {
      await recordBounce(server.context, { address: "Ida@reader.example", kind: "complaint" });
      const { store, site } = server.context;
      const found = await mailBlock(store.reader, { siteId: site().id, address: "ida@READER.example" });
      expect(found?.reason).toBe("complaint");
    });

    it("stop when a mail server reports that one came back, or that its reader complained", async () => {
      const { context } = server;
      const sites = (): typeof context => context;
      const blocked = async (): Promise<string | undefined> => {
        const scope = { siteId: context.site().id, address: "ida@reader.example" };
        return (await mailBlock(context.store.reader, scope))?.reason;
      };
      await write("a-1");
      await server.background.drain();
      const messageId = /^Message-ID: <(\S+)>/mu.exec(mailServer.mails[0]?.source ?? "")?.[1] ?? "";
      const report = { kind: "bounce", addresses: ["ida@reader.example"], messageId } as const;
      const wrong: MailReport[] = [
        { ...report, messageId: "a-1@gazette.example" },
        { ...report, messageId: messageId.replace("a-1", "a-2") },
        { ...report, messageId: "" },
        { ...report, addresses: ["jo@reader.example"] },
      ];
      for (const forged of wrong) expect(await takeMailReport({ context, sites }, forged)).toBeNull();
      expect(await blocked()).toBeUndefined();
      const siteId = context.site().id;
      expect(await takeMailReport({ context, sites }, report)).toEqual({ address: "Ida@Reader.example", siteId });
      expect(await blocked()).toBe("bounce");
      await takeMailReport({ context, sites }, { kind: "complaint", addresses: [], messageId });
      expect(await blocked()).toBe("complaint");
    });

    it("are forgotten by the daily clean-up when their time is over", async () => {
      await write("a-1");
      await server.background.drain();
      const { store, now } = server.context;
      await scheduleRepeatingJobs(store, now);
      server.clock.advance((RETENTION.mails.days + 2) * DAY_MS);
      await server.background.drain();
      expect(await states()).toEqual({});
    });
  });
}

describe("a server without SMTP_URL", () => {
  it("puts mails into its outbox", async () => {
    const server = await startTestServer("sqlite");
    const { store, site, now, config } = server.context;
    await store.transaction((tx) =>
      insertMail(tx, {
        siteId: site().id,
        personId: null,
        kind: "sign-in",
        to: "ida@reader.example",
        subject: "Sign in",
        text: "https://gazette.example/sign-in/link?token=abc",
        html: null,
        key: "sign-in-1",
        at: now(),
      }),
    );
    await server.background.drain();
    expect(readdirSync(join(config.dataDir, "outbox"))).toEqual(["000000001.eml"]);
    await server.dispose();
  });
});
