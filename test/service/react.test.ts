import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { respectScore } from "../../src/domain/reaction.ts";
import type { Mark } from "../../src/domain/reaction.ts";
import { react } from "../../src/service/react.ts";
import { readOwn } from "../../src/service/read-own.ts";
import { readThread } from "../../src/service/read-thread.ts";
import type { Writer } from "../../src/service/service-context.ts";
import { articleById } from "../../src/store/articles.ts";
import { ADA, BRAM, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { addMember } from "../support/people.ts";

function reader(number: number): Writer {
  return { member: null, device: { id: `reader-${number}` } };
}

for (const engine of ENGINES) {
  describe(`reacting to a comment (${engine})`, () => {
    let talk: Conversation;
    let id: number;

    beforeEach(async () => {
      talk = await openConversation(engine);
      id = await talk.say(null);
    });
    afterEach(() => talk.dispose());

    const give = (writer: Writer, mark: Mark, given: boolean | "toggle" = true): ReturnType<typeof react> =>
      react(talk.context, { commentId: id, writer, mark, given });

    it("counts three separate marks, each once for each person, and takes each back alone", async () => {
      await give(BRAM, "disagree");
      const both = await give(BRAM, "respect");
      expect(both).toEqual({
        mark: "respect",
        given: true,
        marks: { agree: 0, disagree: 1, respect: 1 },
        score: respectScore(1, 1),
      });
      expect(await give(BRAM, "respect")).toEqual(both);
      expect(await give(BRAM, "disagree", "toggle")).toMatchObject({
        given: false,
        marks: { disagree: 0, respect: 1 },
      });
      expect(await give(BRAM, "disagree", false)).toMatchObject({ given: false, marks: { disagree: 0, respect: 1 } });
    });

    it("ranks by the respect of all who gave any mark", async () => {
      for (let number = 1; number <= 8; number++) await give(reader(number), number <= 5 ? "respect" : "disagree");
      // Who respects and disagrees is one person.
      expect((await give(reader(1), "disagree")).score).toBe(respectScore(5, 8));
      const loud = await talk.say(null);
      for (let number = 1; number <= 20; number++) {
        await react(talk.context, { commentId: loud, writer: reader(number), mark: "agree", given: true });
      }
      const article = await articleById(talk.context.store.reader, 1, talk.article.id);
      if (article === undefined) throw new Error("the article is gone");
      const page = await readThread(talk.context, { article, sort: "best", after: null });
      expect(page.roots.map(({ comment }) => comment.id)).toEqual([id, loud]);
      expect(page.roots[0]?.comment.marks).toEqual({ agree: 0, disagree: 4, respect: 5 });
    });

    it("counts what a member gave as a guest on the same device as theirs, and once", async () => {
      const member = await addMember(talk.context, "Bram de Wit");
      const here: Writer = { member, device: BRAM.device };
      await give(BRAM, "agree");
      await give({ member, device: null }, "agree");
      const own = await readOwn(talk.context, { articleId: talk.article.id, writer: here });
      expect(own.marks).toEqual([{ id, mark: "agree" }]);
      expect(await give(here, "agree")).toMatchObject({ given: true, marks: { agree: 1 } });
      expect(await give(here, "agree", "toggle")).toMatchObject({ given: false, marks: { agree: 0 } });
      expect((await readOwn(talk.context, { articleId: talk.article.id, writer: here })).marks).toEqual([]);
    });

    it("keeps every mark by itself", async () => {
      await give(BRAM, "agree");
      await give(reader(1), "agree");
      const rows = await talk.context.store.reader.selectFrom("reaction").select(["by_key", "mark"]).execute();
      expect(rows.map((row) => `${row.by_key} ${row.mark}`).toSorted()).toEqual([
        `d:${BRAM.device?.id} agree`,
        "d:reader-1 agree",
      ]);
    });

    it("counts right when many react at once", async () => {
      await Promise.all(Array.from({ length: 12 }, (_, number) => give(reader(number), "agree")));
      expect((await give(BRAM, "respect")).marks).toEqual({ agree: 12, disagree: 0, respect: 1 });
    });

    it("is not for one's own comment, nor for what is not there", async () => {
      await expect(give(ADA, "respect")).rejects.toMatchObject({ code: "not-allowed" });
      const missing = react(talk.context, { commentId: 987_654, writer: BRAM, mark: "agree", given: true });
      await expect(missing).rejects.toMatchObject({ code: "not-found" });
    });

    it("offers the marks that the site uses; others can still be taken back", async () => {
      await give(BRAM, "agree");
      const site = talk.context.site();
      const fewer = { ...site, settings: { ...site.settings, reactions: ["respect" as const] } };
      const context = { ...talk.context, site: () => fewer };
      const agree = (given: boolean): ReturnType<typeof react> =>
        react(context, { commentId: id, writer: BRAM, mark: "agree", given });
      await expect(agree(true)).rejects.toMatchObject({ code: "not-found" });
      expect((await agree(false)).marks.agree).toBe(0);
    });
  });
}
