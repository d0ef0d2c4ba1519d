import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Problem } from "../domain/problem.ts";
import type { Period } from "../exchange/legal/dates.ts";
import { dsaRequests, dsaStatement } from "../exchange/legal/dsa-statement.ts";
import type { StatementSite } from "../exchange/legal/dsa-statement.ts";
import type { DsaStatement } from "../exchange/legal/dsa-statement-schema.ts";
import { gatherTransparencyReport, readReportTexts } from "../exchange/legal/gather-report.ts";
import type { LegalDecision } from "../exchange/legal/legal-decision.ts";
import { legalComplaints } from "../exchange/legal/read-complaints.ts";
import { legalDecisions } from "../exchange/legal/read-decisions.ts";
import { safetyReports } from "../exchange/legal/read-reports.ts";
import { complaintLine, reportLine, safetyHeader } from "../exchange/legal/safety-record.ts";
import type { SafetyFormat, SafetyTable } from "../exchange/legal/safety-record.ts";
import type { ServiceContext } from "../service/service-context.ts";
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
    const site = { puidPrefix: `hustings-${context.site().id}`, rulesUrl: `${context.publicUrl}/rules` };
    for await (const request of dsaRequests(statementsOf(site, legalDecisions(context, period)))) {
      if (!output.write(`${JSON.stringify(request)}\n`)) await once(output, "drain");
    }
  });
}

async function* statementsOf(
  site: StatementSite,
  decisions: AsyncIterable<LegalDecision>,
): AsyncGenerator<DsaStatement> {
  for await (const decision of decisions) {
    const statement = dsaStatement(site, decision);
    if (statement !== null) yield statement;
  }
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
    for (const table of ["reports", "complaints"] as const) {
      const name = `${table}.${format}`;
      await pipeline(recordLines(context, { table, format, period }), createWriteStream(join(options.folder, name)));
      output.write(`${name}\n`);
    }
  });
}

const FORMATS: readonly SafetyFormat[] = ["csv", "jsonl"];

async function* recordLines(
  context: ServiceContext,
  { table, format, period }: { table: SafetyTable; format: SafetyFormat; period: Period },
): AsyncGenerator<string> {
  yield safetyHeader(table, format);
  if (table === "reports") {
    for await (const report of safetyReports(context, period)) yield reportLine(report, format);
  } else {
    for await (const { safety } of legalComplaints(context, period)) yield complaintLine(safety, format);
  }
}

function periodOf(days: Days): Period {
  const period = { from: dayOf("--from", days.from), until: dayOf("--until", days.until) };
  if (period.until <= period.from) throw new Problem("invalid-input", "--until is a day after --from.");
  return period;
}

function dayOf(option: string, text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new Problem("invalid-input", `${option} is a day such as 2031-04-06.`);
  return at;
}
