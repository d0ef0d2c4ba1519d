import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCase } from "../../src/store/cases.ts";
import { waitingCounts } from "../../src/store/case-queues.ts";
import { ENGINES } from "../support/engines.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";

for (const engine of ENGINES) {
  describe(`cases on ${engine}`, () => {
    let talk: Conversation;

    beforeEach(async () => {
      talk = await openConversation(engine);
    });
    afterEach(async () => {
      await talk.dispose();
    });

    it("are opened once, also by several at the same moment", async () => {
      const { store, now, site } = talk.context;
      const comments: number[] = [];
      for (let count = 0; count < 12; count++) comments.push(await talk.say(null));
      const opened = await Promise.all(
        comments.flatMap((comment) =>
          Array.from({ length: 4 }, (_, n) =>
            store.transaction(async (tx) => ({
              commentId: comment,
              ...(await openCase(tx, {
                siteId: site().id,
                queue: "reported",
                articleId: talk.article.id,
                commentId: comment,
                personId: null,
                clause: 1,
                priority: n,
                authorName: "Ada Quill",
                body: "Remark",
                at: now(),
              })),
            })),
          ),
        ),
      );
      for (const comment of comments) {
        const own = opened.filter(({ commentId }) => commentId === comment);
        expect(own.filter(({ isNew }) => isNew)).toHaveLength(1);
        expect(new Set(own.map(({ id }) => id)).size).toBe(1);
      }
      expect((await waitingCounts(store.reader, site().id)).reported).toBe(comments.length);
    });
  });
}
