/** Result codes of SQLite for a file that cannot be written: READONLY, IOERR and FULL (https://sqlite.org/rescode.html). */
const SQLITE_CODES: ReadonlySet<unknown> = new Set([8, 10, 13]);

/** The same of PostgreSQL (appendix A): disk_full, io_error and read_only_sql_transaction, as on a standby. */
const POSTGRES_CODES: ReadonlySet<unknown> = new Set(["53100", "58030", "25006"]);

/** True when nothing was written because the database cannot be written at all: its disk is full, say. */
export function isUnwritable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { sqliteCode, code } = error as { sqliteCode?: unknown; code?: unknown };
  return SQLITE_CODES.has(sqliteCode) || POSTGRES_CODES.has(code);
}
