import { DECISION_RULES } from "../../domain/decisions/kinds.ts";
import { legalGround } from "../../domain/decisions/legal-ground.ts";
import type { CheckedNotice } from "../../domain/report-input.ts";
import { decisionOf } from "../../service/moderation/read-decisions.ts";
import type { ServiceContext } from "../../service/service-context.ts";
import { commentsByIds, textAt } from "../../store/comments.ts";
import { decisionsByIds } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import { reportsBetween } from "../../store/reports.ts";
import type { ReportRow } from "../../store/reports.ts";
import type { Period } from "./dates.ts";
import type { LegalCategory, LegalKeyword } from "./dsa-codes.ts";
import { clausesByVersion } from "./read-decisions.ts";
import type { LegalNotice } from "./report-notices.ts";
import type { SafetyReport } from "./safety-record.ts";

/** Reports that are read at once. */
const AT_ONCE = 500;

/** Every notice of illegal content that came in during a time, oldest first. */
export async function* legalNotices(context: ServiceContext, period: Period): AsyncGenerator<LegalNotice> {
  const db = context.store.reader;
  const clauses = await clausesByVersion(context);
  for await (const rows of reportPages(context, period)) {
    const notices = rows.filter(({ kind }) => kind === "illegal-content");
    const ids = notices.flatMap(({ decision_id: id }) => (id === null ? [] : [id]));
    const decisions = new Map((await decisionsByIds(db, context.site().id, ids)).map((row) => [row.id, row]));
    for (const row of notices) {
      const decision = decisions.get(row.decision_id ?? 0);
      const clause = clauses(decision);
      yield {
        at: row.created_at,
        decidedAt: row.closed_at,
        // Hustings knows no trusted flaggers: who is one would have to be checked.
        trustedFlagger: false,
        action: row.closed_at === null ? null : actionOn(row, decision),
        items: 1,
        byMachine: decision?.by_machine === 1,
        ...categoryOf(row, clause),
      };
    }
  }
}

/** Every report that came in during a time, oldest first, with the comment as it was then. */
export async function* safetyReports(context: ServiceContext, period: Period): AsyncGenerator<SafetyReport> {
  const db = context.store.reader;
  for await (const rows of reportPages(context, period)) {
    const ids = rows.map((row) => row.comment_id);
    const decisionIds = rows.flatMap(({ decision_id: decisionId }) => (decisionId === null ? [] : [decisionId]));
    const decided = await decisionsByIds(db, context.site().id, decisionIds);
    const kinds = new Map(decided.map((row) => [row.id, decisionOf(row).kind]));
    const comments = new Map((await commentsByIds(db, context.site().id, ids)).map((row) => [row.id, row]));
    for (const row of rows) {
      const comment = comments.get(row.comment_id);
      yield {
        id: row.id,
        at: row.created_at,
        byMember: row.person_id !== null,
        commentId: row.comment_id,
        snapshot: comment === undefined ? "" : await textAt(db, comment, row.created_at),
        kind: row.kind === "reader" ? "house-rules" : "illegal-content",
        clause: row.clause,
        note: row.note,
        // The receipt is the answer to sending it.
        acknowledgedAt: row.created_at,
        decidedAt: row.closed_at,
        outcome: row.state === "open" ? null : row.state === "upheld" ? "action-taken" : "no-action",
        action: kinds.get(row.decision_id ?? 0) ?? null,
        message: row.outcome ?? "",
      };
    }
  }
}

async function* reportPages(context: ServiceContext, period: Period): AsyncGenerator<ReportRow[]> {
  const siteId = context.site().id;
  let afterId = 0;
  for (;;) {
    const rows = await reportsBetween(context.store.reader, { siteId, ...period, afterId, limit: AT_ONCE });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    afterId = last.id;
  }
}

/** A notice that was right is acted on because of the law, unless the moderator said that only the house rules are broken. */
function actionOn(row: ReportRow, decision: DecisionRow | undefined): NonNullable<LegalNotice["action"]> {
  if (row.state !== "upheld") return "none";
  if (decision === undefined) return "law";
  const { kind, data } = decisionOf(decision);
  if (!DECISION_RULES[kind].restricts) return "none";
  return legalGround(data.law, true) === null ? "terms" : "law";
}

/**
 * Whoever sends a notice names a law in their own words and no category. One that was right has the category of the clause
 * on which the decision rests, unless that is no illegal content; one on offences against children says so itself.
 */
function categoryOf(
  row: ReportRow,
  clause: { category: LegalCategory; keyword?: LegalKeyword | null | undefined } | undefined,
): { category: LegalCategory; keyword: LegalKeyword | null } {
  if (row.state === "upheld" && clause !== undefined && clause.category !== "OTHER_VIOLATION_TC") {
    return { category: clause.category, keyword: clause.keyword ?? null };
  }
  const contact = row.contact === null ? null : (JSON.parse(row.contact) as CheckedNotice);
  return { category: contact?.childSafety === true ? "PROTECTION_OF_MINORS" : "NOT_SPECIFIED_NOTICE", keyword: null };
}
