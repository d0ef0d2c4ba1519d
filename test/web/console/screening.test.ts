import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import { learnFromDecisions } from "../../../src/service/learn-from-decisions.ts";
import { abuseDrift } from "../../../src/service/site-models.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";
import { ledgerEntries } from "../../../src/store/ledger.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin, Visitor } from "../../support/visitor.ts";

const LIST = {
  kind: "words",
  name: "Boats",
  entries: "barnacle*\r\n\r\n tin pot \r\nbarnacle*",
  hosts: "",
  language: "",
  clause: "7",
  weight: "hold",
};

for (const engine of ENGINES) {
  describe(`the lists of screening in the console on ${engine}`, () => {
    let server: TestServer;
    let admin: Visitor;
    let articleId: number;

    beforeEach(async () => {
      server = await startTestServer(engine, { settings: { screening: SCREENING_SETTINGS.parse({}) } });
      admin = await signInAdmin(server);
      const { article } = await visitArticle(server.context, {
        visit: { url: "https://gazette.example/baths", id: null, title: "The harbour baths" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      articleId = article.id;
    });
    afterEach(async () => {
      await server.dispose();
    });

    /** Writes a comment as somebody new; returns its state. */
    async function write(body: string): Promise<string> {
      // A list is noticed within ten seconds.
      server.clock.advance(11_000);
      const reader = new Visitor(server);
      await reader.open(`/conversations/${articleId}/write`);
      await reader.send(`/conversations/${articleId}/write`, { name: "Grump", email: "", body, action: "post" });
      const { state } = await server.context.store.reader
        .selectFrom("comment")
        .select("state")
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      return state;
    }

    async function writeList(fields: Partial<typeof LIST> = {}): Promise<string> {
      await admin.open("/console/screening/new");
      return (await admin.send("/console/screening/write", { ...LIST, ...fields })).path.replace("?saved=1", "");
    }

    async function act(path: string, action: string): Promise<string> {
      await admin.open(path);
      return (await admin.send(`${path}/act`, { action })).html;
    }

    it("go from draft over watching to being in force and out of it, each step in the ledger", async () => {
      const path = await writeList();
      expect(path).toMatch(/^\/console\/screening\/\d+$/u);
      const text = "What a barnacle of a council";
      expect(await write(text)).toBe("published");
      await act(path, "watch");
      expect(await write(`${text}!`)).toBe("published");
      const watched = (await admin.open(path)).html;
      expect(watched).toContain("1 comment: 1 published");
      expect(watched).toContain("<mark>barnacle</mark>");
      await act(path, "enforce");
      expect(await write(`${text}!!`)).toBe("held");
      await act(path, "retire");
      expect(await write(`${text}!!!`)).toBe("published");
      const entries = await ledgerEntries(server.context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 });
      const steps = entries
        .filter(({ kind }) => kind === "screening-rule")
        .map(({ body }) => JSON.parse(body) as object);
      expect(steps).toMatchObject([{ state: "draft" }, { state: "shadow" }, { state: "live" }, { state: "retired" }]);
      expect(await verifyLedger(server.context)).toMatchObject({ ok: true });
    });

    it("are watched again when they are changed in force, and not changed from what somebody saw earlier", async () => {
      const path = await writeList();
      await act(path, "watch");
      await act(path, "enforce");
      await admin.open(`${path}/change`);
      const changed = await admin.send("/console/screening/write", { ...LIST, entries: "rowing boat" });
      expect(changed.html).toContain("watched");
      expect(changed.html).toContain("version 2");
      const stale = await admin.post(`${path}/act`, { action: "enforce", version: "1" });
      expect(stale.status).toBe(409);
      expect((await admin.post(`${path}/act`, { action: "revive", version: "2" })).status).toBe(409);
      expect((await admin.post(`${path}/act`, { action: "constructor", version: "2" })).status).toBe(422);
      expect((await admin.open("/console/screening/999")).status).toBe(404);
    });

    it("come back with what was typed and what is wrong", async () => {
      await admin.open("/console/screening/new");
      const wrong = await admin.send("/console/screening/write", { ...LIST, name: " ", entries: "tin pot\nx" });
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain("tin pot\nx</textarea>");
      expect(wrong.html).toContain('id="name-error"');
      expect(wrong.html).toContain('id="entries-error"');
      await admin.open("/console/screening/new?kind=hosts");
      const fields = { name: "Shops", hosts: "https://shop.example/x", clause: "6", weight: "hold" };
      expect((await admin.send("/console/screening/write", fields)).html).toContain('id="hosts-error"');
      const right = await admin.send("/console/screening/write", { ...fields, hosts: "Shop.example" });
      expect(right.html).toContain("hosts of links · 1 entry");
    });

    it("are tried on past comments: how many, what moderators decided about them, some to read", async () => {
      const path = await writeList();
      await write("A barnacle and a tin pot");
      await write("Barnacles! You are a worthless idiot and everybody knows it.");
      await write("Nothing of the kind");
      await admin.open("/console/held");
      const held = /href="(\/console\/cases\/\d+)"/u.exec(admin.page.html)?.[1] ?? "";
      await admin.open(held);
      await admin.send(`${held}/decide`, { kind: "reject", clause: "1", reason: "Name-calling." });
      await admin.open(path);
      const { status, html } = await admin.send(`${path}/back-test`);
      expect(status).toBe(200);
      expect(html).toContain("All 3 comments were looked at. It would have found 2 comments:");
      expect(html).toMatch(/moderators rejected<\/th>\s*<td class="number">1</u);
      expect(html).toMatch(/nobody had to decide<\/th>\s*<td class="number">1</u);
      expect(html).toContain("100 per cent were taken down");
      expect(html).toContain("<mark>barnacle</mark>");
      expect(html).toContain("<mark>tin pot</mark>");
    });

    it("stand beside what moderators taught the judge, which can be made to begin again", async () => {
      expect((await admin.open("/console/screening")).html).toContain("Nothing yet: it works with its defaults.");
      await write("You are a worthless idiot and everybody knows it.");
      await admin.open("/console/held");
      const held = /href="(\/console\/cases\/\d+)"/u.exec(admin.page.html)?.[1] ?? "";
      await admin.open(held);
      await admin.send(`${held}/decide`, { kind: "publish" });
      server.clock.advance(60 * 60_000);
      expect(await learnFromDecisions(server.context)).toBe(1);
      const { html } = await admin.open("/console/screening");
      expect(html).toContain("0 held to be abusive, 1 not");
      expect(html).toContain("milder than by default");
      expect((await admin.send("/console/screening/reset", { reason: " " })).status).toBe(422);
      await admin.open("/console/screening");
      const after = await admin.send("/console/screening/reset", { reason: "It had grown too mild." });
      expect(after.html).toContain("has been reset to its defaults");
      expect(after.html).toContain("It had grown too mild.");
      expect(await abuseDrift(server.context)).toBeNull();
      const entries = await ledgerEntries(server.context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 });
      const models = entries.filter(({ kind }) => kind === "model").map(({ body }) => JSON.parse(body) as object);
      expect(models).toMatchObject([{ by: null }, { by: expect.any(Number) as number }]);
    });
  });
}
