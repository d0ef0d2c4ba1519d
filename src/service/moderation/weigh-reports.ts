import { reporterAccuracy } from "../../domain/decisions/reporter.ts";
import { screenReports } from "../../domain/screening/screen.ts";
import type { ScreenedReport } from "../../domain/screening/screened-comment.ts";
import { verdict } from "../../domain/screening/verdict.ts";
import type { CommentRow } from "../../store/comments.ts";
import { deleteFindingsOfStep, insertFindings } from "../../store/findings.ts";
import { reportOutcomes, reportsOn } from "../../store/reports.ts";
import type { Db } from "../../store/store.ts";
import { changeCommentState } from "../change-state.ts";
import { findingRows } from "../screening/keep-findings.ts";
import type { ServiceContext } from "../service-context.ts";

/**
 * Weighs the open reports on a public comment and holds it where they weigh as much as the site says. Moderators find it
 * in the queue of reports, where it is already; its author sees it in its place, with the cause.
 */
export async function weighReports(
  tx: Db,
  context: ServiceContext,
  args: { comment: CommentRow; at: number },
): Promise<void> {
  const { comment, at } = args;
  const settings = context.site().settings.screening;
  const findings = screenReports({ reports: await openReports(tx, comment.id) }, { settings });
  await deleteFindingsOfStep(tx, { commentId: comment.id, step: "reports" });
  await insertFindings(tx, findingRows(findings, { comment, at }));
  if (verdict(findings, settings).state !== "publish") {
    await changeCommentState(tx, { comment, action: "hold", at });
  }
}

/** Open reports, each with how often its sender was right. All that nobody stands for count as one. */
async function openReports(tx: Db, commentId: number): Promise<ScreenedReport[]> {
  const open = (await reportsOn(tx, commentId)).filter(({ state }) => state === "open");
  const keys = open.flatMap(({ by_key: key }) => (key === null ? [] : [key]));
  const outcomes = await reportOutcomes(tx, keys);
  const nameless = open.find(({ by_key: key }) => key === null);
  return open
    .filter((report) => report.by_key !== null || report === nameless)
    .map(({ clause, by_key: key }) => {
      const known = key === null ? undefined : outcomes.get(key);
      const accuracy = known === undefined ? null : reporterAccuracy(known);
      return { clause, accuracy: accuracy === null || accuracy.smallNumbers ? null : accuracy.estimate };
    });
}
