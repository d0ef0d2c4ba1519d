import type { AppealState } from "../../domain/decisions/appeal.ts";
import { csv } from "./csv.ts";
import type { Cell } from "./csv.ts";
import { isoTime } from "./dates.ts";

/**
 * A report as the record under the Online Safety Act 2023 (sections 20 and 23) keeps it. The record is the publisher's
 * own and is not published: it holds the comment as it was. Times are milliseconds since 1970-01-01 UTC.
 */
export interface SafetyReport {
  readonly id: number;
  readonly at: number;
  /** Whether a member reported; nobody needs an account to. */
  readonly byMember: boolean;
  readonly commentId: number;
  /** The comment's text when it was reported. */
  readonly snapshot: string;
  readonly kind: "house-rules" | "illegal-content";
  readonly clause: number | null;
  readonly note: string;
  readonly acknowledgedAt: number | null;
  readonly decidedAt: number | null;
  readonly outcome: "action-taken" | "no-action" | null;
  /** What the reporter was told. */
  readonly message: string;
}

/** What a complaint is about (Online Safety Act 2023, section 21, subsection 4). */
export const COMPLAINT_TYPES = [
  "content-taken-down",
  "user-restricted",
  "illegal-content-not-acted-on",
  "duties-not-kept",
  "terms-breach-or-free-expression",
] as const;

/** A complaint or appeal as the record keeps it. Times are milliseconds since 1970-01-01 UTC. */
export interface SafetyComplaint {
  readonly id: number;
  readonly type: (typeof COMPLAINT_TYPES)[number];
  readonly at: number;
  readonly complainant: "author" | "reporter" | "other";
  readonly decisionId: number | null;
  readonly state: AppealState;
  /** Whether somebody other than the first decider answered; null: nobody yet. */
  readonly otherReviewer: boolean | null;
  readonly dueAt: number;
  readonly decidedAt: number | null;
  readonly reason: string;
}

/** The record as two CSV files by name. */
export function safetyRecordCsv(record: {
  readonly reports: readonly SafetyReport[];
  readonly complaints: readonly SafetyComplaint[];
}): ReadonlyMap<string, string> {
  return new Map([
    ["reports.csv", csv([REPORT_HEADER, ...record.reports.map(reportRow)])],
    ["complaints.csv", csv([COMPLAINT_HEADER, ...record.complaints.map(complaintRow)])],
  ]);
}

/** The record as JSON, with times as RFC 3339 writes them and null for what has not happened. */
export function safetyRecordJson(record: {
  readonly reports: readonly SafetyReport[];
  readonly complaints: readonly SafetyComplaint[];
}): string {
  const reports = record.reports.map((report) => ({
    ...report,
    at: time(report.at),
    acknowledgedAt: time(report.acknowledgedAt),
    decidedAt: time(report.decidedAt),
  }));
  const complaints = record.complaints.map((complaint) => ({
    ...complaint,
    at: time(complaint.at),
    dueAt: time(complaint.dueAt),
    decidedAt: time(complaint.decidedAt),
  }));
  return `${JSON.stringify({ reports, complaints }, null, 2)}\n`;
}

function time(at: number | null): string | null {
  return at === null ? null : isoTime(at);
}

const REPORT_HEADER = [
  "Report",
  "Received",
  "Reporter has an account",
  "Comment",
  "Comment as reported",
  "Kind",
  "Clause",
  "Reporter's note",
  "Acknowledged",
  "Decided",
  "Outcome",
  "Message to the reporter",
];

function reportRow(report: SafetyReport): Cell[] {
  return [
    report.id,
    isoTime(report.at),
    report.byMember ? "yes" : "no",
    report.commentId,
    report.snapshot,
    report.kind,
    report.clause,
    report.note,
    isoTime(report.acknowledgedAt),
    isoTime(report.decidedAt),
    report.outcome ?? "open",
    report.message,
  ];
}

const COMPLAINT_HEADER = [
  "Complaint",
  "Type",
  "Received",
  "Complainant",
  "Decision",
  "Outcome",
  "Reviewer other than first decider",
  "Answer due",
  "Answered",
  "Reason",
];

function complaintRow(complaint: SafetyComplaint): Cell[] {
  const { otherReviewer } = complaint;
  return [
    complaint.id,
    complaint.type,
    isoTime(complaint.at),
    complaint.complainant,
    complaint.decisionId,
    complaint.state,
    otherReviewer === null ? null : otherReviewer ? "yes" : "no",
    isoTime(complaint.dueAt),
    isoTime(complaint.decidedAt),
    complaint.reason,
  ];
}
