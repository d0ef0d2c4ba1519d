import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/domain/problem.ts";
import { readWxr } from "../../src/exchange/wordpress/read-wxr.ts";
import type { WxrArticle, WxrComment, WxrRecord } from "../../src/exchange/wordpress/wxr-record.ts";
import { wxrComment, wxrFile, wxrItem } from "./wxr-samples.ts";
import type { SampleItem } from "./wxr-samples.ts";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(file: string | Uint8Array, size = 1_000): Promise<WxrRecord[]> {
  return await collect(pieces(typeof file === "string" ? Buffer.from(file) : file, size));
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<WxrRecord[]> {
  const records: WxrRecord[] = [];
  for await (const record of readWxr(bytes)) records.push(record);
  return records;
}

async function comments(file: string | Uint8Array): Promise<WxrComment[]> {
  return (await read(file)).filter((record) => record.kind === "comment");
}

async function firstComment(...args: Parameters<typeof wxrComment>): Promise<WxrComment | undefined> {
  return (await comments(wxrFile([{ comments: [wxrComment(...args)] }])))[0];
}

function lineOf(file: string, text: string): number {
  return file.slice(0, file.indexOf(text)).split("\n").length;
}

async function article(item: SampleItem): Promise<WxrArticle | undefined> {
  const records = await read(wxrFile([{ ...item, comments: [{}] }]));
  return records.find((record) => record.kind === "article");
}

async function* endless(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("<rss><channel><title>");
  const block = Buffer.alloc(1024 * 1024, "x");
  for (;;) yield block;
}

describe("reading a WordPress export", () => {
  test("gives the site, then each article before its comments", async () => {
    const file = wxrFile([
      { comments: [{ id: 3 }, { id: 4, parent: 3, author: "Bo", html: "No & <b>no</b>" }] },
      { id: 8 },
    ]);
    const records = await read(file);
    expect(records).toEqual([
      { kind: "site", url: "https://gazette.example", title: "The Gazette" },
      expect.objectContaining({
        kind: "article",
        id: "7",
        link: "https://gazette.example/7",
        title: "The bridge",
        author: "Ida Quill",
        publishedAt: Date.UTC(2016, 6, 5, 8),
        commentsOpen: true,
      }),
      {
        kind: "comment",
        line: lineOf(file, "<wp:comment>"),
        id: 3,
        parent: 0,
        author: "Ida Quill",
        email: "ida@example.org",
        createdAt: Date.UTC(2016, 6, 5, 10),
        state: "published",
        html: "Well said.",
      },
      expect.objectContaining({ id: 4, parent: 3, author: "Bo", html: "No & <b>no</b>" }),
      expect.objectContaining({ kind: "left-out", reason: "entries without comments to take" }),
    ]);
  });

  test("does not depend on where the file is cut into pieces", async () => {
    const file = Buffer.from(wxrFile([{ comments: [{ author: "Ünal 😉", html: "a ]]> b\r\n\n“c”" }] }]));
    const whole = await read(file, file.length);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (size) => {
        expect(await read(file, size)).toEqual(whole);
        expect(await read(gzipSync(file), size)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
    expect(whole[2]).toMatchObject({ author: "Ünal 😉", html: "a ]]> b\n\n“c”" });
  });

  test.each([
    ['xmlns:wp="http://wordpress.org/export/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"', "wp"],
    ['xmlns:wp="http://wordpress.org/export/1.1/" xmlns:dc="http://purl.org/dc/elements/1.1/"', "wp"],
    ['xmlns:press="http://wordpress.org/export/1.2/" xmlns:wp="https://other.example/"', "press"],
    ["", "wp"],
  ])("reads the namespaces %s", async (namespaces, prefix) => {
    const file = wxrFile([{ comments: [{ id: 5 }] }], { namespaces }).replaceAll(/(<\/?)wp:/gu, `$1${prefix}:`);
    expect((await comments(file)).map(({ id }) => id)).toEqual([5]);
  });

  test("takes no elements of other namespaces for its own", async () => {
    const namespaces = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:x="https://other.example/"';
    const file = wxrFile([{ comments: [{ id: 5 }] }], { namespaces }).replace(
      "<wp:comment_id>",
      "<x:comment_id>9</x:comment_id><wp:comment_id>",
    );
    expect((await comments(file)).map(({ id }) => id)).toEqual([5]);
  });

  test.each([
    ["1", "published"],
    ["0", "held"],
    ["hold", "held"],
    ["trash", "removed"],
    ["post-trashed", "removed"],
    ["quarantined", "held"],
    ["constructor", "held"],
  ])("keeps the status %s as %s", async (approved, state) => {
    expect(await firstComment({ approved })).toMatchObject({ state });
  });

  test("leaves out what no reader has written, and says why", async () => {
    const records = await read(
      wxrFile([
        {
          comments: [
            { id: 1, type: "pingback" },
            { id: 2, type: "trackback" },
            { id: 3, type: "order_note" },
            { id: 4, approved: "spam" },
            { id: "x" },
            { id: 6, type: "comment" },
          ],
        },
        { id: 8, status: "private", comments: [{ id: 9 }] },
        { id: 10, password: "hush", comments: [{ id: 11 }] },
      ]),
    );
    expect(records.filter((record) => record.kind === "comment").map(({ id }) => id)).toEqual([6]);
    expect(records.filter((record) => record.kind === "left-out").map(({ reason }) => reason)).toEqual([
      "pingbacks and trackbacks",
      "pingbacks and trackbacks",
      'comments of the plug-in type "order_note"',
      "spam",
      "comments without an id",
      "comments on articles that are not public",
      "entries without comments to take",
      "comments on articles that are not public",
      "entries without comments to take",
    ]);
  });

  test.each([
    ["0000-00-00 00:00:00", "2015-03-01 23:59:59", Date.UTC(2015, 2, 1, 23, 59, 59)],
    ["2015-02-31 00:00:00", "2015-03-01 00:00:00", Date.UTC(2015, 2, 1)],
    ["", "soon", null],
  ])("falls back from the date %s to the local one %s, and tells", async (gmt, local, createdAt) => {
    const records = await read(wxrFile([{ comments: [{ gmt, local }] }]));
    expect(records.find((record) => record.kind === "comment")).toMatchObject({ createdAt });
    expect(records.find((record) => record.kind === "oddity")?.text).toMatch(/no date/u);
  });

  test("does not date articles that were never published", async () => {
    expect(await article({ status: "trash", commentStatus: "closed" })).toMatchObject({
      publishedAt: null,
      commentsOpen: false,
    });
    expect(await article({ status: "inherit" })).toMatchObject({ publishedAt: null });
  });

  test("leaves out control characters and keeps the count of lines", async () => {
    const file = wxrFile([{ comments: [{ html: "a\u0000b\u001Fc\n\uFFFEd" }, { id: 2, html: "&#8;" }] }]);
    const records = await read(file);
    expect(records.filter((record) => record.kind === "comment").map(({ html }) => html)).toEqual(["abc\nd", "&#8;"]);
    expect(records.find((record) => record.kind === "oddity")?.text).toMatch(/control characters/u);
    await expect(read(file.replace("</channel>", "</chanel>"))).rejects.toThrow(/^Line 51: /u);
  });

  test("reads encodings by their declaration or byte order mark", async () => {
    const file = wxrFile([{ comments: [{ author: "Café" }] }]);
    const latin = Buffer.from(file.replace("UTF-8", "ISO-8859-1"), "latin1");
    expect((await comments(latin))[0]?.author).toBe("Café");
    const wide = Buffer.from(`\uFEFF${file}`, "utf16le");
    expect((await comments(wide))[0]?.author).toBe("Café");
    expect((await comments(`\uFEFF${file}`))[0]?.author).toBe("Café");
    expect((await comments(file.replace("UTF-8", "UTF-16")))[0]?.author).toBe("Café");
    await expect(read(file.replace("UTF-8", "x-klingon"))).rejects.toThrow(/^Line 1: .*"x-klingon"/u);
    const damaged = await read(Buffer.from(file, "latin1"));
    expect(damaged.find((record) => record.kind === "oddity")?.text).toMatch(/damaged/u);
  });

  test("forgives blank lines before the declaration", async () => {
    const file = `\n \n${wxrFile([{ comments: [{}] }])}`;
    expect(await comments(file)).toMatchObject([{ line: lineOf(file, "<wp:comment>") }]);
  });

  const malformed: [string, string | Uint8Array, RegExp][] = [
    ["an empty file", " \n", /^Line \d: .*empty/u],
    ["no XML", "Dear editor,\n", /^Line \d: /u],
    ["another kind of XML", "<?xml version='1.0'?>\n<html><p/></html>", /^Line 2: .*<html>/u],
    ["a feed", "<rss><channel><item><title>x</title></item></channel></rss>", /feed/u],
    ["a file that is cut off", wxrFile([{ comments: [{}] }]).slice(0, -40), /^Line \d+: /u],
    ["elements closed in the wrong order", wxrFile([wxrItem().replace("</title>", "</titel>")]), /^Line 11: /u],
    [
      "an unknown entity",
      wxrFile([wxrItem().replace("https://gazette", "&constructor;")]),
      /^Line 12: undefined entity/u,
    ],
    ["a gzip file that is cut off", gzipSync(wxrFile([{}])).subarray(0, 300), /^Line 1: .*gzip/u],
    ["elements too deep", `<rss>${"<a>".repeat(100)}`, /^Line 1: .*too deep/u],
  ];
  test.each(malformed)("refuses %s and names the line", async (_what, file, message) => {
    await expect(read(file)).rejects.toThrow(Problem);
    await expect(read(file)).rejects.toThrow(message);
  });

  test("expands no entities that the file declares", async () => {
    const bomb = `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>`;
    await expect(read(bomb)).rejects.toThrow(/^Line 3: undefined entity/u);
  });

  test("refuses a text without end instead of holding it", async () => {
    await expect(collect(endless())).rejects.toThrow(/without end/u);
  });
});
