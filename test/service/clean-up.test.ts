import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cleanUp } from "../../src/service/clean-up.ts";
import { forgetOldKeys, rememberKey } from "../../src/store/idempotency.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";

const DAY_MS = 24 * 60 * 60_000;

for (const engine of ENGINES) {
  describe(`cleaning up (${engine})`, () => {
    let talk: Conversation;
    beforeEach(async () => {
      talk = await openConversation(engine);
    });
    afterEach(() => talk.dispose());

    async function keys(): Promise<number> {
      return (await talk.context.store.reader.selectFrom("idempotency").select("key").execute()).length;
    }

    test("forgets keys of requests after two days, and no others", async () => {
      const first = await talk.say(null, { key: "a-key-of-the-first-day" });
      talk.clock.advance(DAY_MS);
      const second = await talk.say(null, { key: "a-key-of-the-second-day" });
      talk.clock.advance(DAY_MS + 1);
      expect(await cleanUp(talk.context)).toEqual({ requestKeys: 1 });
      expect(await talk.say(null, { key: "a-key-of-the-second-day" })).toBe(second);
      expect(await talk.say(null, { key: "a-key-of-the-first-day" })).not.toBe(first);
      expect(await cleanUp(talk.context)).toEqual({ requestKeys: 0 });
    });

    test("takes them in batches until none is left", async () => {
      const commentId = await talk.say(null);
      const siteId = talk.article.site_id;
      await talk.context.store.transaction(async (tx) => {
        for (let index = 0; index < 1_200; index++) {
          await rememberKey(tx, { siteId, key: `old-${index}`, commentId, at: 1 });
        }
      });
      const limited = await talk.context.store.transaction((tx) => forgetOldKeys(tx, { before: 2, limit: 100 }));
      expect(limited).toBe(100);
      expect(await keys()).toBe(1_101);
      expect(await cleanUp(talk.context)).toEqual({ requestKeys: 1_100 });
      expect(await keys()).toBe(1);
    });
  });
}
