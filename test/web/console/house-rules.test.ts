import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { grantRole } from "../../../src/service/grant-role.ts";
import { currentRules } from "../../../src/service/moderation/house-rules.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import { ledgerEntries } from "../../../src/store/ledger.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin, signInByMail, Visitor } from "../../support/visitor.ts";

const CLAUSE = {
  title: "Only one advertisement a year",
  text: "Members may name their own shop once a year,\r\nnot more often.",
  severity: "minor",
  sanction: "none",
  strikeWeight: "1",
  category: "CONSUMER_INFORMATION",
  keyword: "",
  action: "save",
};

for (const engine of ENGINES) {
  describe(`the house rules in the console on ${engine}`, () => {
    let server: TestServer;
    let admin: Visitor;

    beforeEach(async () => {
      server = await startTestServer(engine);
      admin = await signInAdmin(server);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function numbers(): Promise<number[]> {
      return (await currentRules(server.context)).clauses.map(({ number }) => number);
    }

    it("are added to, changed, shortened and restored, each time as a new version with an entry in the ledger", async () => {
      await admin.open("/console/rules/new");
      expect((await admin.send("/console/rules/write", CLAUSE)).path).toBe("/console/rules?saved=1");
      expect((await admin.open("/rules")).html).toContain("Only one advertisement a year");
      const change = await admin.open("/console/rules/11/change");
      expect(change.html).toContain('value="Only one advertisement a year"');
      await admin.send("/console/rules/write", { ...CLAUSE, title: "One advertisement a year" });
      await admin.open("/console/rules");
      await admin.post("/console/rules/drop", { number: "11", version: "2" });
      expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      await admin.open("/console/rules");
      await admin.send("/console/rules/bring-back");
      const { version, clauses } = await currentRules(server.context);
      expect(version).toBe(4);
      expect(clauses.at(-1)).toEqual({
        number: 11,
        title: "One advertisement a year",
        text: "Members may name their own shop once a year,\nnot more often.",
        severity: "minor",
        sanction: "none",
        strikeWeight: 1,
        category: "CONSUMER_INFORMATION",
      });
      const { html } = await admin.open("/console/rules");
      for (const said of ["added 11", "changed 11", "dropped 11"]) expect(html).toContain(said);
      const entries = await ledgerEntries(server.context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 });
      const rules = entries.filter(({ kind }) => kind === "rules").map(({ body }) => JSON.parse(body) as object);
      expect(rules).toMatchObject([{ version: 1 }, { version: 2 }, { version: 3 }, { version: 4 }]);
      expect(await verifyLedger(server.context)).toMatchObject({ ok: true });
    });

    it("come back with what was typed and what is wrong beside the field", async () => {
      await admin.open("/console/rules/new");
      const wrong = await admin.send("/console/rules/write", { ...CLAUSE, title: " ", strikeWeight: "11" });
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain("Members may name their own shop");
      expect(wrong.html).toContain('id="title-error"');
      expect(wrong.html).toContain('id="strikeWeight-error"');
      await admin.open("/console/rules/1/change");
      const other = await admin.send("/console/rules/write", CLAUSE);
      expect(other.status).toBe(422);
      expect(other.html).toContain("This says something different from before.");
      expect((await currentRules(server.context)).version).toBe(0);
    });

    it("show how a clause will look, without keeping it", async () => {
      await admin.open("/console/rules/new");
      const { html } = await admin.send("/console/rules/write", { ...CLAUSE, action: "preview" });
      expect(html).toContain("As readers will see it");
      expect(html).toContain("11. Only one advertisement a year");
      expect(await numbers()).toHaveLength(10);
    });

    it("are not changed by whoever saw an earlier version, nor emptied", async () => {
      await admin.open("/console/rules/new");
      await admin.send("/console/rules/write", CLAUSE);
      expect((await admin.post("/console/rules/drop", { number: "1", version: "0" })).status).toBe(409);
      expect((await admin.post("/console/rules/drop", { number: "40", version: "1" })).status).toBe(404);
      for (let number = 1; number <= 10; number++) {
        await admin.post("/console/rules/drop", { number: String(number), version: String(number) });
      }
      expect(await numbers()).toEqual([11]);
      expect((await admin.post("/console/rules/drop", { number: "11", version: "11" })).status).toBe(422);
      expect(await numbers()).toEqual([11]);
    });

    it("are read, not changed, by moderators", async () => {
      const moderator = new Visitor(server);
      await signInByMail(server, moderator, "mina@gazette.example");
      const { id } = await server.context.store.reader
        .selectFrom("person")
        .select("id")
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      await grantRole(server.context, { personId: id, role: "moderator", grantedBy: null, reason: "trust" });
      const { html } = await moderator.open("/console/rules");
      expect(html).toContain("Admins change the rules");
      expect(html).not.toContain("<form");
      expect((await moderator.open("/console/rules/new")).status).toBe(403);
      expect((await moderator.post("/console/rules/write", { ...CLAUSE, version: "0" })).status).toBe(403);
      expect(await numbers()).toHaveLength(10);
    });
  });
}
