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

    it.each([
      "Are you perhaps Quellwart again, under another name?",
      "Are you R. Quellwart, under a new name?",
      "So you are Marlo Finch, writing under a new name now.",
      "Weren't you thrown out in spring, under a different name?",
      "He is back under another name, I see.",
      "Look who joins us under a new username.",
      "New account, same old insults.",
      "Bist du etwa Quellwart, nur unter anderem Namen?",
      "Sind Sie das schon wieder, unter neuem Namen?",
      "Er ist wieder da, unter einem anderen Namen.",
      "Neuer Account, alte Leier.",
    ])("is noted and published where somebody not on any list is taken for one who returned: %s", async (body) => {
      expect(await noted(await post("Nell", body))).toBe(true);
    });

    it.each([
      "The shop on the corner is back under another name.",
      "The festival came back under a new name and costs more.",
      "The baker sells the same bread under a different name.",
      "Are you going? The old cinema opens under a new name on Friday.",
      "I opened a new account at the savings bank, same old fees.",
      "You are right. The band has returned under another name.",
      "Der Laden ist zurück, unter neuem Namen.",
      "Bist du dabei? Das Kino macht unter neuem Namen auf.",
      "Neuer Name, gleiche Preise: das Freibad.",
    ])("is not noted where things have another name: %s", async (body) => {
      expect(await noted(await post("Nell", body))).toBe(false);
    });
  });
}
