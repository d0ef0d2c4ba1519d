import type {
  DatabaseSyncInstance as DatabaseSync,
  StatementSyncInstance as StatementSync,
} from "@photostructure/sqlite";
import { Problem } from "../../domain/problem.ts";
import type { Db } from "../store.ts";

/** At most this many transactions share one commit, so that nobody waits long for its answer. */
const MAX_GROUP = 64;

/** How long to try when another process (an import, a backup) holds the write lock, in milliseconds. */
const BUSY_LIMIT_MS = 30_000;
const BUSY_PAUSE_MS = 15;

interface Job {
  readonly run: (db: Db) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * All writing to SQLite. Transactions that wait at the same time are committed together (group commit): each has its
 * own savepoint, so that one can fail alone, and none is acknowledged before the common commit is on disk.
 */
export class WriteQueue {
  readonly #database: DatabaseSync;
  readonly #db: Db;
  readonly #waiting: Job[] = [];
  readonly #beginImmediate: StatementSync;
  readonly #savepoint: StatementSync;
  readonly #release: StatementSync;
  readonly #commit: StatementSync;
  #draining: Promise<void> | null = null;
  #closed = false;

  constructor(database: DatabaseSync, db: Db) {
    this.#database = database;
    this.#db = db;
    this.#beginImmediate = database.prepare("BEGIN IMMEDIATE");
    this.#savepoint = database.prepare("SAVEPOINT job");
    this.#release = database.prepare("RELEASE job");
    this.#commit = database.prepare("COMMIT");
  }

  /** Runs `work` as one transaction; resolves when it is durable. */
  add<T>(work: (db: Db) => Promise<T>): Promise<T> {
    if (this.#closed)
      return Promise.reject(new Problem("unavailable", "The server is stopping. Please try again soon."));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run: work, resolve: resolve as (value: unknown) => void, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Refuses new work and waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
  }

  async #drain(): Promise<void> {
    do {
      await this.#gather();
      await this.#commitGroup();
    } while (this.#waiting.length > 0);
    this.#draining = null;
  }

  /**
   * Lets what arrives together queue up before a commit: as long as each turn of the event loop brings more, another
   * turn (some tens of microseconds) costs less than a commit of its own.
   */
  async #gather(): Promise<void> {
    let before: number;
    do {
      before = this.#waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#waiting.length > before && this.#waiting.length < MAX_GROUP);
  }

  async #commitGroup(): Promise<void> {
    try {
      await this.#begin();
    } catch (error) {
      for (const job of this.#waiting.splice(0)) job.reject(error);
      return;
    }
    const done: { job: Job; value: unknown }[] = [];
    for (let count = 0; count < MAX_GROUP; count++) {
      const job = this.#waiting.shift();
      if (job === undefined) break;
      this.#savepoint.run();
      try {
        const value = await job.run(this.#db);
        this.#release.run();
        done.push({ job, value });
      } catch (error) {
        job.reject(error);
        if (this.#database.isTransaction) {
          this.#database.exec("ROLLBACK TO job; RELEASE job");
          continue;
        }
        // On some errors (a full disk) SQLite undoes all of the transaction (https://sqlite.org/lang_transaction.html#immediate).
        for (const other of done) other.job.reject(error);
        return;
      }
    }
    try {
      this.#commit.run();
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      for (const { job } of done) job.reject(error);
      return;
    }
    for (const { job, value } of done) job.resolve(value);
  }

  async #begin(): Promise<void> {
    for (let waited = 0; ; waited += BUSY_PAUSE_MS) {
      try {
        this.#beginImmediate.run();
        return;
      } catch (error) {
        if (!isBusy(error) || waited >= BUSY_LIMIT_MS) throw error;
        // Waiting inside SQLite would stop the whole process, readers included.
        await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
      }
    }
  }
}

/** True when a statement was refused because another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked|SQLITE_BUSY/u.test(error.message);
}
