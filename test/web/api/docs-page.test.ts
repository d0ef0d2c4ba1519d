import { parse } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS } from "../../../src/web/api/operations.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

type Node = DefaultTreeAdapterTypes.Node;

/** Values of an attribute, in order of the document. */
function attributes(node: Node, name: string): string[] {
  const own = "attrs" in node ? node.attrs.filter((one) => one.name === name).map(({ value }) => value) : [];
  return "childNodes" in node ? [...own, ...node.childNodes.flatMap((child) => attributes(child, name))] : own;
}

describe("the page about the API", () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer("sqlite");
  });

  afterAll(async () => {
    await server.dispose();
  });

  it("shows every operation, and no link of it leads nowhere", async () => {
    const answer = await fetch(`${server.url}/api`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const document = parse(await answer.text());
    const ids = attributes(document, "id");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(OPERATIONS.map(({ id }) => id)));
    const inside = attributes(document, "href").filter((href) => href.startsWith("#"));
    expect(inside.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
    expect(attributes(document, "src").filter((address) => !address.startsWith("/assets/"))).toEqual([]);
  });

  it("has the OpenAPI document beside it, which any origin on the list may read", async () => {
    const first = await fetch(`${server.url}/api/v1/openapi.json`);
    const document = (await first.json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toBe("3.1.0");
    expect(new Set(Object.keys(document.paths))).toEqual(new Set(OPERATIONS.map(({ path }) => path)));
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    expect((await fetch(`${server.url}/api/v1/openapi.json`, { headers })).status).toBe(304);
  });
});
