import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../src/domain/screening/settings.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import { ENGINES } from "../../src/store/store.ts";
import { startService } from "../delivery/screening/service-stub.ts";
import type { Service } from "../delivery/screening/service-stub.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { Visitor } from "../support/visitor.ts";

const SECRET = "a-secret-of-the-publisher-0123456789";
const BODY = "The boiler is from 1950, and it shows.";

function webhook(url: string): Record<string, string> {
  return { SCREENING_WEBHOOK_URL: `${url}/screen`, SCREENING_WEBHOOK_SECRET: SECRET };
}

function akismet(url: string): Record<string, string> {
  return { AKISMET_KEY: "key-12345", AKISMET_URL: url };
}

function both(url: string): Record<string, string> {
  return { ...webhook(url), ...akismet(url) };
}

for (const engine of ENGINES) {
  describe(`other services that screen comments on ${engine}`, () => {
    let server: TestServer;
    let service: Service;
    let reader: Visitor;
    let path: string;
    afterEach(async () => {
      await server.dispose();
      await service.close();
    });

    async function begin(
      answer: Parameters<typeof startService>[0],
      options: { env: (url: string) => Record<string, string>; screening?: object },
    ): Promise<void> {
      service = await startService(answer);
      server = await startTestServer(engine, {
        settings: { screening: SCREENING_SETTINGS.parse(options.screening ?? {}) },
        env: options.env(service.url),
      });
      const { article } = await visitArticle(server.context, {
        visit: { url: "https://gazette.example/baths", id: null, title: "The harbour baths" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      path = `/conversations/${article.id}/write`;
      reader = new Visitor(server);
      await reader.open(path);
    }

    async function send(action: "post" | "preview", body = BODY): Promise<string> {
      return (await reader.send(path, { name: "Grump", email: "grump@mail.example", body, action })).html;
    }

    async function kept(): Promise<{ state: string; seen: string[] }> {
      const db = server.context.store.reader;
      const { id, state } = await db.selectFrom("comment").selectAll().executeTakeFirstOrThrow();
      const rows = await db.selectFrom("finding").selectAll().where("comment_id", "=", id).orderBy("id").execute();
      return { state, seen: rows.map(({ step, weight, what }) => `${step} ${weight} ${what}`) };
    }

    it("are asked before a comment is posted, signed and without a name; what they see holds it and is told", async () => {
      const reply = { findings: [{ weight: "refuse", note: "Copied from a leaflet.", start: 4, end: 10, clause: 6 }] };
      await begin((response) => response.end(JSON.stringify(reply)), { env: webhook });
      const html = await send("post");
      // No more than the site allows, which is to hold.
      expect(await kept()).toMatchObject({ state: "held" });
      expect(html).toContain("Copied from a leaflet.");
      expect(html).toContain("<mark>boiler</mark>");
      const [asked] = service.asked;
      expect(service.asked).toHaveLength(1);
      expect(JSON.parse(asked?.body ?? "")).toMatchObject({
        type: "comment.screening",
        article: { url: "https://gazette.example/baths", title: "The harbour baths" },
        comment: { text: BODY, parent: null },
        author: { kind: "guest", published: 0, strikes: 0 },
      });
      expect(asked?.body).not.toMatch(/Grump|mail\.example/u);
      const { "webhook-id": id, "webhook-timestamp": time } = asked?.headers ?? {};
      const signed = `${String(id)}.${String(time)}.${asked?.body}`;
      const signature = createHmac("sha256", SECRET).update(signed).digest("base64");
      expect(asked?.headers["webhook-signature"]).toBe(`v1,${signature}`);
    });

    it("lose no comment when they are silent: it is published after the time limit, with a note for moderators", async () => {
      await begin(() => undefined, {
        env: (url) => ({ ...both(url), SCREENING_TIMEOUT_MS: "100" }),
      });
      const html = await send("post");
      expect(await kept()).toEqual({
        state: "published",
        seen: [
          'external note {"code":"external-failed","why":"time-out"}',
          'spam-service note {"code":"spam-service-failed","why":"time-out"}',
        ],
      });
      expect(html).not.toContain("screening service");
    });

    it("hold what the spam filter takes for spam; it is told nothing of where its author comes from", async () => {
      await begin((response) => response.end("true"), { env: akismet });
      await send("post");
      expect(await kept()).toMatchObject({ state: "held", seen: ['spam-service hold {"code":"spam","blatant":0}'] });
      const form = Object.fromEntries(new URLSearchParams(service.asked[0]?.body));
      expect(form).toMatchObject({
        api_key: "key-12345",
        blog: server.url,
        permalink: "https://gazette.example/baths",
      });
      expect(Object.keys(form)).not.toContain("user_ip");
      expect(Object.keys(form)).not.toContain("comment_author_email");
    });

    it("are not asked about drafts, nor where their step is turned off", async () => {
      await begin((response) => response.end("true"), { env: both, screening: { off: ["external", "spam-service"] } });
      await send("post");
      expect(await kept()).toEqual({ state: "published", seen: [] });
      await reader.open(path);
      await server.context.store.transaction(async (tx) => {
        await tx.updateTable("site").set({ settings: "{}" }).execute();
      });
      await server.context.reloadSites();
      await send("preview");
      expect(service.asked).toEqual([]);
      await send("post", "The boiler is from 1950, and the pumps are older still.");
      expect(service.asked).toHaveLength(2);
    });
  });
}
