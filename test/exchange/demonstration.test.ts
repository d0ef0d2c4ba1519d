import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SuspicionEvidence } from "../../src/domain/suspicion.ts";
import { installDemonstration } from "../../src/exchange/demonstration.ts";
import { DEFAULT_SCREENING } from "../../src/domain/screening/settings.ts";
import { keptAudit } from "../../src/service/audit/keep-audit.ts";
import { heatBelow } from "../../src/service/conversation-heat.ts";
import { precedentsOf } from "../../src/service/precedents/find-precedents.ts";
import type { CaseQueue } from "../../src/store/case-queues.ts";
import type { CaseRow } from "../../src/store/cases.ts";
import { findingsOf } from "../../src/store/findings.ts";
import { ENGINES } from "../support/engines.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

const FOLDER = fileURLToPath(new URL("../../examples/demo/", import.meta.url));

for (const engine of ENGINES) {
  describe(`the demonstration on ${engine}`, () => {
    let server: TestServer;

    beforeEach(async () => {
      server = await startTestServer(engine, { settings: { screening: DEFAULT_SCREENING }, realTime: true });
      await installDemonstration(server.context, FOLDER);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function states(): Promise<string[]> {
      const rows = await server.context.store.reader.selectFrom("comment").select("state").orderBy("id").execute();
      return rows.map(({ state }) => state);
    }

    async function waiting(queue: CaseQueue): Promise<CaseRow[]> {
      return await server.context.store.reader
        .selectFrom("moderation_case")
        .selectAll()
        .where("queue", "=", queue)
        .where("state", "<>", "decided")
        .orderBy("id")
        .execute();
    }

    it("is there whole after the first start, and is not repeated", async () => {
      const first = await states();
      expect(first.length).toBeGreaterThan(100);
      expect(new Set(first)).toEqual(new Set(["published", "removed", "withdrawn", "held", "rejected"]));
      const { reader } = server.context.store;
      const respected = await reader.selectFrom("comment").select("id").where("score", ">", 0).execute();
      expect(respected.length).toBeGreaterThan(20);
      await installDemonstration(server.context, FOLDER);
      expect(await states()).toEqual(first);
    });

    it("shows moderators one of everything", async () => {
      const { context } = server;
      const { reader } = context.store;
      await server.background.drain();

      const held = await waiting("held");
      const causes = held.map(async ({ comment_id: id }) =>
        (await findingsOf(reader, [id ?? 0])).filter(({ weight }) => weight === "hold").map(({ clause }) => clause),
      );
      expect((await Promise.all(causes)).map((clauses) => new Set(clauses))).toContainEqual(new Set([1, 6]));
      const departures = held.map(async ({ id }) => (await precedentsOf(context, id)).departures.published.departs);
      expect(await Promise.all(departures)).toContain(true);

      expect(await waiting("reported")).toHaveLength(1);
      expect(await waiting("appeal")).toHaveLength(1);
      const appeals = await reader.selectFrom("appeal").select("state").orderBy("id").execute();
      expect(appeals.map(({ state }) => state)).toEqual(["reversed", "open"]);

      const [heated] = await waiting("heat");
      expect(await heatBelow(context, heated?.comment_id ?? 0)).toMatchObject({ hot: true });

      const returns = await waiting("return");
      expect(returns.map((row) => row.author_name)).toEqual(["Marsh Lantern"]);
      const suspicion = await reader.selectFrom("suspicion").selectAll().executeTakeFirstOrThrow();
      expect(["moderate", "strong"]).toContain(suspicion.band);
      const evidence = JSON.parse(suspicion.evidence) as SuspicionEvidence;
      expect(evidence.for.length).toBeGreaterThan(0);
      expect(evidence.against.length).toBeGreaterThan(0);

      const { found } = await keptAudit(context);
      expect(found?.pairCount).toBe(1);
      expect(found?.moderators).toHaveLength(2);
      expect(found?.appeals).toEqual([expect.objectContaining({ appeals: 1, overturned: 1, smallNumbers: true })]);
    });
  });
}
