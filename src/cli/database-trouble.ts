import { isUnreachable } from "../store/unreachable.ts";
import { isUnwritable } from "../store/unwritable.ts";

/**
 * What an operator can mend about the database, by SQLite's result codes (https://sqlite.org/rescode.html) and PostgreSQL's
 * SQLSTATE (appendix A). What the database says itself follows.
 */
const SAYS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [5, "Another program has been writing to the database for too long"],
  [11, "The database file is damaged; a backup has to take its place"],
  [14, "The database file in DATA_DIR cannot be opened"],
  [26, "The file hustings.db in DATA_DIR is no database"],
  ["28000", "The database lets nobody in by this DATABASE_URL"],
  ["28P01", "The database lets nobody in by this DATABASE_URL"],
  ["3D000", "There is no such database as DATABASE_URL names"],
  ["42501", "The role of DATABASE_URL lacks rights that Hustings needs"],
]);

/** What to tell an operator whose database cannot be used; undefined for every other error, which is a defect of ours. */
export function databaseTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { sqliteCode, code } = error as { sqliteCode?: unknown; code?: unknown };
  const known = SAYS.get(sqliteCode) ?? SAYS.get(code);
  if (known !== undefined) return `${known}: ${error.message}`;
  if (isUnwritable(error)) return `The database cannot be written: ${error.message}`;
  // Of a name with several addresses, each is tried; the words are in what came of each.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (isUnreachable(error)) return `The database cannot be reached: ${first instanceof Error ? first.message : ""}`;
  return undefined;
}
