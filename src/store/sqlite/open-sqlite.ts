import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { migrate } from "../migrations/migrate.ts";
import type { Store } from "../store.ts";
import { isUnwritable } from "../unwritable.ts";
import { kyselyOn } from "./driver.ts";
import { isBusy, WriteQueue } from "./write-queue.ts";

/** How often to look whether another process has written, in milliseconds. */
const FOREIGN_CHANGE_POLL_MS = 250;

/**
 * How long opening waits while another process writes, in milliseconds. From then on the write queue does the waiting,
 * since waiting inside SQLite would stop everything else in this process.
 */
const OPENING_WAIT_MS = 10_000;

/** Name of the database file inside the data folder. */
export const DATABASE_FILE = "hustings.db";

/**
 * Opens (or makes) the SQLite database in `dataDir` and brings its tables up to date.
 * WAL with synchronous=FULL: what is committed survives loss of power (https://sqlite.org/pragma.html#pragma_synchronous).
 */
export async function openSqlite(options: { dataDir: string; now: () => number }): Promise<Store> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const path = join(options.dataDir, DATABASE_FILE);
  makePrivate(path);
  const writing = new DatabaseSync(path, { timeout: OPENING_WAIT_MS });
  writing.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
    PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; PRAGMA optimize = 0x10002;
    PRAGMA busy_timeout = 0;
  `);
  const writer = kyselyOn(writing);
  const queue = new WriteQueue(writing, writer);
  await migrate({
    engine: "sqlite",
    transaction: (work) => queue.add(work),
    reader: writer,
    now: options.now,
    backup: (version) => {
      const file = join(options.dataDir, `hustings-before-${version}-${options.now()}.db`);
      makePrivate(file);
      writing.prepare("VACUUM INTO ?").run(file);
    },
  });
  const reading = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  reading.exec("PRAGMA cache_size = -32000; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;");
  const foreignChanges = watchForeignChanges(writing);
  return {
    engine: "sqlite",
    reader: kyselyOn(reading),
    transaction: (work) => queue.add(work),
    onForeignChange: foreignChanges.on,
    close: async () => {
      foreignChanges.stop();
      await queue.close();
      reading.close();
      optimize(writing);
      writing.close();
    },
  };
}

/**
 * Makes the file where there is none, for its owner's eyes only: it holds addresses and what was said in confidence. SQLite
 * fills it, and gives the files that it puts beside it the same rights.
 */
function makePrivate(path: string): void {
  closeSync(openSync(path, "a", 0o600));
}

/**
 * `data_version` changes when a connection other than the asking one has committed
 * (https://sqlite.org/pragma.html#pragma_data_version). Asked of the writing connection it thus tells of other processes.
 */
function watchForeignChanges(database: DatabaseSyncInstance): { on: Store["onForeignChange"]; stop: () => void } {
  const listeners = new Set<() => void>();
  const statement = database.prepare("PRAGMA data_version");
  const version = (): unknown => (statement.get() as { data_version: number }).data_version;
  let seen = version();
  const timer = setInterval(() => {
    const current = version();
    if (current === seen) return;
    seen = current;
    for (const listener of listeners) listener();
  }, FOREIGN_CHANGE_POLL_MS);
  timer.unref();
  return {
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** Keeps what the query planner knows fresh. While another process writes or nobody can, it waits until the next time. */
function optimize(database: DatabaseSyncInstance): void {
  try {
    database.exec("PRAGMA optimize");
  } catch (error) {
    if (!isBusy(error) && !isUnwritable(error)) throw error;
  }
}
