import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { Problem } from "../../domain/problem.ts";
import { DATABASE_FILE } from "./open-sqlite.ts";

/** How long copying waits while another process recovers or truncates the database's log, in milliseconds. */
const WAIT_MS = 10_000;

/**
 * Writes a whole, compact copy of the SQLite database in `dataDir`, of one moment, also while others read and write
 * (https://sqlite.org/lang_vacuum.html#vacuuminto), and reads all of it to see that it is sound.
 * @param file where to; must not exist.
 * @returns how many articles and comments are in it.
 * @throws Problem `not-found` where there is no database.
 */
export function copySqlite(dataDir: string, file: string): { articles: number; comments: number } {
  const path = join(dataDir, DATABASE_FILE);
  if (!existsSync(path)) throw new Problem("not-found", `There is no database in ${dataDir}.`);
  const source = new DatabaseSync(path, { readOnly: true, timeout: WAIT_MS });
  try {
    source.prepare("VACUUM INTO ?").run(file);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const [found] = copy.prepare("PRAGMA integrity_check").all() as { integrity_check: string }[];
    if (found?.integrity_check !== "ok") {
      throw new Problem("unavailable", `The copy is not sound: ${found?.integrity_check}. Is the database?`);
    }
    const count = (table: "article" | "comment"): number =>
      (copy.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count;
    return { articles: count("article"), comments: count("comment") };
  } finally {
    copy.close();
  }
}
