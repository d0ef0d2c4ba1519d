import { csv } from "./csv.ts";
import type { Measures } from "./measure-tally.ts";
import { automationPart } from "./report-automation.ts";
import type { CheckedSample } from "./report-automation.ts";
import { complaintsPart } from "./report-complaints.ts";
import type { LegalComplaint } from "./report-complaints.ts";
import { ownInitiativePart } from "./report-measures.ts";
import { noticesPart } from "./report-notices.ts";
import type { LegalNotice } from "./report-notices.ts";
import { qualitativePart, summaryPart } from "./report-summary.ts";
import type { ReportTexts } from "./report-summary.ts";
import type { ReportFrame } from "./report-table.ts";

/** What a report is made from. Notices and complaints outside of its period are left out by each part. */
export interface ReportFacts {
  readonly frame: ReportFrame;
  readonly provider: string;
  readonly publishedAt: number;
  readonly previousAt: number | null;
  readonly measures: readonly Measures[];
  readonly notices: readonly LegalNotice[];
  readonly complaints: readonly LegalComplaint[];
  readonly sample: CheckedSample | null;
  readonly texts: ReportTexts;
}

/**
 * The harmonised transparency report as CSV files by name (Commission Implementing Regulation (EU) 2024/2835, Annex I).
 * Parts 2 (the list of categories) and 3 (orders of authorities) are not made: the first is the same for everybody, and
 * orders reach the publisher outside of the software. Parts 9 and 10 are for very large platforms only.
 */
export function transparencyReport(facts: ReportFacts): ReadonlyMap<string, string> {
  const { frame, measures, notices, complaints, sample } = facts;
  return new Map([
    ["part-1-summary.csv", csv(summaryPart(frame, facts))],
    ["part-4-notices.csv", csv(noticesPart(frame, notices))],
    ["part-5-own-initiative-illegal.csv", csv(ownInitiativePart(frame, "illegal", measures))],
    ["part-6-own-initiative-terms.csv", csv(ownInitiativePart(frame, "terms", measures))],
    ["part-7-appeals-and-recidivism.csv", csv(complaintsPart(frame, complaints))],
    ["part-8-automated-means.csv", csv(automationPart(frame, { measures, notices, sample }))],
    ["part-11-qualitative.csv", csv(qualitativePart(frame, facts.texts))],
  ]);
}
