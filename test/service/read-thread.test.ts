import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NEST_LIMIT, PAGE_BUDGET, SORTS } from "../../src/domain/comment.ts";
import type { Sort } from "../../src/domain/comment.ts";
import type { CommentView, MoreReplies, ThreadNode } from "../../src/domain/thread-page.ts";
import { readBranch } from "../../src/service/read-branch.ts";
import { findComment, readComment } from "../../src/service/read-comment.ts";
import { readThread } from "../../src/service/read-thread.ts";
import { articleById } from "../../src/store/articles.ts";
import type { ArticleRow } from "../../src/store/articles.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";

/** All comments of some nodes, in the order in which they are read. */
function flatten(nodes: readonly ThreadNode[]): CommentView[] {
  return nodes.flatMap((node) => [node.comment, ...flatten(node.replies)]);
}

/** The nodes at which replies are left out. */
function folded(nodes: readonly ThreadNode[]): ThreadNode[] {
  return nodes.flatMap((node) => [...(node.more === null ? [] : [node]), ...folded(node.replies)]);
}

async function presentArticle(talk: Conversation): Promise<ArticleRow> {
  const article = await articleById(talk.context.store.reader, talk.context.site().id, talk.article.id);
  if (article === undefined) throw new Error("the article is gone");
  return article;
}

/** Reads a whole conversation as a reader would: every page, every "more replies". Returns the ids in order of reading. */
async function readEverything(talk: Conversation, sort: Sort): Promise<number[]> {
  const article = await presentArticle(talk);
  const ids: number[] = [];
  let after: string | null = null;
  do {
    const page = await readThread(talk.context, { article, sort, after });
    ids.push(...(await readNodes(talk, article, page.roots)));
    after = page.next;
  } while (after !== null);
  return ids;
}

async function readNodes(talk: Conversation, article: ArticleRow, nodes: readonly ThreadNode[]): Promise<number[]> {
  const comments = flatten(nodes);
  expect(comments.length).toBeLessThanOrEqual(PAGE_BUDGET);
  const ids = comments.map((comment) => comment.id);
  for (const { comment, more } of folded(nodes)) ids.push(...(await readMore(talk, article, comment.id, more)));
  return ids;
}

/** Follows "more replies" to the end; there have to be as many as it said. */
async function readMore(
  talk: Conversation,
  article: ArticleRow,
  id: number,
  more: MoreReplies | null,
): Promise<number[]> {
  if (more === null) return [];
  const { comment } = await findComment(talk.context, { id, writer: null });
  const page = await readBranch(talk.context, { article, comment, after: more.after });
  const ids = await readNodes(talk, article, page.replies);
  ids.push(...(await readMore(talk, article, id, page.more)));
  expect(more).toMatchObject({ count: ids.length, exact: true });
  return ids;
}

for (const engine of ENGINES) {
  describe(`reading a conversation on ${engine}`, () => {
    let talk: Conversation;

    beforeEach(async () => {
      talk = await openConversation(engine);
    });
    afterEach(async () => {
      await talk.dispose();
    });

    it("shows an empty conversation as empty", async () => {
      const page = await readThread(talk.context, { article: talk.article, sort: "oldest", after: null });
      expect(page).toMatchObject({ roots: [], next: null, continued: false });
    });

    it("nests replies under what they answer, oldest first, with numbers", async () => {
      const first = await talk.say(null);
      const second = await talk.say(null);
      const answer = await talk.say(first);
      await talk.say(answer);
      await talk.say(first);
      const { roots } = await readThread(talk.context, {
        article: await presentArticle(talk),
        sort: "oldest",
        after: null,
      });
      expect(flatten(roots).map((comment) => comment.number)).toEqual(["1", "1.1", "1.1.1", "1.2", "2"]);
      expect(roots.map((node) => [node.comment.id, node.comment.replyCount, node.comment.descendantCount])).toEqual([
        [first, 2, 3],
        [second, 0, 0],
      ]);
    });

    it("orders roots as asked and keeps replies oldest first", async () => {
      const quiet = await talk.say(null);
      const lively = await talk.say(null);
      const one = await talk.say(lively);
      const two = await talk.say(lively);
      const article = await presentArticle(talk);
      const rootsBy = async (sort: Sort): Promise<number[]> =>
        (await readThread(talk.context, { article, sort, after: null })).roots.map((node) => node.comment.id);
      expect(await rootsBy("oldest")).toEqual([quiet, lively]);
      expect(await rootsBy("newest")).toEqual([lively, quiet]);
      expect(await rootsBy("replied")).toEqual([lively, quiet]);
      const page = await readThread(talk.context, { article, sort: "newest", after: null });
      expect(page.roots[0]?.replies.map((node) => node.comment.id)).toEqual([one, two]);
    });

    it("shows deep replies flat on the last level and says whom they answer", async () => {
      const chain: number[] = [];
      for (let depth = 0; depth < NEST_LIMIT + 3; depth++) chain.push(await talk.say(chain.at(-1) ?? null));
      const { roots } = await readThread(talk.context, {
        article: await presentArticle(talk),
        sort: "oldest",
        after: null,
      });
      const comments = flatten(roots);
      expect(comments.map((comment) => comment.id)).toEqual(chain);
      expect(comments.map((comment) => comment.level)).toEqual([1, 2, 3, 4, 5, 6, 6, 6, 6]);
      expect(comments.map((comment) => comment.parentId)).toEqual([null, ...chain.slice(0, -1)]);
      expect(comments.map((comment) => comment.inReplyTo?.id ?? null)).toEqual([
        ...Array.from({ length: NEST_LIMIT }, () => null),
        ...chain.slice(NEST_LIMIT - 1, -1),
      ]);
    });

    it("shows one comment with all above it, its neighbours and its replies", async () => {
      const root = await talk.say(null);
      const elder = await talk.say(root);
      const middle = await talk.say(root);
      const younger = await talk.say(root);
      const reply = await talk.say(middle);
      const found = await findComment(talk.context, { id: middle, writer: null });
      const page = await readComment(talk.context, found);
      expect(page.ancestors.map((comment) => comment.id)).toEqual([root]);
      expect(page.node.replies.map((node) => node.comment.id)).toEqual([reply]);
      expect([page.previousSibling?.id, page.nextSibling?.id]).toEqual([elder, younger]);
    });

    it("keeps a page's place while others post", async () => {
      for (let count = 0; count < PAGE_BUDGET + 20; count++) await talk.say(null);
      const article = await presentArticle(talk);
      const first = await readThread(talk.context, { article, sort: "newest", after: null });
      await talk.say(null);
      const second = await readThread(talk.context, { article, sort: "newest", after: first.next });
      const ids = [...flatten(first.roots), ...flatten(second.roots)].map((comment) => comment.id);
      expect(ids).toHaveLength(PAGE_BUDGET + 20);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  describe(`what "more replies" says on ${engine}`, () => {
    let talk: Conversation;

    beforeEach(async () => {
      talk = await openConversation(engine);
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function part(id: number, after: number, mostCounted?: number): Promise<MoreReplies | null> {
      const article = await presentArticle(talk);
      const { comment } = await findComment(talk.context, { id, writer: null });
      const asked = { article, comment, after, ...(mostCounted === undefined ? {} : { mostCounted }) };
      return (await readBranch(talk.context, asked)).more;
    }

    it("counts what is below the replies too, and no placeholder of what was never public", async () => {
      const root = await talk.say(null);
      const replies: number[] = [];
      for (let count = 0; count < PAGE_BUDGET + 20; count++) replies.push(await talk.say(root));
      for (const reply of replies.slice(-5)) await talk.say(reply);
      const hidden = replies.at(-1) ?? 0;
      await talk.context.store.transaction(async (tx) => {
        await tx.updateTable("comment").set({ state: "held", published_at: null }).where("id", "=", hidden).execute();
        await tx
          .updateTable("comment")
          .set((e) => ({ descendant_count: e("descendant_count", "-", 1) }))
          .where("id", "=", root)
          .execute();
      });
      expect(await part(root, 0)).toMatchObject({ count: 24, exact: true });
    });

    it("counts from whichever end is near, and says at least so many where neither is", async () => {
      const root = await talk.say(null);
      for (let count = 0; count < 3 * PAGE_BUDGET; count++) await talk.say(root);
      expect(await part(root, 0)).toMatchObject({ count: 2 * PAGE_BUDGET, exact: true });
      expect(await part(root, 0, 100)).toMatchObject({ count: 2 * PAGE_BUDGET, exact: true });
      expect(await part(root, 100, 100)).toMatchObject({ count: PAGE_BUDGET, exact: true });
      expect(await part(root, 20, 100)).toMatchObject({ count: 101, exact: false });
    });

    it("counts the direct replies of a comment in a flat list", async () => {
      let last: number | null = null;
      for (let depth = 0; depth < NEST_LIMIT; depth++) last = await talk.say(last);
      for (let count = 0; count < PAGE_BUDGET + 7; count++) await talk.say(last);
      expect(await part(last ?? 0, 0)).toMatchObject({ count: 7, exact: true });
    });
  });

  describe(`a conversation of any shape on ${engine}`, () => {
    it("is read whole and once in every order, never more than a page at a time, with true counts", async () => {
      // Each number says which earlier comment is answered; some shapes are wide, some deep.
      const shapes = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 260 });
      await fc.assert(
        fc.asyncProperty(shapes, fc.constantFrom(0.15, 0.5, 3), async (choices, skew) => {
          const talk = await openConversation(engine);
          try {
            const ids: number[] = [];
            const parents = new Map<number, number | null>();
            for (const choice of choices) {
              const parent = choice < 0.1 ? null : (ids[Math.floor(choice ** skew * ids.length)] ?? null);
              const id = await talk.say(parent);
              ids.push(id);
              parents.set(id, parent);
            }
            for (const sort of SORTS) {
              const read = await readEverything(talk, sort);
              expect([...read].sort((a, b) => a - b)).toEqual(ids);
            }
            for (const id of ids.slice(0, 10)) {
              const { comment } = await findComment(talk.context, { id, writer: null });
              expect(comment.reply_count).toBe([...parents.values()].filter((parent) => parent === id).length);
            }
            expect((await presentArticle(talk)).comment_count).toBe(ids.length);
          } finally {
            await talk.dispose();
          }
        }),
        { numRuns: 12 },
      );
    });
  });
}
