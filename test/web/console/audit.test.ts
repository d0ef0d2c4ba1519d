import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SCREENING } from "../../../src/domain/screening/settings.ts";
import { saveAudit } from "../../../src/store/audits.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin, Visitor } from "../../support/visitor.ts";

const INSULT = "You are a worthless idiot and everybody in the harbour office knows it by now.";

for (const engine of ENGINES) {
  describe(`the audit in the console on ${engine}`, () => {
    let server: TestServer;
    let moderator: Visitor;

    beforeEach(async () => {
      server = await startTestServer(engine, { settings: { screening: DEFAULT_SCREENING } });
      moderator = await signInAdmin(server);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function decideOppositely(): Promise<void> {
      const { article } = await visitArticle(server.context, {
        visit: { url: "https://gazette.example/ferry", id: null, title: "The night ferry" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      for (const decision of [{ kind: "publish" }, { kind: "reject", clause: "1", reason: "Name-calling." }]) {
        const reader = new Visitor(server);
        await reader.open(`/conversations/${article.id}/write`);
        const form = { name: "Grump", email: "", body: INSULT, action: "post" };
        await reader.send(`/conversations/${article.id}/write`, form);
        const { html } = await moderator.open("/console/held");
        const path = /href="(\/console\/cases\/\d+)"/u.exec(html)?.[1] ?? "";
        await moderator.open(path);
        await moderator.send(`${path}/decide`, decision);
      }
    }

    it("is made when asked for, and leads to the cases of what it found", async () => {
      await decideOppositely();
      expect((await moderator.open("/console/audit")).html).toContain("No audit yet.");
      expect((await moderator.send("/console/audit")).html).toContain("An audit is under way.");
      await server.background.drain();
      const { html } = await moderator.open("/console/audit");
      expect(html).not.toContain("An audit is under way.");
      expect(html).toMatch(/100% alike/u);
      const cases = [...html.matchAll(/href="(\/console\/cases\/\d+)"/gu)].map((match) => match[1] ?? "");
      expect(cases).toHaveLength(2);
      for (const path of cases) expect((await moderator.open(path)).html).toContain("harbour office");
    });

    it("leads from each figure to the cases that it counts", async () => {
      await decideOppositely();
      await moderator.open("/console/audit");
      await moderator.send("/console/audit");
      await server.background.drain();
      const { html } = await moderator.open("/console/audit");
      const links = [...html.matchAll(/href="(\/console\/decided\?audited=[\w-]+)">(\d+)</gu)];
      expect(links.map(([, path]) => path)).toEqual([
        expect.stringMatching(/audited=by-\d+$/u),
        "/console/decided?audited=guests",
      ]);
      for (const [, path = "", count] of links) {
        const cases = (await moderator.open(path)).html;
        expect([...cases.matchAll(/<li class="case"/gu)]).toHaveLength(Number(count));
        expect(cases).toContain("Only cases behind a figure of the audit");
      }
      const none = ["by-999", "appeals-1", "new-members", "long-standing"];
      for (const of of none) {
        expect((await moderator.open(`/console/decided?audited=${of}`)).html).not.toContain('<li class="case"');
      }
      // What nothing leads to is not asked for.
      expect((await moderator.open("/console/decided?audited=nonsense")).html).toContain('<li class="case"');
    });

    it("draws no more than the figures say, and says the same in words", async () => {
      const points = { value: 12, low: 4, high: 20 };
      const found = {
        from: 0,
        until: 86_400_000,
        cases: 80,
        cut: false,
        model: "made",
        finding: true,
        pairs: [],
        pairCount: 0,
        moderators: [
          { name: "1", personId: 1, cases: 60, others: 20, points, differs: true, smallNumbers: false },
          {
            name: "2",
            personId: 2,
            cases: 20,
            others: 60,
            points: { value: -3, low: -90, high: 40 },
            differs: false,
            smallNumbers: true,
          },
        ],
        groups: [],
        appeals: [],
      };
      const { store } = server.context;
      const audit = { siteId: server.context.site().id, data: JSON.stringify(found), at: 1 };
      await store.transaction((tx) => saveAudit(tx, audit));
      const { html } = await moderator.open("/console/audit");
      expect(html).toContain("taken down 12 points more often than the same from others");
      expect(html).toContain("small numbers: no conclusion");
      expect(html).toContain("up to one audit in 25 says that something differs");
      expect(html).toContain("+4 to +20");
      // From -100 to +100: 12 stands at 56 %.
      expect(html).toMatch(/<circle class="interval differs" cx="56.00%"/u);
      expect(html).toMatch(/<line class="interval weak" x1="5.00%" x2="70.00%"/u);
    });
  });
}
