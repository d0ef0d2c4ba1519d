import { findingsOf } from "../../store/findings.ts";
import { suspicionById } from "../../store/suspicions.ts";
import type { Db } from "../../store/store.ts";
import { findingOf } from "../screening/read-findings.ts";
import type { Subject } from "./decision-subject.ts";

/** What machines had to do with finding what is decided on: whether they marked it, and which models spoke of it. */
export async function machinesPart(
  tx: Db,
  subject: Pick<Subject, "comment" | "caseRow">,
): Promise<{ foundByMachine: boolean; models: string[] }> {
  const { comment, caseRow } = subject;
  const rows = comment === null ? [] : await findingsOf(tx, [comment.id]);
  const causes = rows.filter((finding) => finding.weight !== "note" && finding.shadow === 0).map(findingOf);
  const models = causes.flatMap(({ what }) => ("model" in what ? [what.model] : []));
  const suspicion =
    caseRow === null || caseRow.suspicion_id === null
      ? undefined
      : await suspicionById(tx, caseRow.site_id, caseRow.suspicion_id);
  if (suspicion !== undefined) models.push(suspicion.model);
  return { foundByMachine: causes.length > 0 || suspicion !== undefined, models: [...new Set(models)].sort() };
}
