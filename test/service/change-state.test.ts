import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMENT_ACTIONS, COMMENT_STATES, nextState } from "../../src/domain/comment.ts";
import type { CommentAction, CommentState } from "../../src/domain/comment.ts";
import { changeComment } from "../../src/service/change-comment.ts";
import { editComment } from "../../src/service/edit-comment.ts";
import { importComments } from "../../src/service/import-comments.ts";
import { readThread } from "../../src/service/read-thread.ts";
import { removeComment } from "../../src/service/remove-comment.ts";
import { restoreComment } from "../../src/service/restore-comment.ts";
import { withdrawComment } from "../../src/service/withdraw-comment.ts";
import { articleById } from "../../src/store/articles.ts";
import type { ArticleRow } from "../../src/store/articles.ts";
import { isVisible } from "../../src/store/comments.ts";
import type { CommentRow } from "../../src/store/comments.ts";
import { ADA, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { expectRightCounts } from "../support/counts.ts";
import { ENGINES } from "../support/engines.ts";

for (const engine of ENGINES) {
  describe(`the state of a comment (${engine})`, () => {
    let talk: Conversation;
    beforeEach(async () => {
      talk = await openConversation(engine);
    });
    afterEach(() => talk.dispose());

    const db = () => talk.context.store.reader;
    async function rows(articleId: number): Promise<CommentRow[]> {
      return await db()
        .selectFrom("comment")
        .selectAll()
        .where("article_id", "=", articleId)
        .orderBy("position")
        .orderBy("id")
        .execute();
    }
    async function row(id: number): Promise<CommentRow> {
      return await db().selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    }
    async function article(id = talk.article.id): Promise<ArticleRow> {
      const found = await articleById(db(), talk.article.site_id, id);
      if (found === undefined) throw new Error(`there is no article ${id}`);
      return found;
    }
    async function shown(): Promise<unknown> {
      const page = await readThread(talk.context, { article: await article(), sort: "oldest", after: null });
      return page.roots.map(({ comment, replies }) => [
        comment.state,
        comment.html,
        replies.map((reply) => [reply.comment.state, reply.comment.html]),
      ]);
    }
    async function events(): Promise<unknown[]> {
      const found = await db().selectFrom("event").select(["kind", "data"]).orderBy("id").execute();
      return found.map(({ kind, data }) => [kind, JSON.parse(data)]);
    }
    async function change(id: number, action: CommentAction): Promise<void> {
      await changeComment(talk.context, { id, action });
    }
    /** Imports comments as `[parent's index, state]` under an article of their own; returns its id. */
    async function bring(name: string, comments: readonly (readonly [number | null, CommentState])[]): Promise<number> {
      const url = `https://gazette.example/${name}`;
      const { articles } = await importComments(talk.context, {
        source: name,
        parts: [
          {
            article: { externalId: name, values: { key: `url:${url}`, url, slug: null, title: name } },
            comments: comments.map(([parent, state], index) => ({
              externalId: String(index),
              parentExternalId: parent === null ? null : String(parent),
              state,
              author: `Reader ${index}`,
              email: null,
              bodySource: `text ${index}`,
              bodyHtml: `<p>text ${index}</p>`,
              createdAt: 1_000 + index,
              publishedAt: state === "published" ? 1_000 + index : null,
            })),
          },
        ],
      });
      const [imported] = articles;
      if (imported === undefined) throw new Error("nothing was imported");
      return imported.id;
    }

    test("held again, a comment keeps its place and its replies, and its text is hidden until it is published", async () => {
      const id = await talk.say(null, { body: "First" });
      await talk.say(id, { body: "Reply" });
      await change(id, "hold");
      expect(await shown()).toEqual([["held", "", [["published", "<p>Reply</p>\n"]]]]);
      expect(await article()).toMatchObject({ comment_count: 1 });
      await change(id, "publish");
      expect(await shown()).toEqual([["published", "<p>First</p>\n", [["published", "<p>Reply</p>\n"]]]]);
      expect(await article()).toMatchObject({ comment_count: 2 });
      expect((await events()).slice(-2)).toEqual([
        ["comment-held", {}],
        ["comment-published", { parent: null, first: false }],
      ]);
    });

    test("removed and restored, a comment is what it was", async () => {
      const id = await talk.say(null);
      const before = await row(id);
      await removeComment(talk.context, { id });
      expect(await row(id)).toEqual({ ...before, state: "removed" });
      talk.clock.advance(1_000);
      await restoreComment(talk.context, { id });
      expect(await row(id)).toEqual(before);
      expect((await events()).slice(-2)).toEqual([
        ["comment-removed", {}],
        ["comment-restored", { parent: null, first: false }],
      ]);
    });

    test("withdrawn, a comment keeps its place and nothing of what it said", async () => {
      const id = await talk.say(null, { body: "Hasty words" });
      await editComment(talk.context, { id, body: "Less hasty words", writer: ADA });
      await withdrawComment(talk.context, { id, writer: ADA });
      expect(await row(id)).toMatchObject({ state: "withdrawn", body_source: "", body_html: "", author_name: "" });
      expect(await db().selectFrom("revision").selectAll().execute()).toEqual([]);
      expect(await article()).toMatchObject({ comment_count: 0 });
    });

    test("an imported comment that was never public gets its place when it is restored or published", async () => {
      const articleId = await bring("weir", [
        [null, "removed"],
        [0, "held"],
        [1, "rejected"],
      ]);
      const [root, held, rejected] = (await rows(articleId)).toSorted((a, b) => a.id - b.id);
      if (root === undefined || held === undefined || rejected === undefined) throw new Error("three were imported");
      expect([root, held, rejected].map(isVisible)).toEqual([false, false, false]);
      await change(rejected.id, "restore");
      // The two above it keep its place.
      expect(await row(rejected.id)).toMatchObject({ state: "published", published_at: talk.clock.now() });
      expect(await row(held.id)).toMatchObject({ state: "held", published_at: null, reply_count: 1 });
      expect(await row(root.id)).toMatchObject({ state: "removed", reply_count: 1, descendant_count: 2 });
      expect(await article(articleId)).toMatchObject({ comment_count: 1 });
      await change(held.id, "publish");
      expect(await row(root.id)).toMatchObject({ reply_count: 1, descendant_count: 2 });
      expect((await events()).slice(-2)).toEqual([
        ["comment-restored", { parent: held.id, first: true }],
        ["comment-published", { parent: root.id, first: true }],
      ]);
      expect(await article(articleId)).toMatchObject({ comment_count: 2 });
    });

    test("what the state machine does not know is refused and changes nothing", async () => {
      const articleId = await bring(
        "states",
        COMMENT_STATES.map((state) => [null, state]),
      );
      for (const comment of await rows(articleId)) {
        for (const action of COMMENT_ACTIONS.filter((one) => nextState(comment.state, one) === undefined)) {
          const before = [await rows(articleId), await article(articleId), await events()];
          const refused = change(comment.id, action);
          await expect(refused, `${action} of a ${comment.state} comment`).rejects.toMatchObject({
            code: expect.stringMatching(/^(conflict|comment-gone)$/) as string,
          });
          expect([await rows(articleId), await article(articleId), await events()]).toEqual(before);
        }
      }
      await expect(change(1_000_000, "remove")).rejects.toMatchObject({ code: "not-found" });
    });

    test("whatever happens to the comments of a thread, its counts are right", async () => {
      const thread = fc.array(
        fc.tuple(fc.nat(), fc.constantFrom<CommentState>("held", "removed", "rejected", "published")),
        {
          minLength: 1,
          maxLength: 25,
        },
      );
      const steps = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 25 });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(thread, steps, async (drawn, changes) => {
          const articleId = await bring(
            `thread-${run++}`,
            // Answers one of the last two, so that threads grow deep.
            drawn.map(([parent, state], index) => [
              index % 8 === 0 ? null : Math.max(0, index - 1 - (parent % 2)),
              state,
            ]),
          );
          for (const [which, choice] of changes) {
            const all = (await rows(articleId)).toSorted((a, b) => a.id - b.id);
            const comment = all[which % all.length];
            if (comment === undefined) throw new Error("there is no comment");
            const actions = COMMENT_ACTIONS.filter((action) => nextState(comment.state, action) !== undefined);
            const action = actions[choice % actions.length];
            if (action !== undefined) await change(comment.id, action);
          }
          const after = await rows(articleId);
          expectRightCounts(after);
          expect(after.filter(({ state, published_at: at }) => state === "published" && at === null)).toEqual([]);
          expect((await article(articleId)).comment_count).toBe(
            after.filter(({ state }) => state === "published").length,
          );
        }),
        { numRuns: 30 },
      );
    });
  });
}
