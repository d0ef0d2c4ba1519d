import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addSite } from "../../src/service/change-site.ts";
import { postComment } from "../../src/service/post-comment.ts";
import { ENGINES } from "../../src/store/store.ts";
import { API_BASE } from "../../src/web/api/base.ts";
import { OPERATIONS } from "../../src/web/api/operations.ts";
import { createApp } from "../../src/web/app.ts";
import type { WebContext } from "../../src/web/web-context.ts";
import { askAsHost } from "../support/ask-as-host.ts";
import type { HostAnswer } from "../support/ask-as-host.ts";
import { databaseDigest } from "../support/database-digest.ts";
import { knownArticle } from "../support/known-article.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { addMember } from "../support/people.ts";
import { signInByMail, Visitor } from "../support/visitor.ts";

const SECOND = "talk.second.example";

/** Words that only the second site has. */
const SECRET = "osier-bell";

for (const engine of ENGINES) {
  describe(`a person of another site on ${engine}`, () => {
    let server: TestServer;
    let second: WebContext;
    let articleId: number;
    let commentId: number;
    let personId: number;
    /** Everything by which the person is known on the first site. */
    let tokens: Record<string, string>;
    let cookie: string;

    beforeAll(async () => {
      server = await startTestServer(engine);
      await addSite(server.context, { name: `The ${SECRET} Gazette`, address: `https://${SECOND}` });
      await server.context.reloadSites();
      second = server.context.siteOfHost(SECOND);
      articleId = (await knownArticle(second, SECRET)).id;
      const device = second.devices.create(null);
      ({ id: commentId } = await postComment(second, {
        articleId,
        parentId: null,
        input: { name: "Isaura", email: `${SECRET}@reader.example`, body: `An ${SECRET} rings.` },
        writer: { member: null, device: device.device },
        idempotencyKey: "first",
      }));
      personId = (await addMember(second, `${SECRET} Marsh`)).id;
      const visitor = new Visitor(server);
      await signInByMail(server, visitor, "tiberius@reader.example");
      // As much power as there is: the person is an admin there, and knows the publisher's token of their own site.
      await server.context.store.transaction((tx) =>
        tx.updateTable("person").set({ role: "admin" }).where("site_id", "=", server.context.site().id).execute(),
      );
      const session = await server.context.store.reader.selectFrom("session").select("id").executeTakeFirstOrThrow();
      tokens = {
        publisher: server.context.apiToken,
        member: server.context.accessTokens.issue(session.id).token,
        device: server.context.devices.create(null).token,
      };
      cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    });
    afterAll(async () => {
      await server.dispose();
    });

    /** Sends a request to the server under a host. */
    async function ask(
      host: string,
      method: string,
      path: string,
      headers: Record<string, string>,
    ): Promise<HostAnswer> {
      const body = headers["content-type"] === undefined ? undefined : bodyOf(headers["content-type"]);
      return await askAsHost(server, host, path, { method, headers, ...(body === undefined ? {} : { body }) });
    }

    function bodyOf(type: string): string {
      if (type === "application/json") return JSON.stringify({ body: "Mine now.", name: "Tiberius", title: "Mine" });
      const ticket = server.context.tickets.issue().text;
      return new URLSearchParams({ ticket, body: "Mine now.", name: "Tiberius", mark: "agree" }).toString();
    }

    /** A path with the second site's ids in it. */
    function filled(path: string): string {
      return path.replaceAll(/\{mark\}|:mark/gu, "agree").replaceAll(/\{(\w+)\}|:(\w+)/gu, () => {
        if (path.startsWith("/people")) return String(personId);
        return String(path.includes("comments") ? commentId : articleId);
      });
    }

    it.each(OPERATIONS)("gets nothing of the other site from $id", async ({ method, path, body }) => {
      const digest = await databaseDigest(server.context.store);
      const address = API_BASE + filled(path);
      for (const token of ["", ...Object.values(tokens)]) {
        const authorization: Record<string, string> = token === "" ? {} : { authorization: `Bearer ${token}` };
        const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
        // At one's own site: the other's ids lead nowhere.
        const own = await ask("first.example", method.toUpperCase(), address, { ...authorization, ...type });
        expect(own.text).not.toContain(SECRET);
        if (path.includes("{id}")) expect(own.status, own.text).toBeGreaterThanOrEqual(400);
        // At the other's: one's own tokens are worth nothing.
        if (token === "") continue;
        const before = await digest();
        const other = await ask(SECOND, method.toUpperCase(), address, { ...authorization, ...type });
        expect(other.status, `${token} ${other.text}`).toBe(path.startsWith("/session") ? other.status : 401);
        expect(other.status).toBeGreaterThanOrEqual(400);
        expect(await digest()).toBe(before);
      }
    });

    it("gets nothing of the other site from any page", async () => {
      const routes = createApp(server.context).routes.filter(
        ({ method, path }) => method !== "ALL" && !path.startsWith(API_BASE),
      );
      const paths = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
      expect(paths.length).toBeGreaterThan(40);
      for (const route of paths) {
        const [method = "", path = ""] = route.split(" ");
        const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
        const headers = { cookie, ...(method === "GET" ? { "sec-fetch-site": "same-origin" } : form) };
        const { text, status } = await ask("first.example", method, filled(path), headers);
        expect(text, route).not.toContain(SECRET);
        expect(status, `${route} ${text}`).toBeLessThan(500);
      }
      const comment = await second.store.reader.selectFrom("comment").selectAll().executeTakeFirstOrThrow();
      expect(comment).toMatchObject({ state: "published", body_source: `An ${SECRET} rings.`, agree_count: 0 });
    });

    it("is nobody at the other site, whose pages show nothing personal to their cookie", async () => {
      const headers = { cookie, "sec-fetch-site": "same-origin" };
      expect((await ask(SECOND, "GET", `/comments/${commentId}`, headers)).text).not.toContain("/withdraw");
      for (const path of ["/me/data", "/me/sign-in"]) {
        expect((await ask(SECOND, "GET", path, headers)).status, path).toBe(303);
      }
      const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
      for (const action of ["withdraw", "edit"]) {
        const { status } = await ask(SECOND, "POST", `/comments/${commentId}/${action}`, form);
        expect(status, action).toBeGreaterThanOrEqual(400);
      }
    });
  });
}
