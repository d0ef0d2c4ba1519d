import { DECISION_RULES } from "../../domain/decisions/kinds.ts";
import { decisionOf } from "../../service/moderation/read-decisions.ts";
import type { ServiceContext } from "../../service/service-context.ts";
import { decisionsByIds, decisionsOfAppeals } from "../../store/decisions.ts";
import { appealsBetween } from "../../store/statements.ts";
import type { AppealRow } from "../../store/statements.ts";
import type { Period } from "./dates.ts";
import { restrictionOf } from "./legal-decision.ts";
import type { LegalComplaint } from "./report-complaints.ts";
import type { SafetyComplaint } from "./safety-record.ts";

/** Appeals that are read at once. */
const AT_ONCE = 500;

/** An appeal as both legal exports read it. */
export interface ReadComplaint {
  readonly legal: LegalComplaint;
  readonly safety: SafetyComplaint;
}

/** Every appeal that was made in a time, oldest first, a part of them in memory at once. */
export async function* legalComplaints(context: ServiceContext, period: Period): AsyncGenerator<ReadComplaint> {
  const db = context.store.reader;
  const siteId = context.site().id;
  let afterId = 0;
  for (;;) {
    const rows = await appealsBetween(db, { siteId, ...period, afterId, limit: AT_ONCE });
    const ids = rows.map((row) => row.decision_id);
    const decisions = new Map(
      (await decisionsByIds(db, siteId, ids)).map((row) => [
        row.id,
        { ...decisionOf(row), guest: row.person_id === null },
      ]),
    );
    const followed = await decisionsOfAppeals(db, { siteId, appealIds: rows.map(({ id }) => id) });
    const restricting = new Set(followed.filter(({ kind }) => RESTRICTING.has(kind)).map(({ appealId }) => appealId));
    for (const row of rows) {
      const decision = decisions.get(row.decision_id);
      if (decision === undefined) throw new Error(`appeal ${row.id} is against no decision`);
      const about = restrictionOf(decision)?.field ?? "none";
      yield {
        legal: {
          about,
          at: row.at,
          dueAt: row.due_at,
          decidedAt: row.decided_at,
          state: row.state,
          newRestriction: restricting.has(row.id),
        },
        safety: safetyComplaint(row, decision.commentId !== null),
      };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    afterId = last.id;
  }
}

const RESTRICTING: ReadonlySet<string> = new Set(
  Object.entries(DECISION_RULES).flatMap(([kind, { restricts }]) => (restricts ? [kind] : [])),
);

function safetyComplaint(row: AppealRow, aboutComment: boolean): SafetyComplaint {
  return {
    id: row.id,
    type: aboutComment ? "content-taken-down" : "user-restricted",
    at: row.at,
    complainant: "author",
    decisionId: row.decision_id,
    state: row.state,
    otherReviewer: row.decided_at === null || row.state === "moot" ? null : row.same_person === 0,
    dueAt: row.due_at,
    decidedAt: row.decided_at,
    reason: row.reason ?? "",
  };
}
