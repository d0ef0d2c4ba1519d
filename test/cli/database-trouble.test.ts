import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { MIGRATIONS } from "../../src/store/migrations/migrate.ts";
import { freePort } from "../support/free-port.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";
import { runCommand } from "../support/process.ts";

async function complaint(env: Record<string, string>, ...args: string[]): Promise<string> {
  const { code, output, errors } = await runCommand(env, ...args);
  expect([code, output]).toEqual([1, ""]);
  expect(errors).not.toMatch(/^\s+at /mu);
  return errors;
}

describe("a database that cannot be used is told of in a sentence", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hustings-cli-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("a file that is none", async () => {
    writeFileSync(join(folder, "hustings.db"), "Not a database, but long enough to be looked at. ".repeat(50));
    expect(await complaint({ DATA_DIR: folder }, "doctor")).toContain(
      "The file hustings.db in DATA_DIR is no database",
    );
  });

  it("a file where the folder should be", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(await complaint({ DATA_DIR: file }, "doctor")).toBe(`${file} is not a folder.\n`);
  });

  it("a server of databases that is away", async () => {
    const url = `postgres://hustings@127.0.0.1:${await freePort()}/hustings`;
    const said = await complaint({ DATA_DIR: folder, DATABASE_URL: url }, "doctor");
    expect(said).toMatch(/^The database cannot be reached: connect ECONNREFUSED/u);
  });

  it("one that knows neither the role nor the database", async () => {
    const known = new URL(inject("postgresUrl"));
    const url = (changes: Partial<URL>) => Object.assign(new URL(known), changes).href;
    const ask = (changes: Partial<URL>) => complaint({ DATA_DIR: folder, DATABASE_URL: url(changes) }, "doctor");
    expect(await ask({ username: "nobody-here" })).toContain("lets nobody in by this DATABASE_URL");
    expect(await ask({ pathname: "/none-here" })).toContain("There is no such database as DATABASE_URL names");
  });

  for (const engine of ENGINES) {
    it(`one that a newer version has changed, on ${engine}`, async () => {
      const store = await openTestStore(engine);
      await store.transaction(async (tx) => {
        await sql`insert into migration values (${MIGRATIONS.length + 1}, 'later', 1)`.execute(tx);
      });
      const { databaseUrl, dataDir } = store.database;
      const env = { DATA_DIR: dataDir, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) };
      expect(await complaint(env, "doctor")).toMatch(/^The database was made by a newer Hustings/u);
      await store.dispose();
    });
  }
});
