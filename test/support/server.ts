import { pino } from "pino";
import { readConfig } from "../../src/config.ts";
import { startServer } from "../../src/server.ts";
import type { RunningServer } from "../../src/server.ts";
import { saveSite } from "../../src/store/sites.ts";
import type { SiteSettings } from "../../src/domain/site-settings.ts";
import { loadSite } from "../../src/store/sites.ts";
import type { Engine } from "../../src/store/store.ts";
import { NO_SCREENING } from "./no-screening.ts";
import { built } from "./built.ts";
import { FakeClock } from "./clock.ts";
import { createTestDatabase } from "./engines.ts";
import { openStore } from "../../src/store/open-store.ts";

/** Token of the publisher's API on test servers. */
export const API_TOKEN = "test-publisher-token-0123456789";

/** A real server on a free port, with a fresh database and a clock that stands still. */
export interface TestServer extends RunningServer {
  readonly clock: FakeClock;
  dispose(): Promise<void>;
}

/**
 * Starts a server for tests: high limits, no least time for filling in forms, silent.
 * @param options.settings what differs from the site's defaults.
 * @param options.env options beside or instead of the test's own.
 * @param options.inBackground jobs are done and mails sent by themselves; else only by `server.background.drain()`.
 */
export async function startTestServer(
  engine: Engine,
  options: {
    settings?: Partial<SiteSettings>;
    env?: Record<string, string>;
    realTime?: boolean;
    inBackground?: boolean;
  } = {},
): Promise<TestServer> {
  const database = await createTestDatabase(engine);
  const clock = new FakeClock();
  const now = options.realTime === true ? Date.now : clock.now;
  {
    const store = await openStore({ ...database, now });
    const site = await loadSite(store.reader);
    await store.transaction((tx) =>
      saveSite(tx, { ...site, settings: { ...site.settings, screening: NO_SCREENING, ...options.settings } }),
    );
    await store.close();
  }
  const config = readConfig({
    PORT: "0",
    HOST: "127.0.0.1",
    DATA_DIR: database.dataDir,
    API_TOKEN,
    POSTS_PER_MINUTE: "100000",
    NETWORK_POSTS_PER_MINUTE: "100000",
    ACTIONS_PER_MINUTE: "100000",
    MIN_FILL_SECONDS: "0",
    ...(database.databaseUrl === null ? {} : { DATABASE_URL: database.databaseUrl }),
    ...options.env,
  });
  const server = await startServer({
    config,
    assetsFolder: built("assets/"),
    now,
    log: pino({ level: "silent" }),
    inBackground: options.inBackground ?? false,
  });
  return {
    ...server,
    clock,
    dispose: async () => {
      await server.stop();
      await database.dispose();
    },
  };
}
