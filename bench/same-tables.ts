/** The driver alone, on tables like those of Hustings: what its own writing is compared with. */
import { DatabaseSync } from "@photostructure/sqlite";
import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite";

export type Values = (number | string | null)[];

/** A new database with the settings of Hustings' own. */
export function openRaw(path: string): DatabaseSyncInstance {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  database.exec("PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;");
  return database;
}

/** Makes a table with its indexes as it is in `source`. */
export function copySchema(source: DatabaseSyncInstance, database: DatabaseSyncInstance, table: string): void {
  const statements = source
    .prepare("SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL")
    .all(table) as { sql: string }[];
  for (const { sql } of statements) database.exec(sql);
}

/** Rows as values in the order of their columns. */
export function rowsOf(statement: StatementSyncInstance, parameters: readonly number[]): Values[] {
  return (statement.all(...parameters) as Record<string, number | string | null>[]).map((row) => Object.values(row));
}

/** Inserts rows of the length of `sample`, whose first column is the id. */
export function inserter(database: DatabaseSyncInstance, table: string, sample: Values): (row: Values) => void {
  const statement = database.prepare(`INSERT INTO ${table} VALUES (${sample.map(() => "?").join(", ")})`);
  return (row) => {
    statement.run(...row);
  };
}
