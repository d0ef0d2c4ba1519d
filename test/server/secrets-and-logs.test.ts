import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { OPTIONS, readConfig } from "../../src/config.ts";
import { printConfig } from "../../src/cli/print-config.ts";
import { createLog } from "../../src/log.ts";
import { loadSecrets } from "../../src/secrets.ts";
import { startServer } from "../../src/server.ts";
import { built } from "../support/built.ts";

/** Keeps what is written. */
class Kept extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

describe("secrets", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hustings-secrets-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("are made once, for their owner's eyes only, and kept", () => {
    const dataDir = join(folder, "data");
    const made = loadSecrets({ dataDir, signing: null, apiToken: null });
    expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(made.signing).not.toBe(made.apiToken);
    expect(made.signing.length).toBeGreaterThanOrEqual(40);
    expect(loadSecrets({ dataDir, signing: null, apiToken: null })).toEqual(made);
  });

  it("are there whole or not at all, and nothing else is left beside them", () => {
    loadSecrets({ dataDir: folder, signing: null, apiToken: null });
    expect(readdirSync(folder)).toEqual(["secrets.json"]);
  });

  it.each(["", "{", "{}", '{"signing":"short","apiToken":"short"}', "null"])(
    "that are damaged (%s) are neither used nor made anew, which would end all tokens without a word",
    (text) => {
      writeFileSync(join(folder, "secrets.json"), text);
      const load = () => loadSecrets({ dataDir: folder, signing: null, apiToken: null });
      expect(load).toThrow(/secrets\.json is damaged.*backup/u);
      expect(readFileSync(join(folder, "secrets.json"), "utf8")).toBe(text);
    },
  );

  it("are taken from the environment where it names them, and then not written down", () => {
    const own = { signing: "a".repeat(30), apiToken: "b".repeat(30) };
    expect(loadSecrets({ dataDir: folder, ...own })).toEqual(own);
    expect(() => readFileSync(join(folder, "secrets.json"))).toThrow();
  });

  it("are not shown by `hustings config`, which shows every option", () => {
    const output = new Kept();
    printConfig({ SECRET: "the-signing-secret-of-this-test", DATABASE_URL: "postgres://u:hidden@h/d" }, output);
    expect(output.text).not.toContain("the-signing-secret");
    expect(output.text).not.toContain("hidden");
    for (const { env } of Object.values(OPTIONS)) expect(output.text).toContain(`${env}=`);
  });

  it("and rows that a database quotes in its refusals stay out of the log", () => {
    const log = new Kept();
    // The shape of an error of PostgreSQL, which names the row in `detail`.
    const refusal = Object.assign(new Error("null value in column"), {
      code: "23502",
      detail: "Failing row contains (1, Unmistakable Name, unmistakable words)",
    });
    createLog("trace", log).error({ err: refusal }, "request failed");
    expect(log.text).toContain("23502");
    expect(log.text).not.toContain("nmistakable");
  });

  it("and the words of comments never reach the log, not even with everything logged", async () => {
    const log = new Kept();
    const secrets = { SECRET: "signing-secret-that-must-not-leak", API_TOKEN: "publisher-token-that-must-not-leak" };
    const server = await startServer({
      config: readConfig({ PORT: "0", HOST: "127.0.0.1", DATA_DIR: folder, ...secrets }),
      assetsFolder: built("assets/"),
      log: createLog("trace", log),
    });
    const json = { "content-type": "application/json" };
    const article = (await (
      await fetch(`${server.url}/api/v1/articles`, {
        method: "POST",
        headers: { ...json, authorization: `Bearer ${secrets.API_TOKEN}` },
        body: JSON.stringify({ url: "https://news.example/leak", title: "Leaks" }),
      })
    ).json()) as { id: number };
    const post = async (body: unknown): Promise<Response> =>
      await fetch(`${server.url}/api/v1/articles/${article.id}/comments`, {
        method: "POST",
        headers: json,
        body: JSON.stringify(body),
      });
    const posted = await post({ name: "Unmistakable Name", email: "mail@leak.example", body: "unmistakable words" });
    expect(posted.status).toBe(201);
    const token = posted.headers.get("hustings-device") ?? "";
    expect(token).not.toBe("");
    await post({ name: "Unmistakable Name", body: `unmistakable words ${"x".repeat(20_000)}` });
    // A defect while the words are in hand: the database is gone.
    await server.context.store.close();
    expect((await post({ name: "Unmistakable Name", body: "unmistakable words again" })).status).toBeGreaterThanOrEqual(
      500,
    );
    server.context.log.flush();
    for (const word of ["unmistakable", "Unmistakable", "leak.example", "must-not-leak", token]) {
      expect(log.text).not.toContain(word);
    }
    await server.stop().catch(() => undefined);
  });
});
