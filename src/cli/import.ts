import { readConfig } from "../config.ts";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import { Problem } from "../domain/problem.ts";
import { formatImportReport } from "../exchange/import-report.ts";
import type { ImportProgress, ImportReport } from "../exchange/import-report.ts";
import { importTranscript } from "../exchange/import-transcript.ts";
import { importWordPress } from "../exchange/import-wordpress.ts";
import { HeapKeeper } from "./heap-keeper.ts";
import { withContext } from "./open-context.ts";

/** Bytes that are read from a large file at once. */
const READ_SIZE = 256 * 1024;

const PHASES = { reading: "Reading and checking", writing: "Writing" } as const;

/** Imports the comments of a WordPress export (WXR, plain or gzip) and prints what was taken. */
export async function importWordPressFile(path: string): Promise<void> {
  const size = await sizeOf(path);
  const bar = new ImportBar();
  const heap = new HeapKeeper();
  await withContext(async (context) => {
    try {
      const report = await importWordPress(context, {
        bytes: createReadStream(path, { highWaterMark: READ_SIZE }),
        size,
        spoolFolder: readConfig(process.env).dataDir,
        onProgress: (phase, done, total) => {
          bar.show(phase, done, total);
          if (phase === "writing") heap.tell(done);
        },
      });
      bar.stop();
      print(report);
    } finally {
      bar.stop();
    }
  });
}

/**
 * Imports a page that was saved as text and prints what was taken.
 * @param options.date the day of the article, such as `2016-07-05`.
 */
export async function importTranscriptFile(
  path: string,
  options: { credit?: string; url?: string; date?: string },
): Promise<void> {
  await sizeOf(path);
  const { credit, url, date } = options;
  const publishedAt = date === undefined ? undefined : parseDate(date);
  await withContext(async (context) => {
    const report = await importTranscript(context, {
      bytes: await readFile(path),
      ...(credit !== undefined && { credit }),
      ...(url !== undefined && { url }),
      ...(publishedAt !== undefined && { publishedAt }),
    });
    print(report);
  });
}

function parseDate(text: string): number {
  const at = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/u.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) throw new Problem("invalid-input", `${text} is not a date such as 2016-07-05.`);
  return at;
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isFile()) throw new Problem("invalid-input", `${path} is not a file.`);
  return found.size;
}

function print(report: ImportReport): void {
  process.stdout.write(formatImportReport(report));
}

/** A progress bar where somebody sees it: nothing is shown in a log or a pipe. */
class ImportBar {
  #bar: SingleBar | null = null;
  #phase: keyof typeof PHASES | null = null;

  readonly show: ImportProgress = (phase, done, total) => {
    if (!process.stderr.isTTY || total === null) return;
    if (phase !== this.#phase) {
      this.stop();
      this.#phase = phase;
      this.#bar = new SingleBar({ format: `${PHASES[phase]} {bar} {percentage}%`, stream: process.stderr });
      this.#bar.start(total, done);
    }
    this.#bar?.update(done);
  };

  stop(): void {
    this.#bar?.stop();
    this.#bar = null;
  }
}
