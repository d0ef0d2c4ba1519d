import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiClient } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

const GAZETTE = "https://gazette.example";
const ELSEWHERE = "https://elsewhere.example";

for (const engine of ENGINES) {
  describe(`the API over HTTP on ${engine}`, () => {
    let server: TestServer;
    let publisher: ApiClient;
    let reader: ApiClient;
    let params: { id: number };

    beforeAll(async () => {
      server = await startTestServer(engine, { settings: { allowedOrigins: [GAZETTE] } });
      publisher = new ApiClient(server.url, { token: API_TOKEN });
      reader = new ApiClient(server.url);
      params = { id: (await publisher.expect(201, "publishArticle", { body: { title: "Tides", body: "…" } })).id };
    });

    afterAll(async () => {
      await server.dispose();
    });

    const ask = async (origin: string) =>
      await fetch(`${server.url}/api/v1/articles/${params.id}/comments`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization, content-type, idempotency-key",
        },
      });

    const refuse = async (request: Parameters<ApiClient["call"]>[1]) => {
      const { status, body } = await reader.call("previewComment", request);
      return `${status} ${body.code}`;
    };

    const from = (origin: string) => new ApiClient(server.url, { headers: { origin, "sec-fetch-site": "cross-site" } });
    const comment = { name: "Ida", body: "Across origins" };

    describe("other origins", () => {
      it("on the site's list may read and write", async () => {
        const embed = from(GAZETTE);
        const read = await embed.call("readThread", { params });
        expect(read.headers.get("access-control-allow-origin")).toBe(GAZETTE);
        expect(read.headers.get("vary")).toMatch(/origin/u);
        expect(read.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
        const posted = await embed.call("postComment", { params, body: comment });
        expect(posted.status).toBe(201);
        expect(posted.headers.get("access-control-expose-headers")).toMatch(/hustings-device/u);
        expect(posted.headers.get("set-cookie")).toBeNull();
        expect(embed.token).not.toBeNull();
        // The second time the answer is kept: the headers of the first must not be.
        for (const origin of [GAZETTE, ELSEWHERE]) {
          const kept = await from(origin).call("readThread", { params });
          expect(kept.headers.get("access-control-allow-origin")).toBe(origin === GAZETTE ? GAZETTE : null);
        }
      });

      it("not on the list may neither read by script nor write", async () => {
        const stranger = from(ELSEWHERE);
        const refused = await stranger.call("postComment", { params, body: comment });
        expect([refused.status, refused.body.code]).toEqual([403, "origin-not-allowed"]);
        expect(refused.headers.get("access-control-allow-origin")).toBeNull();
        const token = (await from(GAZETTE).call("postComment", { params, body: { ...comment, body: "With token" } }))
          .headers;
        const held = new ApiClient(server.url, {
          token: token.get("hustings-device") ?? "",
          headers: { origin: ELSEWHERE },
        });
        await held.expect(403, "postComment", { params, body: comment });
      });

      it("are told by a preflight what they may send", async () => {
        const allowed = await ask(GAZETTE);
        expect(allowed.status).toBe(204);
        expect(allowed.headers.get("access-control-allow-origin")).toBe(GAZETTE);
        expect(allowed.headers.get("access-control-allow-methods")).toMatch(/PATCH/u);
        expect(allowed.headers.get("access-control-allow-headers")).toMatch(/idempotency-key/u);
        const refused = await ask(ELSEWHERE);
        expect(refused.headers.get("access-control-allow-origin")).toBeNull();
        expect(refused.headers.get("access-control-allow-methods")).toBeNull();
      });

      it("get no power from a cookie", async () => {
        const page = new ApiClient(server.url, { headers: { origin: server.url, "sec-fetch-site": "same-origin" } });
        const posted = await page.call("postComment", { params, body: { ...comment, body: "On our page" } });
        const cookie = (posted.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
        expect(posted.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/u);
        const id = posted.body.comment.id;
        const across = from(GAZETTE);
        await across.expect(401, "withdrawComment", { params: { id }, headers: { cookie } });
        await page.expect(204, "withdrawComment", { params: { id }, headers: { cookie } });
      });
    });

    describe("kept answers", () => {
      it("are not sent again while nothing has changed", async () => {
        const first = await reader.call("readThread", { params });
        const etag = first.headers.get("etag") ?? "";
        expect(etag).toMatch(/^".+"$/u);
        expect(first.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
        for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
          const again = await reader.call("readThread", { params, headers: { "if-none-match": tag } });
          expect([again.status, again.headers.get("etag")]).toEqual([304, etag]);
        }
        await reader.expect(200, "readThread", { params, headers: { "if-none-match": '"other"' } });
        await reader.call("postComment", { params, body: { name: "Jo", body: "Something new" } });
        const changed = await reader.call("readThread", { params, headers: { "if-none-match": etag } });
        expect(changed.status).toBe(200);
        expect(changed.headers.get("etag")).not.toBe(etag);
      });

      it("are the same for everybody, whoever asks first", async () => {
        const ida = new ApiClient(server.url);
        const posted = await ida.expect(201, "postComment", { params, body: { name: "Ida", body: "Mine alone" } });
        const target = { params: { id: posted.comment.id } };
        for (const name of ["getComment", "listRevisions", "readBranch"]) {
          const own = await ida.expect(200, name, target);
          expect(await reader.expect(200, name, target)).toEqual(own);
        }
      });

      it("are compressed where the client says so", async () => {
        const url = `${server.url}/api/v1/articles/${params.id}`;
        const plain = await (await fetch(url, { headers: { "accept-encoding": "identity" } })).text();
        for (const encoding of ["gzip", "br"]) {
          const answer = await fetch(url, { headers: { "accept-encoding": encoding } });
          expect(answer.headers.get("content-encoding")).toBe(encoding);
          expect(answer.headers.get("vary")).toMatch(/accept-encoding/iu);
          expect(await answer.text()).toBe(plain);
        }
      });
    });

    describe("bodies", () => {
      const json = { "content-type": "application/json" };

      it("must be JSON and say so", async () => {
        expect(await refuse({ raw: "{}", headers: { "content-type": "text/plain" } })).toBe(
          "415 unsupported-media-type",
        );
        expect(await refuse({ raw: "body=x", headers: { "content-type": "application/x-www-form-urlencoded" } })).toBe(
          "415 unsupported-media-type",
        );
        expect(await refuse({ headers: {} })).toBe("415 unsupported-media-type");
        for (const raw of ["", "{", "{'body':1}", '{"body":"x"} trailing', "\uFEFF"]) {
          expect(await refuse({ raw, headers: json })).toBe("400 bad-request");
        }
        expect(await refuse({ raw: new Uint8Array([0x22, 0xc3, 0x28, 0x22]), headers: json })).toBe("400 bad-request");
        for (const raw of [
          "null",
          "[]",
          '"text"',
          "1e999",
          '{"body":1}',
          '{"body":null}',
          '{"__proto__":{"body":"x"}}',
        ]) {
          expect(await refuse({ raw, headers: json })).toBe("422 invalid-input");
        }
        const charset = { "content-type": "Application/JSON; charset=utf-8" };
        await reader.expect(200, "previewComment", { raw: '{"body":"x"}', headers: charset });
      });

      it("have a limit, whether or not they say how long they are", async () => {
        const raw = JSON.stringify({ body: "x".repeat(70_000) });
        expect(await refuse({ raw, headers: json })).toBe("413 too-large");
        const stream = new ReadableStream({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode(raw));
            controller.close();
          },
        });
        const answer = await fetch(`${server.url}/api/v1/preview`, {
          method: "POST",
          body: stream,
          duplex: "half",
          headers: json,
        } as RequestInit);
        expect(answer.status).toBe(413);
        await publisher.expect(201, "publishArticle", { body: { title: "Long read", body: "word ".repeat(100_000) } });
      });
    });

    it("refuses what an address does not know", async () => {
      const answer = await fetch(`${server.url}/api/v1/articles`, { method: "DELETE" });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, POST"]);
      expect(((await answer.json()) as { code: string }).code).toBe("method-not-allowed");
      const nowhere = await fetch(`${server.url}/api/v1/nowhere`);
      expect([nowhere.status, nowhere.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
      const head = await fetch(`${server.url}/api/v1/articles/${params.id}`, { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
      const search = "?__proto__=x&constructor=y&sort=best&sort=oldest";
      expect((await fetch(`${server.url}/api/v1/articles/${params.id}/comments${search}`)).status).toBe(422);
    });

    it("tells whose token is not valid, and lets nobody in by it", async () => {
      for (const token of ["x", "a.b", `${"a".repeat(300)}.b`]) {
        const refused = await new ApiClient(server.url, { token }).expect(401, "readOwn", { params });
        expect(refused.code).toBe("sign-in-needed");
      }
      const ida = new ApiClient(server.url);
      await ida.expect(201, "postComment", { params, body: { name: "Ida", body: "Signed" } });
      const forged = (ida.token ?? "").replace(/^./u, (first) => (first === "A" ? "B" : "A"));
      await new ApiClient(server.url, { token: forged }).expect(401, "readOwn", { params });
    });

    it("says when to try again after too much at once", async () => {
      const limited = await startTestServer(engine, { env: { POSTS_PER_MINUTE: "3", ACTIONS_PER_MINUTE: "3" } });
      try {
        const owner = new ApiClient(limited.url, { token: API_TOKEN });
        const target = { id: (await owner.expect(201, "publishArticle", { body: { title: "Busy", body: "…" } })).id };
        const ida = new ApiClient(limited.url);
        // The first post has no device yet: only its network counts.
        for (let count = 0; count < 4; count++) {
          await ida.expect(201, "postComment", { params: target, body: { name: "Ida", body: `Again ${count}` } });
        }
        const refused = await ida.call("postComment", { params: target, body: { name: "Ida", body: "And again" } });
        expect([refused.status, refused.body.code]).toEqual([429, "too-many-requests"]);
        expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
        await new ApiClient(limited.url).expect(201, "postComment", {
          params: target,
          body: { name: "Jo", body: "Me?" },
        });
        for (let count = 0; count < 3; count++) await ida.expect(200, "previewComment", { body: { body: "x" } });
        await ida.expect(429, "previewComment", { body: { body: "x" } });
        await ida.expect(200, "readThread", { params: target });
      } finally {
        await limited.dispose();
      }
    });
  });
}
