import { closeSync, existsSync, fsyncSync, openSync, rmSync } from "node:fs";
import { readConfig } from "../config.ts";
import { Problem } from "../domain/problem.ts";
import { putInPlace } from "../put-in-place.ts";
import { copySqlite } from "../store/sqlite/copy-sqlite.ts";
import { counted } from "./counted.ts";

/**
 * Writes a copy of the SQLite database into a new file, for its owner's eyes only, while the server runs. The file is
 * there when it is whole and sound, and on the disk.
 * @throws Problem `conflict` where there is such a file, `not-found` without a database, `invalid-input` on PostgreSQL.
 */
export function backup(file: string, output: { write(text: string): unknown }): void {
  const { databaseUrl, dataDir } = readConfig(process.env);
  if (databaseUrl !== null) {
    throw new Problem(
      "invalid-input",
      'The database is PostgreSQL: pg_dump --format=custom --file=FILE "$DATABASE_URL"',
    );
  }
  if (existsSync(file)) throw existing(file);
  const unfinished = `${file}.${process.pid}.unfinished`;
  // SQLite fills an empty file: so nobody else can read it at any time.
  const handle = openSync(unfinished, "wx+", 0o600);
  try {
    const { articles, comments } = copySqlite(dataDir, unfinished);
    fsyncSync(handle);
    if (!putInPlace(unfinished, file)) throw existing(file);
    output.write(`${counted(articles, "article")} and ${counted(comments, "comment")} are in ${file}.\n`);
  } finally {
    closeSync(handle);
    rmSync(unfinished, { force: true });
  }
}

function existing(file: string): Problem {
  return new Problem("conflict", `There is ${file} already. Nothing was written.`);
}
