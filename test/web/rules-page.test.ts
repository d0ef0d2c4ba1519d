import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultClauses } from "../../src/domain/house-rules/default-clauses.ts";
import { insertHouseRules } from "../../src/store/house-rules.ts";
import { ENGINES } from "../support/engines.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

for (const engine of ENGINES) {
  describe(`the page of the house rules on ${engine}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer(engine);
    });
    afterAll(() => server.dispose());

    const read = async (path: string) => {
      const response = await fetch(server.url + path);
      return { status: response.status, etag: response.headers.get("etag"), text: await response.text() };
    };

    it("shows the shipped clauses, each with an address of its own", async () => {
      const { status, text } = await read("/rules");
      expect(status).toBe(200);
      for (const { number, title } of defaultClauses("en")) {
        expect(text).toContain(`id="clause-${number}"`);
        expect(text).toContain(title);
      }
      expect(text).not.toContain("?version=");
    });

    it("shows a new version at once, and keeps the earlier one under its number", async () => {
      const before = await read("/rules");
      const clauses = defaultClauses("en").map((clause) =>
        clause.number === 7 ? { ...clause, title: "Stay with the subject of the article" } : clause,
      );
      const { store } = server.context;
      await store.transaction((tx) =>
        insertHouseRules(tx, { siteId: 1, version: 1, clauses: JSON.stringify(clauses), byPerson: null, at: 5 }),
      );
      const after = await read("/rules");
      expect(after.etag).not.toBe(before.etag);
      expect(after.text).toContain("Stay with the subject of the article");
      expect(after.text).toContain("/rules?version=0");
      const earlier = await read("/rules?version=0");
      expect(earlier.text).not.toContain("Stay with the subject of the article");
      expect(earlier.text).toContain("This is an earlier version");
      expect((await read("/rules?version=2")).status).toBe(404);
      expect((await read("/rules?version=latest")).status).toBe(400);
    });
  });
}
