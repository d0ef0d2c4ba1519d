import type { CheckedNotice, CheckedReport } from "../../domain/report-input.ts";
import { casePriority, MAX_SEVERITY, severityOf } from "../../domain/decisions/priority.ts";
import { reportWeight } from "../../domain/decisions/reporter.ts";
import type { Clause } from "../../domain/house-rules/clause.ts";
import { Problem } from "../../domain/problem.ts";
import { textsFor } from "../../domain/messages/texts.ts";
import { oneLine } from "../../domain/one-line.ts";
import { caseAbout, openCase, openCaseOf } from "../../store/cases.ts";
import { commentById } from "../../store/comments.ts";
import type { CommentRow } from "../../store/comments.ts";
import { recordEvent } from "../../store/events.ts";
import { insertReport, openReportBy, reportByReceipt, reportOutcomes, reportsOn } from "../../store/reports.ts";
import type { ReportRow } from "../../store/reports.ts";
import { insertMail } from "../../store/mails.ts";
import type { Db } from "../../store/store.ts";
import { isOwn } from "../read-comment.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import { writerKey } from "../service-context.ts";
import type { ServiceContext, Writer } from "../service-context.ts";
import { currentRules } from "./house-rules.ts";
import { weighReports } from "./weigh-reports.ts";
import type { TellingContext } from "./jobs/telling-context.ts";

/** A report as it comes in. */
export type NewReport =
  | { readonly kind: "reader"; readonly report: CheckedReport }
  | { readonly kind: "illegal-content"; readonly notice: CheckedNotice };

/**
 * Takes a report on a public comment: keeps it, and opens a case or makes an open one more urgent. Where its reports
 * weigh enough the comment is held; what happens to it then is for a moderator to decide.
 * @param args.writer who reports; null for somebody without account or device.
 * @returns the secret of the receipt, by which the sender follows the report.
 * @throws Problem `not-found`, `comment-gone`, `not-allowed` (one's own comment), `conflict` when the same person's
 *   report on it is still open.
 */
export async function reportComment(
  context: TellingContext,
  args: { commentId: number; writer: Writer | null; report: NewReport },
): Promise<{ receipt: string }> {
  const { writer, report } = args;
  const site = context.site();
  const receipt = newSecret();
  const { clauses } = await currentRules(context);
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const comment = await reportable(tx, site.id, args.commentId);
    if (writer !== null && isOwn(comment, writer)) {
      throw new Problem("not-allowed", "This is your own comment. You can change it, or take it back.");
    }
    const byKey = writer === null ? null : writerKey(writer);
    if (byKey !== null && (await openReportBy(tx, { commentId: comment.id, byKey })) !== undefined) {
      throw new Problem("conflict", "You have reported this comment already. A moderator will look at it.");
    }
    const reportId = await insertReport(tx, {
      site_id: site.id,
      comment_id: comment.id,
      kind: report.kind,
      clause: report.kind === "reader" ? report.report.clause : null,
      note: report.kind === "reader" ? report.report.note : report.notice.explanation,
      by_key: byKey,
      person_id: writer?.member?.id ?? null,
      contact: report.kind === "reader" ? null : JSON.stringify(report.notice),
      receipt_hash: hashSecret(receipt),
      state: "open",
      created_at: at,
    });
    if (report.kind === "illegal-content" && report.notice.email !== null) {
      await sendReceipt(tx, context, { reportId, receipt, email: report.notice.email, at });
    }
    const waiting = await openCaseOf(tx, { commentId: comment.id, queue: "reported" });
    const openedAt = waiting?.opened_at ?? at;
    await openCase(tx, {
      ...caseAbout(comment),
      queue: "reported",
      clause: report.kind === "reader" ? report.report.clause : null,
      priority: await priorityOf(tx, { commentId: comment.id, clauses, openedAt }),
      at,
    });
    // The case's row holds other reports on the comment back until this one is counted.
    await weighReports(tx, context, { comment, at });
    await recordEvent(tx, {
      siteId: site.id,
      kind: "comment-reported",
      articleId: comment.article_id,
      commentId: comment.id,
      at,
      data: { notice: report.kind === "illegal-content" },
    });
  });
  return { receipt };
}

/** Confirms a notice to the address that it names (Regulation (EU) 2022/2065, Article 16(4)). */
async function sendReceipt(
  tx: Db,
  context: TellingContext,
  args: { reportId: number; receipt: string; email: string; at: number },
): Promise<void> {
  const { id: siteId, name, settings } = context.site();
  const { mail } = textsFor(settings.language).reporting;
  await insertMail(tx, {
    siteId,
    personId: null,
    kind: "report",
    to: args.email,
    subject: oneLine(mail.receiptSubject(name)),
    text: mail.receiptText({ site: name, link: `${context.publicUrl}/reports/${args.receipt}` }),
    html: null,
    key: `receipt-${args.reportId}`,
    at: args.at,
  });
}

/** A report as its sender sees it. @throws Problem `not-found` for a receipt that nobody was given. */
export async function followReport(
  context: ServiceContext,
  receipt: string,
): Promise<{ report: ReportRow; comment: CommentRow | undefined }> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const report = await reportByReceipt(db, { siteId, receiptHash: hashSecret(receipt) });
  if (report === undefined) throw new Problem("not-found", "There is no report with this receipt.");
  return { report, comment: await commentById(db, siteId, report.comment_id) };
}

async function reportable(tx: Db, siteId: number, id: number): Promise<CommentRow> {
  const comment = await commentById(tx, siteId, id);
  if (comment === undefined) throw new Problem("not-found", "There is no such comment.");
  if (comment.state !== "published") throw new Problem("comment-gone", "This comment is no longer public.");
  return comment;
}

/** Urgency of a reported comment: what it is about, and its open reports weighed by how often their senders were right. */
async function priorityOf(
  tx: Db,
  args: { commentId: number; clauses: readonly Clause[]; openedAt: number },
): Promise<number> {
  const { commentId, clauses, openedAt } = args;
  const open = (await reportsOn(tx, commentId)).filter((report) => report.state === "open");
  const keys = open.flatMap((report) => (report.by_key === null ? [] : [report.by_key]));
  const outcomes = await reportOutcomes(tx, keys);
  return casePriority({
    // A notice says that a law is broken; a reader's report, which rule of the house.
    severity: Math.max(
      ...open.map(({ kind, clause }) => (kind === "reader" ? severityOf(clauses, clause) : MAX_SEVERITY)),
    ),
    reportWeights: open.map(({ by_key: key }) => reportWeight(outcomes.get(key ?? "") ?? NOTHING_KNOWN)),
    openedAt,
  });
}

const NOTHING_KNOWN = { upheld: 0, dismissed: 0 } as const;
