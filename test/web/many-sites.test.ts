import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addSite } from "../../src/service/change-site.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import { ENGINES } from "../../src/store/store.ts";
import type { WebContext } from "../../src/web/web-context.ts";
import { askAsHost } from "../support/ask-as-host.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

const SECOND = "https://talk.second.example";

/** An article that the site knows from now on. */
async function article(context: WebContext, url: string): Promise<number> {
  const visit = { url, id: null, title: "Ferry timetable" };
  const { article: made } = await visitArticle(context, {
    visit,
    mayCreate: true,
    beforeCreation: () => Promise.resolve(),
  });
  return made.id;
}

for (const engine of ENGINES) {
  describe(`several sites of one installation on ${engine}`, () => {
    let server: TestServer;
    let second: WebContext;

    beforeEach(async () => {
      server = await startTestServer(engine);
      await addSite(server.context, { name: "Second Gazette", address: SECOND });
      await server.context.reloadSites();
      second = server.context.siteOfHost("talk.second.example");
    });
    afterEach(async () => {
      await server.dispose();
    });

    it("are told apart by the host", async () => {
      expect((await askAsHost(server, "talk.second.example", "/")).text).toContain("Second Gazette");
      expect((await askAsHost(server, "TALK.second.example", "/")).text).toContain("Second Gazette");
      expect((await askAsHost(server, "anything.example", "/")).text).not.toContain("Second Gazette");
      expect(second.publicUrl).toBe(SECOND);
    });

    it("show nothing of one another", async () => {
      const id = await article(second, "https://second.example/ferry");
      for (const path of [`/conversations/${id}`, `/api/v1/articles/${id}`, `/fragments/conversations/${id}/thread`]) {
        expect((await askAsHost(server, "talk.second.example", path)).status, path).toBe(200);
        expect((await askAsHost(server, "first.example", path)).status, path).toBe(404);
      }
      expect((await askAsHost(server, "first.example", "/")).text).not.toContain("Ferry timetable");
    });

    it("keep their answers apart in the cache", async () => {
      await askAsHost(server, "first.example", "/");
      await askAsHost(server, "talk.second.example", "/");
      expect((await askAsHost(server, "first.example", "/")).text).not.toContain("Second Gazette");
    });

    it("do not take one another's tokens", async () => {
      expect(second.isApiToken(server.context.apiToken)).toBe(false);
      expect(server.context.isApiToken(second.apiToken)).toBe(false);
      const { token } = server.context.devices.create(null);
      expect(second.devices.read(token)).toBeNull();
      expect(server.context.devices.read(token)).not.toBeNull();
      expect(second.accessTokens.read(server.context.accessTokens.issue(1).token)).toBeNull();
      expect(second.tickets.read(server.context.tickets.issue().text)).toBeNull();
    });

    it("have one address each", async () => {
      await expect(addSite(server.context, { name: "Third", address: SECOND })).rejects.toMatchObject({
        code: "conflict",
      });
      await expect(addSite(server.context, { name: "Third", address: "talk.third" })).rejects.toMatchObject({
        code: "invalid-input",
      });
    });
  });
}
