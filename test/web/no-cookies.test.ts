import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postComment } from "../../src/service/post-comment.ts";
import { API_BASE } from "../../src/web/api/base.ts";
import { createApp } from "../../src/web/app.ts";
import { databaseDigest } from "../support/database-digest.ts";
import { knownArticle } from "../support/known-article.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { Visitor } from "../support/visitor.ts";

describe("somebody who only reads", () => {
  let server: TestServer;
  let articleId: number;
  let commentId: number;

  beforeAll(async () => {
    server = await startTestServer("sqlite");
    articleId = (await knownArticle(server.context)).id;
    const writer = { member: null, device: { id: "device-of-ada" } };
    const input = { name: "Ada", email: "", body: "The tide table is an hour behind." };
    const post = { articleId, parentId: null, input, writer, idempotencyKey: "first" };
    ({ id: commentId } = await postComment(server.context, post));
  });
  afterAll(async () => {
    await server.dispose();
  });

  /** Every address that can be opened, with ids of things that are there. */
  function addresses(): string[] {
    const paths = createApp(server.context)
      .routes.filter(({ method, path }) => method === "GET" && !path.includes("*"))
      // Links and ways back by which somebody is signing in already: that is an act.
      .filter(({ path }) => !path.startsWith("/sign-in/"))
      .map(({ path }) => path.replaceAll(/:\w+/gu, String(path.includes("comments") ? commentId : articleId)));
    const read = `${API_BASE}/articles/${articleId}/thread`;
    return [...new Set([...paths, read, "/?after=1", `/conversations/${articleId}?sort=best`])];
  }

  it("is given no cookie by any page and leaves nothing in the database", async () => {
    const digest = await databaseDigest(server.context.store);
    const before = await digest();
    expect(addresses().length).toBeGreaterThan(20);
    let shown = 0;
    for (const path of addresses()) {
      const response = await fetch(server.url + path, { redirect: "manual", headers: { "user-agent": "Lantern/5" } });
      await response.arrayBuffer();
      expect(response.headers.getSetCookie(), path).toEqual([]);
      expect(response.headers.get("hustings-device"), path).toBeNull();
      if (response.status === 200) shown++;
    }
    expect(shown).toBeGreaterThan(12);
    expect(await digest()).toBe(before);
  });

  it("is given the first cookie by their first act", async () => {
    const visitor = new Visitor(server);
    await visitor.open(`/conversations/${articleId}`);
    await visitor.open(`/conversations/${articleId}/write`);
    expect(visitor.cookies.size).toBe(0);
    await visitor.send(`/conversations/${articleId}/write`, { name: "Wim", body: "Half an hour." });
    expect([...visitor.cookies.keys()]).toEqual(["hustings_device"]);
  });
});
