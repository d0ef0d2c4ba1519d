import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openStore } from "../../src/store/open-store.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "hustings-files-"));
  chmodSync(dataDir, 0o755);
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

/** Files of the data folder, each with who may read it. */
function modes(): string[] {
  return readdirSync(dataDir).map((name) => `${name} ${(statSync(join(dataDir, name)).mode & 0o777).toString(8)}`);
}

it("an SQLite database, what SQLite puts beside it and the copies before updates are their owner's alone", async () => {
  const first = await openStore({ databaseUrl: null, dataDir });
  await first.transaction(async (tx) => {
    await sql`insert into site (name, settings, created_at) values ('Second', '{}', 1)`.execute(tx);
  });
  expect(modes()).toEqual(["hustings.db 600", "hustings.db-shm 600", "hustings.db-wal 600"]);
  // As the version before the last one left it.
  await first.transaction(async (tx) => {
    await sql`drop index person_role`.execute(tx);
    await sql`delete from migration where version = 13`.execute(tx);
  });
  await first.close();
  const second = await openStore({ databaseUrl: null, dataDir, now: () => 7 });
  await second.close();
  expect(modes()).toContain("hustings-before-12-7.db 600");
  expect(modes().filter((file) => !file.endsWith(" 600"))).toEqual([]);
});
