import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import { postComment } from "../../../src/service/post-comment.ts";
import type { ServiceContext } from "../../../src/service/service-context.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { commentNow } from "../../support/moderation.ts";

for (const engine of ENGINES) {
  describe(`talk of who somebody is, on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;

    beforeEach(async () => {
      talk = await openConversation(engine, { screening: SCREENING_SETTINGS.parse({}) });
      ({ context } = talk);
    });
    afterEach(() => talk.dispose());

    async function post(name: string, body: string, parentId: number | null = null): Promise<number> {
      const { id } = await postComment(context, {
        articleId: talk.article.id,
        parentId,
        input: { name, email: "", body },
        writer: { member: null, device: { id: `device-${name}` } },
        idempotencyKey: `${name} ${body}`,
      });
      return id;
    }

    async function noted(id: number): Promise<boolean> {
      expect((await commentNow(context, id)).state).toBe("published");
      const rows = await context.store.reader
        .selectFrom("finding")
        .select("what")
        .where("comment_id", "=", id)
        .where("step", "=", "watch-list")
        .execute();
      return rows.some(({ what }) => what.includes("speaks-of-return"));
    }

    it("is noted and published where it names somebody of another thread, above, or beside", async () => {
      expect(await noted(await post("Ida", "I hear that Tam is back again."))).toBe(false);
      const root = await post("Tam Brandreth", "The baths should stay open all winter.");
      const reply = await post("Oda Quill", "They should not, it costs too much.", root);
      await post("Bram Tolliver", "It costs very little per head.", root);
      expect(await noted(await post("Nell", "I hear that Tam is back again."))).toBe(true);
      expect(await noted(await post("Nell", "Strange: Bram is back again, it seems.", root))).toBe(true);
      expect(await noted(await post("Nell", "Strange: Oda is back again, it seems.", reply))).toBe(true);
      expect(await noted(await post("Nell", "Strange: Karel is back again, it seems.", reply))).toBe(false);
    });
  });
}
