import type { Store } from "./store.ts";

/**
 * Opens the database and brings its tables up to date.
 * @param options.databaseUrl a `postgres://` URL, or null for SQLite in `dataDir`.
 * @param options.dataDir folder of the SQLite database; made if missing.
 * @param options.now clock in milliseconds since 1970-01-01 UTC.
 */
export async function openStore(options: {
  databaseUrl: string | null;
  dataDir: string;
  now?: () => number;
}): Promise<Store> {
  const now = options.now ?? Date.now;
  // Only the driver that is used is loaded: each takes its memory and its time at the start.
  if (options.databaseUrl === null) {
    const { openSqlite } = await import("./sqlite/open-sqlite.ts");
    return await openSqlite({ dataDir: options.dataDir, now });
  }
  const { openPostgres } = await import("./postgres/open-postgres.ts");
  return await openPostgres({ databaseUrl: options.databaseUrl, now });
}
