import type { Clause } from "../../domain/house-rules/clause.ts";
import { DECISION_RULES } from "../../domain/decisions/kinds.ts";
import { rulesHistory } from "../../service/moderation/house-rules.ts";
import { decisionOf } from "../../service/moderation/read-decisions.ts";
import type { ServiceContext } from "../../service/service-context.ts";
import { commentById } from "../../store/comments.ts";
import { decisionsBetween, decisionsNaming, undoneAmong } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import { reportsDecidedBy } from "../../store/reports.ts";
import type { ReportRow } from "../../store/reports.ts";
import type { Db } from "../../store/store.ts";
import type { LegalDecision, LegalSource } from "./legal-decision.ts";

/** Decisions that are read at once. */
const AT_ONCE = 500;

/**
 * Every restriction of a time that rests on a clause, as the legal exports read it, oldest first. A decision without a
 * clause has no category there and is left out, and so is one that was undone before anything of it was sent.
 * @param period milliseconds since 1970-01-01 UTC; `until` is not part of it.
 */
export async function* legalDecisions(
  context: ServiceContext,
  period: { from: number; until: number },
): AsyncGenerator<LegalDecision> {
  const siteId = context.site().id;
  const clauseOf = await clausesByVersion(context);
  let afterId = 0;
  for (;;) {
    const rows = await decisionsBetween(context.store.reader, { siteId, ...period, afterId, limit: AT_ONCE });
    const undone = await undoneAmong(
      context.store.reader,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const clause = clauseOf(row);
      if (clause !== undefined && !undone.has(row.id)) {
        const decision = await legalDecision(context, row, clause);
        if (decision !== null) yield decision;
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    afterId = last.id;
  }
}

/** Finds the clause on which a decision rests, as it read then. */
export async function clausesByVersion(
  context: ServiceContext,
): Promise<(decision: Pick<DecisionRow, "rules_version" | "clause"> | undefined) => Clause | undefined> {
  const versions = new Map((await rulesHistory(context)).map((rules) => [rules.version, rules.clauses]));
  return (decision) =>
    versions.get(decision?.rules_version ?? 0)?.find(({ number }) => number === (decision?.clause ?? null));
}

async function legalDecision(context: ServiceContext, row: DecisionRow, clause: Clause): Promise<LegalDecision | null> {
  const decision = decisionOf(row);
  if (!DECISION_RULES[decision.kind].restricts) return null;
  const db = context.store.reader;
  const comment = row.comment_id === null ? undefined : await commentById(db, row.site_id, row.comment_id);
  return {
    id: row.id,
    kind: decision.kind,
    at: row.at,
    endsAt: row.ends_at,
    guest: row.person_id === null,
    commentAt: comment?.created_at ?? null,
    language: null,
    clause: { number: clause.number, title: clause.title, text: clause.text },
    category: clause.category,
    keyword: clause.keyword ?? null,
    illegal: null,
    source: sourceOf(await reportsBehind(db, row.id)),
    foundByMachine: decision.foundByMachine,
    byMachine: decision.byMachine,
  };
}

/** Kinds of the reports that led to a decision. One that was reversed has answered them no longer: its reversal has. */
async function reportsBehind(db: Db, decisionId: number): Promise<ReportRow["kind"][]> {
  const answered = [decisionId, ...(await decisionsNaming(db, decisionId)).map(({ id }) => id)];
  const kinds: ReportRow["kind"][] = [];
  for (const id of answered) kinds.push(...(await reportsDecidedBy(db, id)).map(({ kind }) => kind));
  return kinds;
}

function sourceOf(reports: readonly ReportRow["kind"][]): LegalSource {
  if (reports.includes("illegal-content")) return "notice";
  return reports.length > 0 ? "report" : "own";
}
