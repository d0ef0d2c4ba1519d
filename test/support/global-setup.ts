import type { TestProject } from "vitest/node";
import { openStore } from "../../src/store/open-store.ts";
import { createDatabase, TEMPLATE } from "./databases.ts";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the test run's PostgreSQL. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a template database that has all tables. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const template = await createDatabase(postgres.url, TEMPLATE);
  const store = await openStore({ databaseUrl: template, dataDir: "" });
  await store.close();
  project.provide("postgresUrl", postgres.url);
  return () => postgres.stop();
}
