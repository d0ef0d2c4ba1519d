import type { DecisionNoticeKind } from "../../domain/notice.ts";
import { insertDecisionNotice } from "../../store/notices.ts";
import { statementsOfDecisions } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";

/**
 * Puts what was decided among the notices of the member it concerns, where it has a statement of reasons to lead to.
 * Guests have no notices.
 * @param args.at milliseconds since 1970-01-01 UTC.
 */
export async function tellConcerned(
  tx: Db,
  args: { decisionId: number; kind: DecisionNoticeKind; at: number },
): Promise<void> {
  const { decisionId, kind, at } = args;
  const [statement] = await statementsOfDecisions(tx, [decisionId]);
  if (statement === undefined || statement.person_id === null) return;
  const { id: statementId, site_id: siteId, person_id: personId } = statement;
  await insertDecisionNotice(tx, { siteId, personId, kind, statementId, at });
}
