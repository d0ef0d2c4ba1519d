import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { casesDecided, casesWaiting } from "../../src/store/case-lists.ts";
import type { CaseFilter, CaseOrder } from "../../src/store/case-lists.ts";
import { closeCase, openCase } from "../../src/store/cases.ts";
import type { CaseRow } from "../../src/store/cases.ts";
import { ENGINES } from "../support/engines.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";

/** More than the index of words names at most. */
const CASES = 700;
const PAGE = 30;

/** What the nth case says: something that all say, every other, every tenth, one in three hundred, and one alone. */
function bodyOf(n: number): string {
  const words = ["The council met again."];
  if (n % 2 === 0) words.push("Every OTHER evening it does.");
  if (n % 10 === 3) words.push("They spoke of the winterswimming baths.");
  if (n % 300 === 250) words.push("A kestrel flew by.");
  if (n === CASES - 5) words.push("Nobody wrote minutes!");
  return words.join(" ");
}

/** Everything that a list has, page after page. */
async function pages(next: (after: CaseRow | null) => Promise<CaseRow[]>): Promise<CaseRow[]> {
  const all: CaseRow[] = [];
  for (let after: CaseRow | null = null; ;) {
    const page: CaseRow[] = await next(after);
    all.push(...page);
    if (page.length < PAGE) return all;
    after = page.at(-1) ?? null;
  }
}

for (const engine of ENGINES) {
  describe(`searching the words of cases on ${engine}`, () => {
    let talk: Conversation;
    const bodies = new Map<number, string>();

    beforeEach(async () => {
      talk = await openConversation(engine);
      const { store, now, site } = talk.context;
      bodies.clear();
      await store.transaction(async (tx) => {
        for (let n = 0; n < CASES; n++) {
          const body = bodyOf(n);
          const { id } = await openCase(tx, {
            siteId: site().id,
            queue: "held",
            articleId: talk.article.id,
            commentId: null,
            personId: null,
            clause: 1,
            priority: (n * 31) % 50,
            authorName: "Ada Quill",
            body,
            at: now(),
          });
          bodies.set(id, body);
        }
      });
    });
    afterEach(() => talk.dispose());

    const waiting = async (order: CaseOrder, filter: CaseFilter): Promise<CaseRow[]> => {
      const { store, site } = talk.context;
      const list = { siteId: site().id, queue: "held", order, filter, limit: PAGE } as const;
      return await pages(async (after) => await casesWaiting(store.reader, { ...list, after }));
    };

    it("finds every case once and in the order of the list, however many there are of the words", async () => {
      for (const words of [
        "council",
        "every other",
        "winterswim",
        "kestrel",
        "wrote minutes",
        "Council Met",
        "herring",
      ]) {
        for (const order of ["priority", "oldest"] as const) {
          const all = await waiting(order, {});
          const expected = all.filter(({ body }) => body.toLowerCase().includes(words.toLowerCase()));
          const found = await waiting(order, { words });
          expect(
            found.map(({ id }) => id),
            `${words}, ${order}`,
          ).toEqual(expected.map(({ id }) => id));
        }
      }
      // A word is looked for from its beginning on, in whatever way it is found.
      expect(await waiting("oldest", { words: "ouncil" })).toEqual([]);
      expect(await waiting("oldest", { words: "swimming" })).toEqual([]);
      expect(await waiting("oldest", { words: "!" })).toHaveLength(1);
    });

    it("does so among decided cases, of which many have the same moment", async () => {
      const { store, site, now } = talk.context;
      const rows = await waiting("oldest", {});
      await store.transaction(async (tx) => {
        for (const [n, row] of rows.entries()) {
          await closeCase(tx, { case: row, version: row.version, decisionId: null, clause: 1, at: now() + (n % 7) });
        }
      });
      const decided = async (filter: CaseFilter): Promise<CaseRow[]> =>
        await pages(async (row) => {
          const after = row === null ? null : { decidedAt: row.decided_at ?? 0, id: row.id };
          return await casesDecided(store.reader, { siteId: site().id, after, filter, limit: PAGE });
        });
      const all = await decided({});
      expect(all).toHaveLength(CASES);
      for (const words of ["every other", "winterswim", "kestrel"]) {
        const expected = all.filter(({ body }) => body.toLowerCase().includes(words));
        expect(
          (await decided({ words })).map(({ id }) => id),
          words,
        ).toEqual(expected.map(({ id }) => id));
      }
    });
  });
}
