import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openStore } from "../../src/store/open-store.ts";
import { createDatabase, TEMPLATE } from "./databases.ts";
import { startPostgres } from "./postgres.ts";

/** Every 50 ms: five seconds, which no ending PostgreSQL takes. */
const REMOVE_ATTEMPTS = 100;

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the test run's PostgreSQL. */
    postgresUrl: string;
    /** Folder for everything that the test run writes; removed at its end. */
    runFolder: string;
  }
}

/** One PostgreSQL for the whole run, with a template database that has all tables. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = mkdtempSync(join(tmpdir(), "hustings-tests-"));
  // PostgreSQL may run as another user.
  chmodSync(runFolder, 0o755);
  // At the end of the process and not after the tests, so that Ctrl-C leaves nothing behind either.
  process.once("exit", () => {
    removeFolder(runFolder);
  });
  for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15 })) {
    process.once(signal, () => process.exit(128 + number));
  }
  const postgres = await startPostgres(join(runFolder, "postgres"));
  const template = await createDatabase(postgres.url, TEMPLATE);
  const store = await openStore({ databaseUrl: template, dataDir: "" });
  await store.close();
  project.provide("postgresUrl", postgres.url);
  project.provide("runFolder", runFolder);
  return () => postgres.stop();
}

/** Whoever still writes into the folder is ending: tries again until nothing is left. Waits without the event loop. */
function removeFolder(folder: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (attempt === REMOVE_ATTEMPTS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}
