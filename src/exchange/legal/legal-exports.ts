import type { ServiceContext } from "../../service/service-context.ts";
import type { Period } from "./dates.ts";
import { dsaRequests, dsaStatement } from "./dsa-statement.ts";
import type { StatementSite } from "./dsa-statement.ts";
import type { DsaStatement } from "./dsa-statement-schema.ts";
import type { LegalDecision } from "./legal-decision.ts";
import { legalComplaints } from "./read-complaints.ts";
import { legalDecisions } from "./read-decisions.ts";
import { safetyReports } from "./read-reports.ts";
import { complaintLine, reportLine, safetyHeader } from "./safety-record.ts";
import type { SafetyFormat, SafetyTable } from "./safety-record.ts";

/** What the exports need beside the site: under which address its rules are read. */
export interface ExportContext extends ServiceContext {
  /** Origin under which readers reach this site, without a trailing slash. */
  readonly publicUrl: string;
}

/**
 * The statements of reasons of a time for the EU's Transparency Database: JSON, one body of a request on each line, made
 * while it is read.
 */
export async function* dsaStatementLines(context: ExportContext, period: Period): AsyncGenerator<string> {
  const site = { puidPrefix: `hustings-${context.site().id}`, rulesUrl: `${context.publicUrl}/rules` };
  for await (const request of dsaRequests(statementsOf(site, legalDecisions(context, period)))) {
    yield `${JSON.stringify(request)}\n`;
  }
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

/** One of the two tables of the Online Safety record of a time, line by line, made while it is read. */
export async function* safetyRecordLines(
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
