import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiClient } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

const ALLOWED = "https://gazette.example";
const POST = { name: "Ida", body: "The *tide* table" };

interface Sent {
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

const REQUESTS: Readonly<Record<string, Sent>> = {
  "a comment": { body: JSON.stringify(POST) },
  "a comment from an origin on the list": { headers: { origin: ALLOWED }, body: JSON.stringify(POST) },
  "a comment from another origin": { headers: { origin: "https://elsewhere.example" }, body: JSON.stringify(POST) },
  "a comment from our own page": { headers: { "sec-fetch-site": "same-origin" }, body: JSON.stringify(POST) },
  "a comment with a wrong token": { headers: { authorization: "Bearer nonsense" }, body: JSON.stringify(POST) },
  "an article that is not there": { path: "/api/v1/articles/999999/comments", body: JSON.stringify(POST) },
  "an address that is no number": { path: "/api/v1/articles/tides/comments", body: JSON.stringify(POST) },
  "a field too many": { body: JSON.stringify({ ...POST, colour: "blue" }) },
  "no text": { body: JSON.stringify({ ...POST, body: " " }) },
  "broken JSON": { body: "{" },
  "bytes that are no UTF-8": { body: new Uint8Array([0x22, 0xff, 0x22]) },
  "another content type": { headers: { "content-type": "text/plain" }, body: "hello" },
  "too much": { body: JSON.stringify({ ...POST, body: "a".repeat(70_000) }) },
  "a key that is too short": { headers: { "idempotency-key": "1" }, body: JSON.stringify(POST) },
  nothing: {},
};

for (const engine of ENGINES) {
  describe(`posting past the router (${engine})`, () => {
    let server: TestServer;
    let articleId: number;
    beforeAll(async () => {
      server = await startTestServer(engine, { settings: { allowedOrigins: [ALLOWED] } });
      const publisher = new ApiClient(server.url, { token: API_TOKEN });
      articleId = (await publisher.expect(201, "publishArticle", { body: { title: "Tides", body: "…" } })).id;
    });
    afterAll(async () => {
      await server.dispose();
    });

    /** The answer, without what differs from request to request. */
    async function answer(sent: Sent, query: string) {
      const path = sent.path ?? `/api/v1/articles/${articleId}/comments`;
      const response = await fetch(`${server.url}${path}${query}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...sent.headers },
        body: sent.body ?? null,
      });
      const text = await response.text();
      const headers = Object.fromEntries(response.headers);
      for (const name of ["date", "content-length", "keep-alive", "connection"]) delete headers[name];
      for (const name of ["x-request-id", "hustings-device", "set-cookie", "location"]) {
        if (headers[name] !== undefined) headers[name] = headers[name].replace(/[\w.-]{20,}|\d+(?=$|-)|-\w+$/gu, "…");
      }
      if (headers["x-request-id"] !== undefined) headers["x-request-id"] = "…";
      const body = JSON.parse(text) as { requestId?: string; comment?: Record<string, unknown> };
      if (body.requestId !== undefined) body.requestId = "…";
      for (const name of ["id", "number", "createdAt"]) if (body.comment !== undefined) body.comment[name] = "…";
      return { status: response.status, headers, body: { ...body, editableUntil: "…" } };
    }

    it.each(Object.entries(REQUESTS))("answers %s as the router does", async (_, sent) => {
      // An address with a query is the router's.
      expect(await answer(sent, "")).toEqual(await answer(sent, "?"));
    });

    it("goes on after a client that left in the middle of its request", async () => {
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname);
      const start = `POST /api/v1/articles/${articleId}/comments HTTP/1.1\r\nhost: ${hostname}\r\n`;
      await new Promise<unknown>((resolve) => {
        socket.write(`${start}content-type: application/json\r\ncontent-length: 100\r\n\r\n{"na`, resolve);
      });
      socket.destroy();
      expect((await answer(REQUESTS["a comment"] ?? {}, "")).status).toBe(201);
    });
  });
}
