import type { Clause } from "../../domain/house-rules/clause.ts";
import { DECISION_RULES } from "../../domain/decisions/kinds.ts";
import { legalGround } from "../../domain/decisions/legal-ground.ts";
import type { LegalGround } from "../../domain/decisions/legal-ground.ts";
import type { CheckedNotice } from "../../domain/report-input.ts";
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
  const reports = await reportsBehind(db, row.id);
  const notices = reports.filter(({ kind }) => kind === "illegal-content");
  const ground = legalGround(decision.data.law, notices.length > 0);
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
    ...categoryOf(clause, ground === null ? null : notices),
    illegal: ground === null ? null : illegalContent(ground, clause),
    source: sourceOf(reports),
    foundByMachine: decision.foundByMachine,
    byMachine: decision.byMachine,
  };
}

/** A law's name and why, in fixed sentences: neither a moderator's reasons nor a notice's words are published. */
function illegalContent({ law }: LegalGround, clause: Clause): LegalDecision["illegal"] {
  const who =
    law === null ? "A notice of illegal content was found to be right." : "A moderator found the content illegal.";
  return {
    law: law ?? "Illegal content by a notice under Regulation (EU) 2022/2065, Article 16",
    explanation: `${who} It also breaks clause ${clause.number} of the house rules: ${clause.title}. ${clause.text}`,
  };
}

/**
 * The clause's category. What is illegal cannot be of the one that means the house rules alone: then it is an offence
 * against children where a notice says so, and else illegal speech.
 * @param notices those that the decision answers; null where the content is not taken for illegal.
 */
function categoryOf(clause: Clause, notices: readonly ReportRow[] | null): Pick<LegalDecision, "category" | "keyword"> {
  if (notices === null || clause.category !== "OTHER_VIOLATION_TC") {
    return { category: clause.category, keyword: clause.keyword ?? null };
  }
  const onChildren = notices.some(
    ({ contact }) => contact !== null && (JSON.parse(contact) as CheckedNotice).childSafety,
  );
  return { category: onChildren ? "PROTECTION_OF_MINORS" : "ILLEGAL_OR_HARMFUL_SPEECH", keyword: null };
}

/** The reports that led to a decision. One that was reversed has answered them no longer: its reversal has. */
async function reportsBehind(db: Db, decisionId: number): Promise<ReportRow[]> {
  const answered = [decisionId, ...(await decisionsNaming(db, decisionId)).map(({ id }) => id)];
  const reports: ReportRow[] = [];
  for (const id of answered) reports.push(...(await reportsDecidedBy(db, id)));
  return reports;
}

function sourceOf(reports: readonly ReportRow[]): LegalSource {
  if (reports.some(({ kind }) => kind === "illegal-content")) return "notice";
  return reports.length > 0 ? "report" : "own";
}
