import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { ownEnvironment } from "./own-environment.ts";
import { atLeast, atMost, told } from "./row.ts";
import type { Row } from "./row.ts";
import { copySchema, inserter, openRaw, rowsOf } from "./same-tables.ts";
import type { Values } from "./same-tables.ts";

/** Comments of the file; fewer for a quick look by `BENCH_COMMENTS=20000`. */
const COMMENTS = Number(process.env["BENCH_COMMENTS"] ?? 1_000_000);
const COMMENTS_PER_ARTICLE = 500;
const MEMORY_POLL_MS = 100;

/** Rows that are inserted raw in one transaction. */
const RAW_BATCH = 5_000;

/** A WordPress export of a million comments: memory, and rate against raw prepared inserts of the same rows. */
export async function benchImport(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "hustings-bench-"));
  try {
    const file = join(folder, "export.xml");
    await writeExport(file);
    const { seconds, peakMiB } = await runImport(file, join(folder, "data"));
    const rate = COMMENTS / seconds;
    const raw = rawInserts(join(folder, "data", "hustings.db"), join(folder, "raw.db"));
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

/**
 * Rows a second with the driver alone: the very rows that the import has written, in its order, into the same tables with
 * the same indexes, references and settings, by prepared statements for one row each, in batches.
 */
function rawInserts(imported: string, path: string): number {
  const source = new DatabaseSync(imported);
  const database = openRaw(path);
  for (const table of ["site", "person", "article", "comment", "import_source"]) copySchema(source, database, table);
  for (const table of ["site", "article"]) {
    for (const row of rowsOf(source.prepare(`SELECT * FROM ${table}`), [])) inserter(database, table, row)(row);
  }
  // Only to read them here in the order in which they were written.
  source.exec("CREATE INDEX import_source_row ON import_source (kind, row_id)");
  const someComments = source.prepare("SELECT * FROM comment WHERE id > ? ORDER BY id LIMIT ?");
  const someOrigins = source.prepare(
    "SELECT * FROM import_source WHERE kind = 'comment' AND row_id > ? ORDER BY row_id LIMIT ?",
  );
  let insertComment: ((row: Values) => void) | null = null;
  let insertOrigin: ((row: Values) => void) | null = null;
  let milliseconds = 0;
  let count = 0;
  for (let last = 0; ;) {
    // Reading and turning rows into parameters is not part of what is measured.
    const comments = rowsOf(someComments, [last, RAW_BATCH]);
    const origins = rowsOf(someOrigins, [last, RAW_BATCH]);
    const [comment, origin] = [comments[0], origins[0]];
    if (comment === undefined || origin === undefined) break;
    insertComment ??= inserter(database, "comment", comment);
    insertOrigin ??= inserter(database, "import_source", origin);
    const started = performance.now();
    database.exec("BEGIN");
    for (const [index, row] of comments.entries()) {
      insertComment(row);
      insertOrigin(origins[index] ?? origin);
    }
    database.exec("COMMIT");
    milliseconds += performance.now() - started;
    count += comments.length;
    last = Number(comments.at(-1)?.[0]);
  }
  source.close();
  database.close();
  return (count / milliseconds) * 1000;
}

async function runImport(file: string, dataDir: string): Promise<{ seconds: number; peakMiB: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, ["bin/hustings.js", "import", "wordpress", file], {
    env: ownEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: "error" }),
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
