import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { importWordPress } from "../../src/exchange/import-wordpress.ts";
import type { ImportReport } from "../../src/exchange/import-report.ts";
import { readThread } from "../../src/service/read-thread.ts";
import type { ServiceContext } from "../../src/service/service-context.ts";
import type { ArticleRow } from "../../src/store/articles.ts";
import { loadSite } from "../../src/store/sites.ts";
import type { ThreadNode } from "../../src/domain/thread-page.ts";
import { createTestDatabase, ENGINES, openTestStore } from "../support/engines.ts";
import { wxrComment, wxrFile } from "./wxr-samples.ts";
import type { SampleComment } from "./wxr-samples.ts";

const NOW = Date.UTC(2020, 0, 1);

async function* pieces(file: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  for (let start = 0; start < bytes.length; start += 5_000) yield bytes.subarray(start, start + 5_000);
}

/** A comment written `minute` minutes after the article. */
function at(minute: number, comment: SampleComment): SampleComment {
  const gmt = new Date(Date.UTC(2016, 6, 5, 8, minute)).toISOString().slice(0, 19).replace("T", " ");
  return { author: `Reader ${comment.id ?? ""}`, gmt, ...comment };
}

function outline(nodes: readonly ThreadNode[]): string[] {
  return nodes.flatMap(({ comment, replies }) => [
    `${comment.number} ${comment.author || `(${comment.state})`}`,
    ...outline(replies),
  ]);
}

for (const engine of ENGINES) {
  describe(`importing a WordPress export on ${engine}`, () => {
    let store: Awaited<ReturnType<typeof openTestStore>>;
    let files: Awaited<ReturnType<typeof createTestDatabase>>;
    let context: ServiceContext;
    beforeEach(async () => {
      store = await openTestStore(engine);
      files = await createTestDatabase("sqlite");
      const site = await loadSite(store.reader);
      context = { store, now: () => NOW, site: () => site, hashIdentity: (text) => text };
    });
    afterEach(async () => {
      expect(readdirSync(files.dataDir)).toEqual([]);
      await store.dispose();
      await files.dispose();
    });

    async function importFile(file: string | Uint8Array): Promise<ImportReport> {
      return await importWordPress(context, { bytes: pieces(file), size: null, spoolFolder: files.dataDir });
    }
    async function articles(): Promise<ArticleRow[]> {
      return await store.reader.selectFrom("article").selectAll().orderBy("id").execute();
    }
    async function read(index = 0): Promise<string[]> {
      const article = (await articles())[index];
      if (article === undefined) throw new Error(`There is no article ${index}`);
      return outline((await readThread(context, { article, sort: "oldest", after: null })).roots);
    }
    async function everything(): Promise<unknown> {
      return [
        await articles(),
        await store.reader.selectFrom("comment").selectAll().orderBy("id").execute(),
        await store.reader.selectFrom("import_source").selectAll().orderBy("row_id").orderBy("kind").execute(),
        await store.reader.selectFrom("event").selectAll().orderBy("id").execute(),
      ];
    }

    test("takes articles and their comments as one conversation each", async () => {
      const file = wxrFile([
        {
          id: 7,
          title: "Bridges &amp; <em>towers</em>",
          comments: [
            at(1, {
              id: 1,
              author: "Ida &#8220;Q&#8221; Quill",
              html: "One\n\nTwo <script>x()</script><b>bold</b>\nline",
            }),
            at(2, { id: 2, parent: 1 }),
            at(4, { id: 3 }),
            at(3, { id: 4, parent: 2, type: "comment" }),
            at(5, { id: 5, type: "pingback" }),
          ],
        },
        { id: 8, link: "/?p=8", commentStatus: "closed", comments: [at(1, { id: 6, email: "no address" })] },
      ]);
      const report = await importFile(gzipSync(file));
      expect(report).toMatchObject({ taken: { articles: 2, comments: 5 }, tombstones: 0, warnings: [] });
      expect([...report.leftOut]).toEqual([["pingbacks and trackbacks", 1]]);
      expect(await articles()).toMatchObject([
        {
          key: "url:https://gazette.example/7",
          url: "https://gazette.example/7",
          title: "Bridges & towers",
          author: "Ida Quill",
          published_at: Date.UTC(2016, 6, 5, 8),
          closed_at: null,
          comment_count: 4,
        },
        { key: "url:https://gazette.example/?p=8", closed_at: NOW, comment_count: 1 },
      ]);
      expect(await read()).toEqual(["1 Ida “Q” Quill", "1.1 Reader 2", "1.1.1 Reader 4", "2 Reader 3"]);
      const [first, , , last] = await store.reader
        .selectFrom("comment")
        .selectAll()
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      expect(first).toMatchObject({
        author_email: "ida@example.org",
        body_html: expect.stringMatching(/^<p>One<\/p>\s*<p>Two <strong>bold<\/strong><br>\s*line<\/p>\s*$/u),
        body_source: "One\n\nTwo **bold**\nline",
        device_id: null,
        created_at: Date.UTC(2016, 6, 5, 8, 1),
        published_at: Date.UTC(2016, 6, 5, 8, 1),
      });
      expect(last?.published_at).toBe(last?.created_at);
      const guest = await store.reader
        .selectFrom("comment")
        .select("author_email")
        .where("author_name", "=", "Reader 6")
        .executeTakeFirst();
      expect(guest).toEqual({ author_email: null });
    });

    test("keeps statuses, and the places of what is not shown only where replies need them", async () => {
      const report = await importFile(
        wxrFile([
          {
            comments: [
              at(1, { id: 1, approved: "0" }),
              at(2, { id: 2, approved: "trash" }),
              at(3, { id: 3, approved: "trash" }),
              at(4, { id: 4, parent: 3 }),
              at(5, { id: 5, approved: "spam" }),
              at(6, { id: 6, parent: 5 }),
            ],
          },
        ]),
      );
      expect(report.taken.comments).toBe(5);
      expect(report.tombstones).toBe(1);
      expect([...report.leftOut]).toEqual([["spam", 1]]);
      expect(await read()).toEqual(["3 (removed)", "3.1 Reader 4", "4 (removed)", "4.1 Reader 6"]);
      const states = await store.reader
        .selectFrom("comment")
        .select(["author_name", "state"])
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      expect(states.map(({ author_name, state }) => `${author_name} ${state}`)).toEqual([
        "Reader 1 held",
        "Reader 2 removed",
        "Reader 3 removed",
        "Reader 4 published",
        " removed",
        "Reader 6 published",
      ]);
    });

    test("drops no comment whose parent comes later, is missing, elsewhere or in a circle", async () => {
      const report = await importFile(
        wxrFile([
          {
            id: 7,
            comments: [
              at(9, { id: 11, parent: 12 }),
              at(8, { id: 12 }),
              at(10, { id: 13, parent: 99 }),
              at(11, { id: 14, parent: 21 }),
              at(12, { id: 15, parent: 16 }),
              at(13, { id: 16, parent: 15 }),
              at(14, { id: 17, parent: 17 }),
            ],
          },
          { id: 8, comments: [at(1, { id: 21 }), at(2, { id: 22, parent: 99 })] },
        ]),
      );
      expect(report).toMatchObject({ taken: { articles: 2, comments: 9 }, tombstones: 5 });
      expect(await read()).toEqual([
        "1 Reader 12",
        "1.1 Reader 11",
        "2 (removed)",
        "2.1 Reader 13",
        "3 (removed)",
        "3.1 Reader 14",
        "4 (removed)",
        "4.1 Reader 16",
        "4.1.1 Reader 15",
        "5 (removed)",
        "5.1 Reader 17",
      ]);
      expect(await read(1)).toEqual(["1 Reader 21", "2 (removed)", "2.1 Reader 22"]);
      expect(report.warnings.map(({ text }) => text)).toEqual([
        "comment 99, which this one answers, is not there; it is kept as a reply to a placeholder",
        "comment 21, which this one answers, is not there; it is kept as a reply to a placeholder",
        "comment 15, which this one answers, answers this one; it is kept as a reply to a placeholder",
        "comment 17, which this one answers, answers this one; it is kept as a reply to a placeholder",
        "comment 99, which this one answers, is not there; it is kept as a reply to a placeholder",
      ]);
    });

    test("adds nothing when repeated", async () => {
      const file = wxrFile([
        { comments: [at(1, { id: 1, parent: 50 }), at(2, { id: 2, parent: 1 }), at(3, { id: 3, approved: "0" })] },
      ]);
      await importFile(file);
      const before = await everything();
      const report = await importFile(file);
      expect(report).toMatchObject({
        taken: { articles: 0, comments: 0 },
        alreadyThere: { articles: 1, comments: 3 },
        tombstones: 0,
      });
      expect(await everything()).toEqual(before);
    });

    test("adds what an export has gained, under what was there", async () => {
      const comments = [at(1, { id: 1 }), at(2, { id: 2, parent: 1 }), at(3, { id: 3, parent: 40 })];
      await importFile(wxrFile([{ comments }]));
      const more = [at(4, { id: 4, parent: 2 }), at(5, { id: 5, parent: 40 }), at(6, { id: 6 })];
      const report = await importFile(wxrFile([{ comments: [...comments, ...more] }]));
      expect(report).toMatchObject({ taken: { comments: 3 }, alreadyThere: { comments: 3 } });
      expect(await read()).toEqual([
        "1 Reader 1",
        "1.1 Reader 2",
        "1.1.1 Reader 4",
        "2 (removed)",
        "2.1 Reader 3",
        "2.2 Reader 5",
        "3 Reader 6",
      ]);
      expect((await articles())[0]?.comment_count).toBe(6);
    });

    test("finds parents in an earlier file of a divided export, and in an earlier part of one file", async () => {
      await importFile(wxrFile([{ comments: [at(1, { id: 1 })] }]));
      const report = await importFile(
        wxrFile([
          { comments: [at(2, { id: 2, parent: 1 })] },
          { id: 9, comments: [at(1, { id: 7 })] },
          { comments: [at(3, { id: 3, parent: 2 })] },
        ]),
      );
      expect(report).toMatchObject({ taken: { articles: 1, comments: 3 }, tombstones: 0, warnings: [] });
      expect(await read()).toEqual(["1 Reader 1", "1.1 Reader 2", "1.1.1 Reader 3"]);
    });

    test("takes a comment once that stands twice or has moved to another article", async () => {
      const first = await importFile(
        wxrFile([
          { id: 7, comments: [at(1, { id: 1 }), at(2, { id: 1 })] },
          { id: 8, comments: [at(1, { id: 1 }), at(3, { id: 2, parent: 1 })] },
        ]),
      );
      expect(first.taken.comments).toBe(2);
      expect(first.leftOut.get("comments whose id stands twice in the file")).toBe(2);
      expect(await read(1)).toEqual(["1 (removed)", "1.1 Reader 2"]);
      const second = await importFile(wxrFile([{ id: 8, comments: [at(1, { id: 1 }), at(4, { id: 3, parent: 1 })] }]));
      expect(second.leftOut.get("comments that an earlier import has put under another article")).toBe(1);
      expect(await read(1)).toEqual(["1 (removed)", "1.1 Reader 2", "1.2 Reader 3"]);
    });

    test("writes nothing of a malformed file", async () => {
      const file = wxrFile([{ comments: [at(1, { id: 1 })] }, { id: 8, comments: [at(1, { id: 2 })] }]);
      await expect(importFile(file.replace(/<\/channel>\s*<\/rss>\s*$/u, "</chanel>"))).rejects.toThrow(/^Line \d+: /u);
      expect(await articles()).toEqual([]);
      expect(await store.reader.selectFrom("import_source").selectAll().execute()).toEqual([]);
    });

    test("goes on where an interrupted import has stopped", async () => {
      const comments = Array.from({ length: 4_500 }, (_, index) =>
        at(index, { id: index + 1, parent: index % 3 === 0 ? 0 : index }),
      );
      const file = wxrFile([{ comments: comments.map((comment) => wxrComment(comment)) }]);
      let batches = 0;
      const failing: ServiceContext = {
        ...context,
        store: {
          ...store,
          transaction: async (work) => {
            if (++batches > 1) throw new Error("the power went out");
            return await store.transaction(work);
          },
        },
      };
      const importing = importWordPress(failing, { bytes: pieces(file), size: null, spoolFolder: files.dataDir });
      await expect(importing).rejects.toThrow("the power went out");
      const { count } = await store.reader
        .selectFrom("comment")
        .select((e) => e.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(4_500);
      const report = await importFile(file);
      expect(report.taken.comments).toBe(4_500 - count);
      const [article] = await articles();
      expect(article).toMatchObject({ comment_count: 4_500, last_position: 1_500 });
      expect((await read()).slice(-3)).toEqual(["33 Reader 97", "33.1 Reader 98", "33.1.1 Reader 99"]);
    });
  });
}
