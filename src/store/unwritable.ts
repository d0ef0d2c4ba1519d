/** Result codes of SQLite for a file that cannot be written: READONLY, IOERR and FULL (https://sqlite.org/rescode.html). */
const SQLITE_CODES: ReadonlySet<unknown> = new Set([8, 10, 13]);

/** What SQLite says with them: an error of a statement that returns rows comes without its code. */
const SQLITE_SAYS = /^(?:attempt to write a readonly database|disk I\/O error|database or disk is full)$/u;

/** The same of PostgreSQL (appendix A): disk_full, io_error and read_only_sql_transaction, as on a standby. */
const POSTGRES_CODES: ReadonlySet<unknown> = new Set(["53100", "58030", "25006"]);

/** True when nothing was written because the database cannot be written at all: its disk is full, say. */
export function isUnwritable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { sqliteCode, code } = error as { sqliteCode?: unknown; code?: unknown };
  if (code === "ERR_SQLITE_ERROR") return SQLITE_CODES.has(sqliteCode) || SQLITE_SAYS.test(error.message);
  return POSTGRES_CODES.has(code);
}
