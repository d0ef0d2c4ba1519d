import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VERSION } from "../../src/domain/version.ts";
import { createApp } from "../../src/web/app.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

for (const engine of ENGINES) {
  describe(`the server's health (${engine})`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer(engine);
    });
    afterAll(async () => {
      await server.dispose();
    });

    it("is good while the database answers", async () => {
      const response = await fetch(`${server.url}/health`);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.json()).toEqual({ status: "ok", version: VERSION, database: "reachable" });
    });

    it("is bad when it does not, and says no more than that", async () => {
      const closed = await openTestStore(engine);
      await closed.dispose();
      const app = createApp({ ...server.context, store: closed });
      const response = await app.request("/health");
      expect(response.status).toBe(503);
      expect(await response.json()).toEqual({ status: "unavailable", version: VERSION, database: "unreachable" });
    });
  });
}
