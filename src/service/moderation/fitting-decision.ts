import type { DecisionInput } from "../../domain/decisions/decision-input.ts";
import { findingsOf } from "../../store/findings.ts";
import type { FindingRow } from "../../store/findings.ts";
import type { Db } from "../../store/store.ts";
import type { Subject } from "./decision-subject.ts";

/** What by itself would not have let a comment pass. */
export async function causesOf(tx: Db, commentId: number): Promise<FindingRow[]> {
  const findings = await findingsOf(tx, [commentId]);
  return findings.filter(({ weight, shadow }) => weight !== "note" && shadow === 0);
}

/**
 * The decision that is meant where a comment was held meanwhile. Of one that is not public any more, removing it means
 * rejecting it; and where nothing but reports holds it, no action on them means that it is public again.
 */
export function fitting(
  decision: DecisionInput,
  { comment }: Subject,
  causes: readonly Pick<FindingRow, "step">[],
): DecisionInput {
  if (comment?.state !== "held") return decision;
  if (decision.kind === "remove") return { ...decision, kind: "reject" };
  const onlyReports = causes.length > 0 && causes.every(({ step }) => step === "reports");
  return decision.kind === "no-action" && onlyReports ? { ...decision, kind: "publish" } : decision;
}
