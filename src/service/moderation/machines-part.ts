import type { FindingRow } from "../../store/findings.ts";
import { suspicionById } from "../../store/suspicions.ts";
import type { Db } from "../../store/store.ts";
import { findingOf } from "../screening/read-findings.ts";
import type { Subject } from "./decision-subject.ts";

/**
 * What machines had to do with finding what is decided on: whether they marked it, and which models spoke of it.
 * @param causes what by itself would not have let the comment pass.
 */
export async function machinesPart(
  tx: Db,
  { caseRow }: Pick<Subject, "caseRow">,
  causes: readonly FindingRow[],
): Promise<{ foundByMachine: boolean; models: string[] }> {
  // Reports are added up by a machine, but it is people who saw something.
  const seen = causes.filter(({ step }) => step !== "reports").map(findingOf);
  const models = seen.flatMap(({ what }) => ("model" in what ? [what.model] : []));
  const suspicion =
    caseRow === null || caseRow.suspicion_id === null
      ? undefined
      : await suspicionById(tx, caseRow.site_id, caseRow.suspicion_id);
  if (suspicion !== undefined) models.push(suspicion.model);
  return { foundByMachine: seen.length > 0 || suspicion !== undefined, models: [...new Set(models)].sort() };
}
