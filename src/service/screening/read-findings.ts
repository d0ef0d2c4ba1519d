import type { Finding, StepName, What } from "../../domain/screening/finding.ts";
import type { FindingRow } from "../../store/findings.ts";

/** A kept finding as screening made it. The version of the rule that made it is not kept with it. */
export function findingOf(row: FindingRow): Finding {
  const { passage_start: start, passage_end: end } = row;
  return {
    step: row.step as StepName,
    clause: row.clause,
    what: JSON.parse(row.what) as What,
    passage: start === null || end === null ? null : { start, end },
    strength: row.strength,
    weight: row.weight,
    byMachine: true,
    rule: row.rule_id === null ? null : { id: row.rule_id, version: 0 },
    shadow: row.shadow === 1,
  };
}
