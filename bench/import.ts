import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { atLeast, atMost, told } from "./row.ts";
import type { Row } from "./row.ts";

/** Comments of the file; fewer for a quick look by `BENCH_COMMENTS=20000`. */
const COMMENTS = Number(process.env["BENCH_COMMENTS"] ?? 1_000_000);
const COMMENTS_PER_ARTICLE = 500;
const MEMORY_POLL_MS = 100;

/** A WordPress export of a million comments: memory, and rate against raw prepared inserts of the same rows. */
export async function benchImport(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "hustings-bench-"));
  try {
    const file = join(folder, "export.xml");
    await writeExport(file);
    const raw = rawInserts(join(folder, "raw.db"));
    const { seconds, peakMiB } = await runImport(file, join(folder, "data"));
    const rate = COMMENTS / seconds;
    return [
      told("import", `WordPress import of ${COMMENTS} comments`, rate, "/s"),
      atLeast("import", "against raw prepared inserts of the same rows", rate / raw, 0.3, "×"),
      atMost("import", "most memory while importing", peakMiB, 300, "MiB"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textOf(index: number): string {
  return `Remark ${index}: the bridge was <em>closed</em> in winter,\n\nand nobody said <a href="https://news.example/${index % 97}">why</a>.`;
}

function commentOf(index: number): string {
  const place = index % COMMENTS_PER_ARTICLE;
  const parent = place % 4 === 0 ? 0 : index - (place % 4) + 1;
  const at = new Date(Date.UTC(2012, 0, 1) + index * 60_000).toISOString().slice(0, 19).replace("T", " ");
  return `<wp:comment><wp:comment_id>${index + 1}</wp:comment_id><wp:comment_author><![CDATA[Reader ${index % 5_000}]]></wp:comment_author><wp:comment_author_email>reader${index % 5_000}@mail.example</wp:comment_author_email><wp:comment_date>${at}</wp:comment_date><wp:comment_date_gmt>${at}</wp:comment_date_gmt><wp:comment_content><![CDATA[${textOf(index)}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>\n`;
}

async function writeExport(path: string): Promise<void> {
  const output = createWriteStream(path);
  output.write(
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bench</title><link>https://blog.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://blog.example</wp:base_blog_url>\n',
  );
  for (let start = 0; start < COMMENTS; start += COMMENTS_PER_ARTICLE) {
    const article = start / COMMENTS_PER_ARTICLE + 1;
    let item = `<item><title>Article ${article}</title><link>https://blog.example/${article}</link><wp:post_id>${article}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>\n`;
    for (let index = start; index < Math.min(start + COMMENTS_PER_ARTICLE, COMMENTS); index++) item += commentOf(index);
    if (!output.write(`${item}</item>\n`)) await once(output, "drain");
  }
  output.end("</channel></rss>\n");
  await once(output, "finish");
}

/** Rows a second with the driver alone: one prepared statement, batches of 5,000, the same columns and indexes. */
function rawInserts(path: string): number {
  const amount = Math.min(COMMENTS, 200_000);
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE comment (id INTEGER PRIMARY KEY, article INTEGER, parent INTEGER, branch INTEGER, depth INTEGER,
      position INTEGER, number TEXT, state TEXT, author TEXT, email TEXT, source TEXT, html TEXT, created INTEGER,
      published INTEGER, replies INTEGER, below INTEGER, score INTEGER) STRICT;
    CREATE UNIQUE INDEX root_position ON comment (article, position) WHERE branch IS NULL;
    CREATE INDEX root_replied ON comment (article, below, position) WHERE branch IS NULL;
    CREATE INDEX root_best ON comment (article, score, position) WHERE branch IS NULL;
    CREATE UNIQUE INDEX branch_position ON comment (branch, position) WHERE branch IS NOT NULL;
    CREATE INDEX parent_id ON comment (parent, id) WHERE parent IS NOT NULL;
    CREATE TABLE source (kind TEXT, external TEXT, row INTEGER, PRIMARY KEY (kind, external)) STRICT;
  `);
  const insert = database.prepare(`INSERT INTO comment VALUES (${Array.from({ length: 17 }, () => "?").join(", ")})`);
  const remember = database.prepare("INSERT INTO source VALUES (?, ?, ?)");
  const started = performance.now();
  for (let start = 0; start < amount; start += 5_000) {
    database.exec("BEGIN");
    for (let index = start; index < Math.min(start + 5_000, amount); index++) {
      const text = textOf(index);
      const article = Math.floor(index / COMMENTS_PER_ARTICLE);
      const position = index + 1;
      insert.run(
        index + 1,
        article,
        null,
        null,
        1,
        position,
        "1",
        "published",
        "Reader",
        null,
        text,
        text,
        index,
        index,
        0,
        0,
        0,
      );
      remember.run("comment", String(index), index + 1);
    }
    database.exec("COMMIT");
  }
  const rate = (amount / (performance.now() - started)) * 1000;
  database.close();
  return rate;
}

async function runImport(file: string, dataDir: string): Promise<{ seconds: number; peakMiB: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, ["bin/hustings.js", "import", "wordpress", file], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: "error" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peakMiB = 0;
  const timer = setInterval(() => {
    try {
      const line = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
      peakMiB = Math.max(peakMiB, Number(line?.[1] ?? 0) / 1024);
    } catch {
      // It has just ended.
    }
  }, MEMORY_POLL_MS);
  const [code] = (await once(child, "exit")) as [number | null];
  clearInterval(timer);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, peakMiB };
}
