import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase } from "../support/engines.ts";
import type { TestDatabase } from "../support/engines.ts";
import { startProcess } from "../support/process.ts";
import { Wire } from "../support/wire.ts";

/** Service managers wait for 20 seconds; slow machines get some of the rest. */
const LIMIT_MS = 14_000;

describe("a server whose PostgreSQL cannot be reached", { timeout: 60_000 }, () => {
  let database: TestDatabase;
  let wire: Wire;
  beforeEach(async () => {
    database = await createTestDatabase("postgres");
    wire = new Wire(database.databaseUrl ?? "");
  });
  afterEach(async () => {
    wire.close();
    await database.dispose();
  });

  it("stops within its time, though requests and jobs wait for an answer", async () => {
    const server = await startProcess({ DATA_DIR: database.dataDir, DATABASE_URL: await wire.open() });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    wire.die();
    const asked = fetch(`${server.url}/health`).then(
      ({ status }) => status,
      () => "cut",
    );
    // Its answer says that the request before it has come, too.
    expect((await fetch(`${server.url}/robots.txt`)).status).toBeLessThan(500);
    const since = performance.now();
    expect(await server.end("SIGTERM")).toBe(0);
    expect(performance.now() - since).toBeLessThan(LIMIT_MS);
    expect(await asked).toBe("cut");
  });
});
