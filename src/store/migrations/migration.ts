import type { Db, Engine } from "../store.ts";

/** One step of the tables' history. Never changed once released; a mistake is mended by the next step. */
export interface Migration {
  readonly name: string;
  readonly up: (db: Db, words: ColumnWords, now: number) => Promise<void>;
}

/** The few words in which the two databases differ when tables are made. */
export interface ColumnWords {
  readonly engine: Engine;
  /** An integer key that the database gives and never gives twice. */
  readonly id: string;
  /** A whole number up to 2^53. */
  readonly integer: string;
  /** Bytes as they are. */
  readonly bytes: string;
  /** What stands behind `)` of a table. */
  readonly tableEnd: string;
  /** The same for a table that is only asked for by its primary key, and so needs no other order of its rows. */
  readonly keyTableEnd: string;
}
