import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CommentState } from "../../src/domain/comment.ts";
import { earlierImports, wasImported } from "../../src/service/earlier-imports.ts";
import { importComments } from "../../src/service/import-comments.ts";
import type { ImportPart, IncomingComment } from "../../src/service/import-comments.ts";
import type { ServiceContext } from "../../src/service/service-context.ts";
import { insertComment } from "../../src/store/comments.ts";
import type { CommentRow } from "../../src/store/comments.ts";
import { loadSite } from "../../src/store/sites.ts";
import type { Store } from "../../src/store/store.ts";
import { expectRightCounts } from "../support/counts.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";

const NOW = Date.UTC(2020, 0, 1);

function comment(id: number, parent: number | null, state: CommentState = "published"): IncomingComment {
  return {
    externalId: String(id),
    parentExternalId: parent === null ? null : String(parent),
    state,
    author: `Reader ${id}`,
    email: null,
    bodySource: `text ${id}`,
    bodyHtml: `<p>text ${id}</p>`,
    createdAt: NOW - 1000 + id,
    publishedAt: state === "published" ? NOW - 1000 + id : null,
  };
}

function part(comments: readonly IncomingComment[], name = "bridge"): ImportPart {
  const url = `https://gazette.example/${name}`;
  return { article: { externalId: name, values: { key: `url:${url}`, url, slug: null, title: name } }, comments };
}

function hosted(name: string): ImportPart {
  return {
    article: { externalId: name, values: { key: `id:${name}`, url: "", slug: "bridge", title: name } },
    comments: [],
  };
}

async function everything(store: Store): Promise<unknown> {
  return [
    await store.reader.selectFrom("article").selectAll().orderBy("id").execute(),
    await store.reader.selectFrom("comment").selectAll().orderBy("id").execute(),
    await store.reader.selectFrom("event").selectAll().orderBy("id").execute(),
  ];
}

for (const engine of ENGINES) {
  describe(`importing comments on ${engine}`, () => {
    let store: Awaited<ReturnType<typeof openTestStore>>;
    let context: ServiceContext;
    beforeEach(async () => {
      store = await openTestStore(engine);
      const site = await loadSite(store.reader);
      context = { store, now: () => NOW, site: () => site, hashIdentity: (text) => text };
    });
    afterEach(async () => {
      await store.dispose();
    });

    async function rows(articleId: number): Promise<CommentRow[]> {
      return await store.reader
        .selectFrom("comment")
        .selectAll()
        .where("article_id", "=", articleId)
        .orderBy("id")
        .execute();
    }

    test("writes articles and comments with places, numbers and counts", async () => {
      const outcome = await importComments(context, {
        source: "s",
        parts: [
          part([comment(1, null), comment(2, 1), comment(3, 1), comment(4, 3), comment(5, null, "held")]),
          part([comment(6, null)], "tower"),
        ],
      });
      expect(outcome).toMatchObject({ articles: [{ created: true }, { created: true }] });
      expect([...outcome.taken]).toEqual(["1", "2", "3", "4", "5", "6"]);
      const [first, second] = outcome.articles;
      const written = await rows(first?.id ?? 0);
      expect(
        written.map((row) => [row.number, row.depth, row.reply_count, row.descendant_count, row.last_position]),
      ).toEqual([
        ["1", 1, 2, 3, 2],
        ["1.1", 2, 0, 0, 0],
        ["1.2", 2, 1, 1, 1],
        ["1.2.1", 3, 0, 0, 0],
        ["2", 1, 0, 0, 0],
      ]);
      expect(written.map((row) => row.root_id)).toEqual([null, ...Array(3).fill(written[0]?.id), null]);
      expect(written[1]).toMatchObject({
        author_name: "Reader 2",
        body_html: "<p>text 2</p>",
        state: "published",
        score: 0,
      });
      const article = await store.reader
        .selectFrom("article")
        .selectAll()
        .where("id", "=", first?.id ?? 0)
        .executeTakeFirst();
      expect(article).toMatchObject({ comment_count: 4, last_position: 2, title: "bridge" });
      expect(await rows(second?.id ?? 0)).toHaveLength(1);
    });

    test("takes nothing twice and changes nothing then", async () => {
      const parts = [part([comment(1, null), comment(2, 1)])];
      await importComments(context, { source: "s", parts });
      const before = await everything(store);
      const again = await importComments(context, { source: "s", parts });
      expect(again).toEqual({ taken: new Set(), articles: [{ id: expect.any(Number), created: false }] });
      expect(await everything(store)).toEqual(before);
    });

    test("puts an article of another source that has the same address into the same conversation", async () => {
      const first = await importComments(context, { source: "s", parts: [part([comment(1, null)])] });
      const second = await importComments(context, { source: "t", parts: [part([comment(1, null)])] });
      expect(second.articles[0]).toEqual({ id: first.articles[0]?.id, created: false });
      expect((await rows(first.articles[0]?.id ?? 0)).map((row) => row.number)).toEqual(["1", "2"]);
    });

    test("gives a hosted article a free slug", async () => {
      await importComments(context, { source: "s", parts: [hosted("a"), hosted("b"), hosted("c")] });
      const slugs = await store.reader.selectFrom("article").select("slug").orderBy("id").execute();
      expect(slugs.map(({ slug }) => slug)).toEqual(["bridge", "bridge-2", "bridge-3"]);
    });

    test("refuses a reply to a comment of another article and then writes nothing", async () => {
      await importComments(context, { source: "s", parts: [part([comment(1, null)], "tower")] });
      const parts = [part([comment(2, null), comment(3, 1)])];
      await expect(importComments(context, { source: "s", parts })).rejects.toThrow(RangeError);
      expect(await store.reader.selectFrom("comment").select("id").execute()).toHaveLength(1);
    });

    test("knows what earlier imports have written, and under which article", async () => {
      expect(await wasImported(context, "s")).toBe(false);
      const parts = [part([comment(1, null), comment(2, 1)]), part([comment(3, null)], "tower")];
      await importComments(context, { source: "s", parts });
      expect(await wasImported(context, "s")).toBe(true);
      expect(await wasImported(context, "t")).toBe(false);
      const comments = ["1", "2", "3", "4"];
      expect(await earlierImports(context, { source: "s", article: "bridge", comments })).toEqual({
        under: new Set(["1", "2"]),
        elsewhere: new Set(["3"]),
      });
      expect(await earlierImports(context, { source: "s", article: "unknown", comments })).toEqual({
        under: new Set(),
        elsewhere: new Set(["1", "2", "3"]),
      });
    });

    test("leaves the next id to comments that are posted afterwards", async () => {
      const { articles } = await importComments(context, { source: "s", parts: [part([comment(1, null)])] });
      const [imported] = await rows(articles[0]?.id ?? 0);
      if (imported === undefined) throw new Error("nothing was imported");
      const { id: importedId, ...values } = imported;
      const { id } = await store.transaction((tx) => insertComment(tx, { ...values, position: 100, number: "100" }));
      expect(id).toBeGreaterThan(importedId);
      await importComments(context, { source: "s", parts: [part([comment(2, null)])] });
      expect(await store.reader.selectFrom("comment").select("id").execute()).toHaveLength(3);
    });

    test("keeps the counts right, however a thread is cut into batches", async () => {
      const items = fc.array(fc.record({ parent: fc.nat(), isRoot: fc.nat(5), hidden: fc.nat(4) }), {
        minLength: 1,
        maxLength: 80,
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(items, fc.integer({ min: 1, max: 40 }), async (drawn, size) => {
          const name = `article-${run++}`;
          const comments = drawn.map(({ parent, isRoot, hidden }, index) => {
            const answered = index === 0 || isRoot === 0 ? null : index - (parent % Math.min(index, 4));
            const state = hidden === 0 ? "held" : "published";
            return comment(run * 1000 + index + 1, answered === null ? null : run * 1000 + answered, state);
          });
          let articleId = 0;
          for (let start = 0; start < comments.length; start += size) {
            const { articles } = await importComments(context, {
              source: "s",
              parts: [part(comments.slice(start, start + size), name)],
            });
            articleId = articles[0]?.id ?? 0;
          }
          expectRightCounts(await rows(articleId));
        }),
        { numRuns: 25 },
      );
    });
  });
}
