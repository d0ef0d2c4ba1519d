import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { loadSite, saveSite } from "../../src/store/sites.ts";
import { ENGINES } from "../../src/store/store.ts";
import type { Engine, Store } from "../../src/store/store.ts";
import { createDatabase, dropDatabase, TEMPLATE } from "./databases.ts";
import { NO_SCREENING } from "./no-screening.ts";

export { ENGINES };

/** Where a fresh database is, and how to be rid of it. */
export interface TestDatabase {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  dispose(): Promise<void>;
}

/** A fresh database with all tables: a new file, or a copy of the template on the run's PostgreSQL. */
export async function createTestDatabase(engine: Engine): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(inject("runFolder"), "data-"));
  const name = `test_${randomBytes(8).toString("hex")}`;
  const server = inject("postgresUrl");
  const databaseUrl = engine === "postgres" ? await createDatabase(server, name, TEMPLATE) : null;
  return {
    databaseUrl,
    dataDir,
    dispose: async () => {
      if (engine === "postgres") await dropDatabase(server, name);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A fresh, open store. `dispose` closes it and removes its database. */
export async function openTestStore(
  engine: Engine,
  now: () => number = Date.now,
): Promise<Store & { readonly database: TestDatabase; dispose(): Promise<void> }> {
  const database = await createTestDatabase(engine);
  const store = await openStore({ databaseUrl: database.databaseUrl, dataDir: database.dataDir, now });
  return {
    ...store,
    database,
    dispose: async () => {
      await store.close();
      await database.dispose();
    },
  };
}

/** Turns all screening off in a database that no server has open yet. */
export async function withoutScreening(database: TestDatabase): Promise<void> {
  const store = await openStore(database);
  const site = await loadSite(store.reader);
  await store.transaction((tx) => saveSite(tx, { ...site, settings: { ...site.settings, screening: NO_SCREENING } }));
  await store.close();
}
