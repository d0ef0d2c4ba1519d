import * as z from "zod";
import { Problem } from "../../domain/problem.ts";
import { clausesInForce } from "../../service/moderation/house-rules.ts";
import type { ServiceContext } from "../../service/service-context.ts";
import { decidersBetween } from "../../store/decisions.ts";
import { moderatorsOf } from "../../store/people.ts";
import type { Period } from "./dates.ts";
import { MeasureTally } from "./measure-tally.ts";
import { legalComplaints } from "./read-complaints.ts";
import { legalDecisions } from "./read-decisions.ts";
import { legalNotices } from "./read-reports.ts";
import type { LegalComplaint } from "./report-complaints.ts";
import type { LegalNotice } from "./report-notices.ts";
import type { ReportTexts } from "./report-summary.ts";
import { transparencyReport } from "./transparency-report.ts";

const text = z.string().max(20_000).default("");

/** What only people can write; whatever is left out stays empty in the report. */
const REPORT_TEXTS = z.strictObject({
  summary: text,
  information: text,
  automatedMeans: text,
  accuracy: text,
  purposes: text,
  safeguards: text,
});

/**
 * The texts of part 11 from JSON.
 * @throws Problem `invalid-input` where it is none, or names what the report does not have.
 */
export function readReportTexts(json: string): ReportTexts {
  try {
    return REPORT_TEXTS.parse(JSON.parse(json));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    const fields = Object.keys(REPORT_TEXTS.shape).join(", ");
    throw new Problem("invalid-input", `The texts are a JSON object with texts named ${fields}; all may be left out.`);
  }
}

/**
 * The harmonised transparency report of a time as CSV files by name. Decisions are counted as they are read; of notices
 * and complaints only what the report tells is held.
 * @param args.provider whose report it is.
 * @param args.previousAt when the last report was published (milliseconds since 1970-01-01 UTC); null: there was none.
 */
export async function gatherTransparencyReport(
  context: ServiceContext,
  args: { period: Period; provider: string; previousAt: number | null; texts: ReportTexts },
): Promise<ReadonlyMap<string, string>> {
  const { period } = args;
  const tally = new MeasureTally(period);
  for await (const decision of legalDecisions(context, period)) tally.add(decision);
  const notices: LegalNotice[] = [];
  for await (const notice of legalNotices(context, period)) notices.push(notice);
  const complaints: LegalComplaint[] = [];
  for await (const { legal } of legalComplaints(context, period)) complaints.push(legal);
  const { id: siteId, name: service } = context.site();
  const db = context.store.reader;
  const moderators = {
    decided: await decidersBetween(db, { siteId, ...period }),
    allowed: (await moderatorsOf(db, siteId)).length,
  };
  return transparencyReport({
    frame: { service, period },
    provider: args.provider,
    publishedAt: context.now(),
    previousAt: args.previousAt,
    clauses: await clausesInForce(context, period),
    moderators,
    measures: tally.measures(),
    notices,
    complaints,
    // Nobody draws and checks a random sample of what a machine decided alone.
    sample: null,
    texts: args.texts,
  });
}
