import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/** Something to ask: the reader, or the writer inside a transaction. Every store function takes one first. */
export type Db = Kysely<Tables>;

/** The names of the databases that Hustings runs on. */
export const ENGINES = ["sqlite", "postgres"] as const;

/** One of the databases. */
export type Engine = (typeof ENGINES)[number];

/** An open database. */
export interface Store {
  readonly engine: Engine;
  /** For reading what is committed. */
  readonly reader: Db;
  /**
   * Runs `work` in a transaction and returns its result once that is durable. What `work` throws undoes all it did and
   * is thrown again. `work` may await nothing but the database: on SQLite all writers wait for it; it may run twice,
   * when PostgreSQL asks for a transaction to be tried again.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Calls `listener` soon after another process has committed something. Returns how to stop listening. */
  onForeignChange(listener: () => void): () => void;
  /** Waits for what is under way and closes the database. */
  close(): Promise<void>;
}
