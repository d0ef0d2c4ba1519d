import type { Decision, DecisionData } from "../../domain/decisions/decision.ts";
import { BAN_SCOPES } from "../../domain/decisions/decision.ts";
import { DECISION_KINDS } from "../../domain/decisions/kinds.ts";
import type { DecisionRow } from "../../store/decisions.ts";

/** A decision as it was made, from its row. */
export function decisionOf(row: DecisionRow): Decision {
  const kind = DECISION_KINDS.find((known) => known === row.kind);
  const scope = BAN_SCOPES.find((known) => known === row.scope);
  if (kind === undefined || scope === undefined) {
    throw new Error(`decision ${row.id} has the unknown kind ${row.kind} or scope ${row.scope}`);
  }
  return {
    id: row.id,
    siteId: row.site_id,
    kind,
    caseId: row.case_id,
    commentId: row.comment_id,
    articleId: row.article_id,
    personId: row.person_id,
    deviceId: row.device_id,
    clause: row.clause,
    rulesVersion: row.rules_version,
    reason: row.reason,
    internalNote: row.internal_note,
    byPerson: row.by_person,
    byMachine: row.by_machine === 1,
    foundByMachine: row.found_by_machine === 1,
    at: row.at,
    endsAt: row.ends_at,
    strikeWeight: row.strike_weight,
    strikeEndsAt: row.strike_ends_at,
    scope,
    reversesId: row.reverses_id,
    appealId: row.appeal_id,
    batch: row.batch,
    data: JSON.parse(row.data) as DecisionData,
  };
}

/** The keys of the ledger's proofs, from the row of a decision; null where there is none, or none any more. */
export function proofKeysOf(row: Pick<DecisionRow, "data">): { salt: string | null; termsSalt: string | null } {
  const { salt, termsSalt } = JSON.parse(row.data) as { salt?: unknown; termsSalt?: unknown };
  return { salt: textOrNull(salt), termsSalt: textOrNull(termsSalt) };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
