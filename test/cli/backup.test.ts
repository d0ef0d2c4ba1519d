import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { runCommand } from "../support/process.ts";

describe("hustings backup", () => {
  let talk: Conversation;
  let folder: string;
  let file: string;
  beforeEach(async () => {
    talk = await openConversation("sqlite");
    folder = mkdtempSync(join(tmpdir(), "hustings-backup-"));
    file = join(folder, "copy.db");
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await talk.dispose();
  });

  const backup = (dataDir = talk.database.dataDir) => runCommand({ DATA_DIR: dataDir }, "backup", file);

  it("copies what is committed while others write, for its owner's eyes only; the copy takes the place", async () => {
    const kept = await talk.say(null, { body: "Kept" });
    expect(await backup()).toEqual({ code: 0, output: `1 article and 1 comment are in ${file}.\n`, errors: "" });
    const later = await talk.say(null, { body: "Later" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["copy.db"]);
    renameSync(file, join(folder, "hustings.db"));
    const restored = await openStore({ databaseUrl: null, dataDir: folder });
    const ids = await restored.reader.selectFrom("comment").select("id").execute();
    expect(ids).toEqual([{ id: kept }]);
    expect(later).not.toBe(kept);
    await restored.close();
  });

  it("writes over nothing, and leaves nothing where it fails", async () => {
    writeFileSync(file, "An earlier copy");
    expect(await backup()).toMatchObject({ code: 1, errors: `There is ${file} already. Nothing was written.\n` });
    expect(statSync(file).size).toBe("An earlier copy".length);
    rmSync(file);
    const empty = join(folder, "empty");
    expect(await backup(empty)).toMatchObject({ code: 1, errors: `There is no database in ${empty}.\n` });
    expect(existsSync(empty)).toBe(false);
    writeFileSync(join(folder, "hustings.db"), "No database, but long enough to be looked at. ".repeat(50));
    expect((await backup(folder)).errors).toContain("is no database");
    expect(readdirSync(folder)).toEqual(["hustings.db"]);
  });

  it("says what to do where the database is PostgreSQL's", async () => {
    const ended = await runCommand({ DATA_DIR: folder, DATABASE_URL: "postgres://db.example/talk" }, "backup", file);
    expect(ended).toMatchObject({ code: 1, output: "" });
    expect(ended.errors).toContain("pg_dump");
  });
});
