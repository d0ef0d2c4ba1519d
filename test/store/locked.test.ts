import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";

/** Takes the write lock, says so, and gives it back when there has been time to run into it. */
const HOLD = `
  import { DatabaseSync } from "@photostructure/sqlite";
  const database = new DatabaseSync(process.argv[1]);
  database.exec("BEGIN IMMEDIATE");
  console.log("held");
  setTimeout(() => database.exec("COMMIT"), 700);
`;

describe("an SQLite database in which another process is writing", () => {
  let dataDir: string;
  let store: Store;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "hustings-test-"));
    store = await openStore({ databaseUrl: null, dataDir });
    // Enough rows that SQLite wants to write down how many there are when it is opened or closed.
    await store.transaction((tx) =>
      tx
        .insertInto("event")
        .values(Array.from({ length: 400 }, event))
        .execute(),
    );
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("is opened all the same", async () => {
    const { ended } = await holdLock();
    const second = await openStore({ databaseUrl: null, dataDir });
    expect(await second.reader.selectFrom("site").select("id").execute()).toHaveLength(1);
    await ended;
    await second.close();
    await store.close();
  });

  it("is closed all the same", async () => {
    const { ended } = await holdLock();
    await store.close();
    await ended;
  });

  it("is written to when the other one has finished", async () => {
    const { ended } = await holdLock();
    await store.transaction((tx) => tx.insertInto("event").values(event()).execute());
    await ended;
    expect(await store.reader.selectFrom("event").select("id").execute()).toHaveLength(401);
    await store.close();
  });

  async function holdLock(): Promise<{ ended: Promise<unknown> }> {
    const child = spawn(process.execPath, ["--input-type=module", "-e", HOLD, join(dataDir, "hustings.db")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    return { ended };
  }
});

function event() {
  return { site_id: 1, kind: "comment-edited" as const, article_id: null, comment_id: null, at: 1, data: "{}" };
}
