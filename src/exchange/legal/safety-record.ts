import type { AppealState } from "../../domain/decisions/appeal.ts";
import type { DecisionKind } from "../../domain/decisions/kinds.ts";
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
  /** The decision that answered it; null where there is none yet. */
  readonly action: DecisionKind | null;
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

/** The tables of the record. */
export type SafetyTable = "reports" | "complaints";

/** How the record is written: CSV, or JSON with one object on each line, whose times are null for what has not happened. */
export type SafetyFormat = "csv" | "jsonl";

/** The line that begins a table; none in JSON. */
export function safetyHeader(table: SafetyTable, format: SafetyFormat): string {
  if (format === "jsonl") return "";
  return csv([table === "reports" ? REPORT_HEADER : COMPLAINT_HEADER]);
}

/** A report as one line of the table of reports. */
export function reportLine(report: SafetyReport, format: SafetyFormat): string {
  if (format === "csv") return csv([reportRow(report)]);
  const { at, acknowledgedAt, decidedAt } = report;
  return jsonLine({ ...report, at: time(at), acknowledgedAt: time(acknowledgedAt), decidedAt: time(decidedAt) });
}

/** A complaint as one line of the table of complaints. */
export function complaintLine(complaint: SafetyComplaint, format: SafetyFormat): string {
  if (format === "csv") return csv([complaintRow(complaint)]);
  const { at, dueAt, decidedAt } = complaint;
  return jsonLine({ ...complaint, at: time(at), dueAt: time(dueAt), decidedAt: time(decidedAt) });
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** As RFC 3339 writes it. */
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
  "Action",
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
    report.action,
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
