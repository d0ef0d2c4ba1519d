import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measuresAt } from "../../../src/domain/decisions/measures.ts";
import { SLOW_OFFER_SECONDS, takeHeat } from "../../../src/service/conversation-heat.ts";
import { postComment } from "../../../src/service/post-comment.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";
import { articleById } from "../../../src/store/articles.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin } from "../../support/visitor.ts";

const QUARREL = [
  "The lock gates were painted",
  "You have no idea what you are talking about",
  "You are an idiot, and you always were",
  "Shut up, you stupid fool",
  "You pathetic moron, nobody asked you",
  "You are the stupid one, you dumb idiot",
];

for (const engine of ENGINES) {
  describe(`a heated exchange in the console on ${engine}`, () => {
    let server: TestServer;

    beforeEach(async () => {
      server = await startTestServer(engine);
    });
    afterEach(async () => {
      await server.dispose();
    });

    it("is shown with its reasons, and slowed down by one button", async () => {
      const { context } = server;
      const { article } = await visitArticle(context, {
        visit: { url: "https://gazette.example/lock", id: null, title: "The lock" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      const ids: number[] = [];
      for (const [n, body] of QUARREL.entries()) {
        const name = n % 2 === 0 ? "Quill" : "Rook";
        server.clock.advance(20_000);
        const { id } = await postComment(context, {
          articleId: article.id,
          parentId: ids.at(-1) ?? null,
          input: { name, email: "", body },
          writer: { member: null, device: { id: name } },
          idempotencyKey: `quarrel-${n}`,
        });
        ids.push(id);
      }
      await takeHeat(context, { commentId: ids.at(-1) ?? 0 });
      const moderator = await signInAdmin(server);
      const queue = (await moderator.open("/console/heat")).html;
      expect(queue).toMatch(/Heat \d+\s?%/u);
      const path = /href="(\/console\/cases\/\d+)"/u.exec(queue)?.[1] ?? "";
      const { html } = await moderator.open(path);
      expect(html).toContain("Quill and Rook are replying to each other, 5 times in turn");
      expect(html).toContain("It began with");
      expect(html).toContain(`href="/comments/${ids[1]}"`);
      // The form for slow mode stands before the one for any decision.
      const done = await moderator.send(`${path}/decide`, {});
      expect(done.path).toMatch(/^\/console\/heat\?batch=/u);
      const row = await articleById(context.store.reader, context.site().id, article.id);
      const day = 86_400_000;
      const at = context.now();
      expect(measuresAt(row?.measures ?? null, ids[0] ?? 0, at).slowSeconds).toBe(SLOW_OFFER_SECONDS);
      expect(measuresAt(row?.measures ?? null, ids[0] ?? 0, at + day + 1).slowSeconds).toBeNull();
    });
  });
}
