import type { MootReason } from "../../domain/case-view.ts";
import { forgetCaseText } from "../../store/case-texts.ts";
import { closeCase, openCasesOf, openReturnCasesOf } from "../../store/cases.ts";
import type { CaseRow } from "../../store/cases.ts";
import { openReportCounts } from "../../store/reports.ts";
import type { Db } from "../../store/store.ts";

/** What made cases needless, and when (milliseconds since 1970-01-01 UTC). */
interface Moot {
  readonly because: MootReason;
  readonly at: number;
}

/**
 * Closes the cases of a comment that is gone: nothing is left to decide where it waited, was new, or was taken up
 * without a report. Reports stay open, for they may have been right; so does an appeal, for it is about a decision.
 * @param args.stays the comment stays public, but its author is gone: then only the look at a newcomer is needless.
 */
export async function closeMootCases(
  tx: Db,
  { commentId, stays, ...moot }: Moot & { commentId: number; stays: boolean },
): Promise<void> {
  const open = await openCasesOf(tx, commentId);
  if (open.length === 0) return;
  const reports = (await openReportCounts(tx, [commentId])).get(commentId) ?? 0;
  for (const row of open) {
    const gone = row.queue === "held" || (row.queue === "reported" && reports === 0);
    if (row.queue === "new" || (gone && !stays)) await close(tx, row, moot);
  }
}

/** Closes the questions who a member may be, or who may be that member: the account is being deleted. */
export async function closeReturnCases(
  tx: Db,
  { at, ...member }: { siteId: number; personId: number; at: number },
): Promise<void> {
  for (const row of await openReturnCasesOf(tx, member)) await close(tx, row, { because: "author-left", at });
}

async function close(tx: Db, row: CaseRow, { because, at }: Moot): Promise<void> {
  await closeCase(tx, { case: row, version: row.version, decisionId: null, moot: because, clause: null, at });
  await forgetCaseText(tx, row.id);
}
