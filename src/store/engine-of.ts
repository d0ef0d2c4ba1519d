import { PostgresAdapter } from "kysely";
import type { Db, Engine } from "./store.ts";

/** The database behind a reader or a transaction, for the few queries of which the two have different ones. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}
