import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportTranscript } from "../../src/exchange/export-transcript.ts";
import type { ImportReport } from "../../src/exchange/import-report.ts";
import { importTranscript } from "../../src/exchange/import-transcript.ts";
import { formatTranscript } from "../../src/exchange/transcript/format-transcript.ts";
import type { TranscriptComment } from "../../src/exchange/transcript/transcript.ts";
import { nameArticle } from "../../src/service/name-article.ts";
import { readThread } from "../../src/service/read-thread.ts";
import type { ServiceContext } from "../../src/service/service-context.ts";
import { loadSite } from "../../src/store/sites.ts";
import type { ThreadNode } from "../../src/domain/thread-page.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";
import { HAS_REAL_PAGE, realPage } from "../support/real-page.ts";

const NOW = Date.UTC(2020, 0, 1);
const PUBLIC_URL = "https://talk.example";
const PAGE = `The bridge stays shut

Photo by Ida Quill. It will stay shut until spring, the council says:
nobody is to cross.

====

1. A numbered line
2. # Not a heading, *nor* [a link](x), see https://example.org/a_b_c.


  1. Ida Quill says:

    High time. <b>Really</b> & *truly*.

    - one
    - two

    1\\. The minister says:

    > quoted
    ---

    1. Tomas says:

      I walked over it yesterday 😉

      1. 朝日 says:

        “You” did not.

        1. [removed] says:

          1. Tomas says:

            I did.

            1. Wren says:

              Six.

              1. Ida Quill says:

                Seven.

              2. Ida Quill says:

                Seven.

  2. [withdrawn] says:

  3. Wren says:

    Enough!
`;

function outline(nodes: readonly ThreadNode[]): string[] {
  return nodes.flatMap(({ comment, replies }) => [
    `${comment.number} ${comment.author || `(${comment.state})`}`,
    ...outline(replies),
  ]);
}

for (const engine of ENGINES) {
  describe(`importing and exporting a transcript on ${engine}`, () => {
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

    async function importPage(
      page: string | Uint8Array,
      options: { credit?: string; url?: string; publishedAt?: number } = {},
    ): Promise<ImportReport> {
      const bytes = typeof page === "string" ? Buffer.from(page) : page;
      return await importTranscript(context, { bytes, ...options });
    }
    async function exportPage(name: string): Promise<string> {
      return [...(await exportTranscript(context, await nameArticle(context, name)))].join("");
    }

    test("hosts the article and shows the comments as the page numbers them", async () => {
      const report = await importPage(PAGE, { credit: "Photo by Ida Quill.", publishedAt: NOW - 1000 });
      expect(report).toMatchObject({ taken: { articles: 1, comments: 10 }, warnings: [], tombstones: 0 });
      const article = await nameArticle(context, "the-bridge-stays-shut");
      expect(article).toMatchObject({
        title: "The bridge stays shut",
        url: "/articles/the-bridge-stays-shut",
        published_at: NOW - 1000,
        comment_count: 8,
      });
      expect(article.body_html).toMatch(/^<p><em>Photo by Ida Quill\.<\/em><\/p>/u);
      expect(article.body_html).not.toMatch(/<h|<ol|<hr/u);
      const { roots } = await readThread(context, { article, sort: "oldest", after: null });
      expect(outline(roots)).toEqual([
        "1 Ida Quill",
        "1.1 Tomas",
        "1.1.1 朝日",
        "1.1.1.1 (removed)",
        "1.1.1.1.1 Tomas",
        "1.1.1.1.1.1 Wren",
        "1.1.1.1.1.2 Ida Quill",
        "1.1.1.1.1.3 Ida Quill",
        "2 (withdrawn)",
        "3 Wren",
      ]);
      expect(roots[0]?.comment.html).not.toMatch(/<b>|<em>|<ul>|<blockquote>|<hr/u);
      expect(roots[0]?.comment.html).toContain("1. The minister says:");
    });

    test("gives the same page back", async () => {
      await importPage(PAGE);
      const exported = await exportPage("the-bridge-stays-shut");
      expect(exported).toBe(`${PAGE}\n`);
    });

    test("adds nothing when repeated, and only what is new when the page has grown", async () => {
      await importPage(PAGE);
      const before = await store.reader.selectFrom("comment").selectAll().orderBy("id").execute();
      const again = await importPage(PAGE);
      expect(again).toMatchObject({
        taken: { articles: 0, comments: 0 },
        alreadyThere: { articles: 1, comments: 10 },
      });
      expect(await store.reader.selectFrom("comment").selectAll().orderBy("id").execute()).toEqual(before);
      const grown = PAGE.replace("  2. [withdrawn]", "    2. Wren says:\n\n      Indeed.\n\n  2. [withdrawn]");
      expect((await importPage(grown)).taken.comments).toBe(1);
      expect(await exportPage("the-bridge-stays-shut")).toBe(`${grown}\n`);
    });

    test("keeps only the conversation of an article that lives elsewhere", async () => {
      await importPage(PAGE, { url: "http://gazette.example/bridge?utm_source=x" });
      const article = await nameArticle(context, "https://gazette.example/bridge");
      expect(article).toMatchObject({ slug: null, body_html: null, title: "The bridge stays shut", comment_count: 8 });
      expect(await nameArticle(context, String(article.id))).toEqual(article);
      expect(await nameArticle(context, `${PUBLIC_URL}/conversations/${article.id}`)).toEqual(article);
      await expect(nameArticle(context, "nothing")).rejects.toThrow(/no article "nothing"/u);
    });

    test("writes nothing of a malformed page", async () => {
      const lines = PAGE.split("\n").length;
      await expect(importPage(`${PAGE}\nStray text.\n`)).rejects.toThrow(`Line ${lines + 1}: `);
      const damaged = Buffer.concat([Buffer.from(PAGE.trimEnd()), Buffer.from([0xfc, 0x0a])]);
      await expect(importPage(damaged)).rejects.toThrow(`Line ${lines - 1}: this is not UTF-8`);
      expect(await store.reader.selectFrom("article").select("id").execute()).toEqual([]);
    });

    test("gives back any conversation with the same words", async () => {
      const word = fc.constantFrom(
        "a",
        "*b*",
        "_c_",
        "1.",
        "2. x",
        "- y",
        "> z",
        "# h",
        "`",
        "\\",
        "<b>",
        "&amp;",
        "😉",
        "says:",
        "www.example.org",
        "https://example.org/a_b",
        "===",
        "~~",
        "[x](y)",
        "|",
      );
      const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
      const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
      const item = fc.record({
        parent: fc.nat(),
        author: line,
        paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(item, { minLength: 1, maxLength: 12 }),
          fc.array(paragraph, { minLength: 1, maxLength: 3 }),
          async (items, paragraphs) => {
            const comments = items.map(({ parent, author, paragraphs }, index): TranscriptComment => {
              const answered = parent % (index + 1);
              return { parentIndex: answered === 0 ? null : answered - 1, author, paragraphs, state: "published" };
            });
            const title = `Page ${++run}`;
            const page = [...formatTranscript({ title, credit: null, paragraphs, comments })].join("");
            await importPage(page);
            expect(await exportPage(`page-${run}`)).toBe(page);
          },
        ),
        { numRuns: 40 },
      );
    });

    test.skipIf(!HAS_REAL_PAGE)("gives a real page back byte for byte", async () => {
      const page = new TextDecoder().decode(realPage());
      const report = await importPage(page);
      expect(report).toMatchObject({ taken: { articles: 1, comments: 47 }, warnings: [] });
      const { slug } = await store.reader.selectFrom("article").select("slug").executeTakeFirstOrThrow();
      expect((await exportPage(slug ?? "")).trimEnd()).toBe(page.trimEnd());
    });
  });
}
