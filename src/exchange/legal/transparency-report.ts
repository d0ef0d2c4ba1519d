import type { Clause } from "../../domain/house-rules/clause.ts";
import { csv } from "./csv.ts";
import type { Measures } from "./measure-tally.ts";
import { automationPart } from "./report-automation.ts";
import type { CheckedSample } from "./report-automation.ts";
import { categoriesPart } from "./report-categories.ts";
import { complaintsPart } from "./report-complaints.ts";
import type { LegalComplaint } from "./report-complaints.ts";
import { ownInitiativePart } from "./report-measures.ts";
import { noticesPart } from "./report-notices.ts";
import type { LegalNotice } from "./report-notices.ts";
import { ordersPart } from "./report-orders.ts";
import { humanResourcesPart, recipientsPart } from "./report-people.ts";
import type { ModeratorCounts } from "./report-people.ts";
import { qualitativePart, summaryPart } from "./report-summary.ts";
import type { ReportTexts } from "./report-summary.ts";
import type { ReportFrame } from "./report-table.ts";

/** What a report is made from. Notices and complaints outside of its period are left out by each part. */
export interface ReportFacts {
  readonly frame: ReportFrame;
  readonly provider: string;
  readonly publishedAt: number;
  readonly previousAt: number | null;
  /** Clauses of the house rules that were in force in the period. */
  readonly clauses: readonly Clause[];
  readonly moderators: ModeratorCounts;
  readonly measures: readonly Measures[];
  readonly notices: readonly LegalNotice[];
  readonly complaints: readonly LegalComplaint[];
  readonly sample: CheckedSample | null;
  readonly texts: ReportTexts;
}

/**
 * The harmonised transparency report as CSV files by name (Commission Implementing Regulation (EU) 2024/2835, Annex I). What
 * the software cannot know is empty, and said to be to fill in where it is: orders of authorities (part 3) reach the
 * publisher outside of it, and it knows neither contracts of moderators (part 9) nor readers (part 10).
 */
export function transparencyReport(facts: ReportFacts): ReadonlyMap<string, string> {
  const { frame, measures, notices, complaints, sample } = facts;
  return new Map([
    ["part-1-summary.csv", csv(summaryPart(frame, facts))],
    ["part-2-categories-names.csv", csv(categoriesPart(facts.clauses))],
    ["part-3-member-states-orders.csv", csv(ordersPart(frame))],
    ["part-4-notices.csv", csv(noticesPart(frame, notices))],
    ["part-5-own-initiative-illegal.csv", csv(ownInitiativePart(frame, "illegal", measures))],
    ["part-6-own-initiative-terms.csv", csv(ownInitiativePart(frame, "terms", measures))],
    ["part-7-appeals-and-recidivism.csv", csv(complaintsPart(frame, complaints))],
    ["part-8-automated-means.csv", csv(automationPart(frame, { measures, notices, sample }))],
    ["part-9-human-resources.csv", csv(humanResourcesPart(frame, facts.moderators))],
    ["part-10-active-recipients.csv", csv(recipientsPart(frame))],
    ["part-11-qualitative.csv", csv(qualitativePart(frame, facts.texts))],
  ]);
}
