import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changeComment } from "../../src/service/change-comment.ts";
import { checkCounts } from "../../src/service/check-counts.ts";
import { react } from "../../src/service/react.ts";
import { articleById } from "../../src/store/articles.ts";
import { COMMENT_COUNTS, setCount } from "../../src/store/counts.ts";
import { BRAM, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";

for (const engine of ENGINES) {
  describe(`checking counts (${engine})`, () => {
    let talk: Conversation;
    let ids: number[];
    beforeEach(async () => {
      talk = await openConversation(engine);
      // Ten levels, so that deep replies stand in a flat list; and a second root.
      ids = [await talk.say(null)];
      for (let level = 2; level <= 10; level++) ids.push(await talk.say(ids.at(-1) ?? null));
      ids.push(await talk.say(null));
      await react(talk.context, { commentId: ids[3] ?? 0, writer: BRAM, mark: "agree", given: true });
      await changeComment(talk.context, { id: ids[5] ?? 0, action: "remove" });
    });
    afterEach(() => talk.dispose());

    const check = async (fix: boolean) => await checkCounts(talk.context, { articleId: talk.article.id, fix });
    const rows = async () => await talk.context.store.reader.selectFrom("comment").selectAll().orderBy("id").execute();
    const article = async () => await articleById(talk.context.store.reader, talk.article.site_id, talk.article.id);

    test("finds nothing wrong where nothing is, and changes nothing", async () => {
      const before = [await rows(), await article()];
      expect(await check(true)).toEqual({ comments: 11, wrong: [] });
      expect([await rows(), await article()]).toEqual(before);
    });

    test("finds every wrong count, and puts it right only when told to", async () => {
      const right = await rows();
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.record({ which: fc.nat(10), column: fc.constantFrom(...COMMENT_COUNTS) }), {
            selector: ({ which, column }) => `${which} ${column}`,
            minLength: 1,
            maxLength: 6,
          }),
          async (damages) => {
            const made = damages.map(({ which, column }) => {
              const row = right[which];
              if (row === undefined) throw new Error("there are eleven comments");
              // Positions are wrong only when they are too low.
              const value = row[column] + (column === "last_position" ? -1 : 7);
              return { table: "comment" as const, id: row.id, column, value, was: row[column] };
            });
            await talk.context.store.transaction(async (tx) => {
              for (const damage of made) await setCount(tx, damage);
            });
            const expected = made
              .map(({ table, id, column, value, was }) => ({ table, id, column, stored: value, right: was }))
              .toSorted((a, b) => b.id - a.id || COMMENT_COUNTS.indexOf(a.column) - COMMENT_COUNTS.indexOf(b.column));
            expect((await check(false)).wrong).toEqual(expected);
            const { version } = (await article()) ?? { version: 0 };
            expect((await check(true)).wrong).toEqual(expected);
            expect((await article())?.version).toBe(version + 1);
            expect(await rows()).toEqual(right);
          },
        ),
        { numRuns: 20 },
      );
    });

    test("puts the article's own counts right", async () => {
      const { id } = talk.article;
      await talk.context.store.transaction(async (tx) => {
        await setCount(tx, { table: "article", id, column: "comment_count", value: 3 });
        await setCount(tx, { table: "article", id, column: "last_position", value: 1 });
      });
      expect((await check(true)).wrong).toEqual([
        { table: "article", id, column: "comment_count", stored: 3, right: 10 },
        { table: "article", id, column: "last_position", stored: 1, right: 2 },
      ]);
      expect((await check(false)).wrong).toEqual([]);
    });
  });
}
