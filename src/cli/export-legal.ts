import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Problem } from "../domain/problem.ts";
import { dayAt } from "../exchange/legal/dates.ts";
import type { Period } from "../exchange/legal/dates.ts";
import { gatherTransparencyReport, readReportTexts } from "../exchange/legal/gather-report.ts";
import { dsaStatementLines, safetyRecordLines } from "../exchange/legal/legal-exports.ts";
import type { SafetyFormat } from "../exchange/legal/safety-record.ts";
import { recordExport } from "../service/moderation/record-export.ts";
import { withContext } from "./open-context.ts";

/** First day and the day after the last one, as YYYY-MM-DD in UTC. */
interface Days {
  readonly from: string;
  readonly until: string;
}

/**
 * Prints the statements of reasons of a time for the EU's Transparency Database: JSON, one body of a request on each line.
 */
export async function exportDsaStatements(days: Days, output: NodeJS.WritableStream): Promise<void> {
  const period = periodOf(days);
  await withContext(async (context) => {
    for await (const line of dsaStatementLines(context, period)) {
      if (!output.write(line)) await once(output, "drain");
    }
  });
}

/**
 * Writes the harmonised transparency report of a time into a folder, a CSV file for each part.
 * @param options.texts a JSON file with what only people can write.
 * @param options.previous day of the last report.
 */
export async function exportTransparencyReport(
  options: Days & { folder: string; provider?: string; previous?: string; texts?: string },
  output: NodeJS.WritableStream,
): Promise<void> {
  const period = periodOf(options);
  const texts = readReportTexts(options.texts === undefined ? "{}" : await readFile(options.texts, "utf8"));
  const previousAt = options.previous === undefined ? null : dayOf("--previous", options.previous);
  await withContext(async (context) => {
    const provider = options.provider ?? context.site().name;
    const files = await gatherTransparencyReport(context, { period, provider, previousAt, texts });
    await mkdir(options.folder, { recursive: true });
    for (const [name, content] of files) {
      await writeFile(join(options.folder, name), content);
      output.write(`${name}\n`);
    }
  });
}

/** Writes the record of reports and complaints of a time into a folder, a file for each of the two tables. */
export async function exportSafetyRecord(
  options: Days & { folder: string; format: string },
  output: NodeJS.WritableStream,
): Promise<void> {
  const period = periodOf(options);
  const format = FORMATS.find((known) => known === options.format);
  if (format === undefined) throw new Problem("invalid-input", `--format is one of ${FORMATS.join(", ")}.`);
  await withContext(async (context) => {
    await mkdir(options.folder, { recursive: true });
    await recordExport(context, { what: "safety-record", ...period, by: null });
    for (const table of ["reports", "complaints"] as const) {
      const name = `${table}.${format}`;
      await pipeline(
        safetyRecordLines(context, { table, format, period }),
        createWriteStream(join(options.folder, name)),
      );
      output.write(`${name}\n`);
    }
  });
}

const FORMATS: readonly SafetyFormat[] = ["csv", "jsonl"];

function periodOf(days: Days): Period {
  const period = { from: dayOf("--from", days.from), until: dayOf("--until", days.until) };
  if (period.until <= period.from) throw new Problem("invalid-input", "--until is a day after --from.");
  return period;
}

function dayOf(option: string, text: string): number {
  const at = dayAt(text);
  if (at === null) throw new Problem("invalid-input", `${option} is a day such as 2031-04-06.`);
  return at;
}
