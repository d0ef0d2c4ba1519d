import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

// What databases have no part in.
describe("pages and files by HTTP", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer("sqlite");
    mkdirSync(join(server.context.mediaFolder, "bridge"), { recursive: true });
    writeFileSync(join(server.context.mediaFolder, "bridge", "arch.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  });
  afterAll(() => server.dispose());

  it.each(["/", "/embed.js", "/media/bridge/arch.svg"])("%s is not sent again to whoever has it", async (path) => {
    const first = await fetch(server.url + path);
    expect(first.status).toBe(200);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^".+"$/u);
    for (const known of [etag, `W/${etag}`, `"another", W/${etag}`, "*"]) {
      const again = await fetch(server.url + path, { headers: { "if-none-match": known } });
      expect([known, again.status, again.headers.get("etag"), await again.text()]).toEqual([known, 304, etag, ""]);
    }
    const changed = await fetch(server.url + path, { headers: { "if-none-match": '"another"' } });
    expect(changed.status).toBe(200);
  });

  it.each(["/", "/embed.js"])("%s has an ETag of its own in each encoding", async (path) => {
    const etags = new Set<string | null>();
    for (const encoding of ["br", "gzip", "identity"]) {
      const response = await fetch(server.url + path, { headers: { "accept-encoding": encoding } });
      expect(response.headers.get("content-encoding") ?? "identity").toBe(encoding);
      expect(response.headers.get("vary")).toContain("accept-encoding");
      etags.add(response.headers.get("etag"));
    }
    expect(etags.size).toBe(3);
  });

  it.each([
    ["POST", "/", "GET"],
    ["PUT", "/conversations/1/write", "GET, POST"],
    ["GET", "/sign-in/email", "POST"],
    ["OPTIONS", "/embed.js", "GET"],
  ])("%s %s names what the address takes", async (method, path, allowed) => {
    const response = await fetch(server.url + path, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allowed]);
  });

  it("an address that takes nothing is not there", async () => {
    const response = await fetch(`${server.url}/nothing`, { method: "POST" });
    expect([response.status, response.headers.get("allow")]).toEqual([404, null]);
  });
});
