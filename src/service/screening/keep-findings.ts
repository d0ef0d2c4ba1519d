import { casePriority, headStartOf, severityOf } from "../../domain/decisions/priority.ts";
import type { Clause } from "../../domain/house-rules/clause.ts";
import type { Finding } from "../../domain/screening/finding.ts";
import { caseAbout, openCase, openCaseOf } from "../../store/cases.ts";
import type { CommentRow } from "../../store/comments.ts";
import { insertFindings } from "../../store/findings.ts";
import type { Db } from "../../store/store.ts";
import type { Screened } from "./screen-text.ts";

/**
 * Keeps what was found in a comment, all of it; opens a case where it is held.
 * @param args.clauses the house rules: a case is the more urgent, the graver the clause and the surer what was seen.
 * @param args.alwaysHeld it is held whatever was found, because a moderator wants to see it again.
 */
export async function keepFindings(
  tx: Db,
  args: {
    comment: CommentRow;
    screened: Screened;
    clauses: readonly Clause[];
    at: number;
    alwaysHeld?: boolean;
  },
): Promise<void> {
  const { comment, screened, at } = args;
  await insertFindings(tx, findingRows(screened.findings, { comment, at }));
  if (screened.verdict.state !== "hold" && args.alwaysHeld !== true) return;
  const waiting = await openCaseOf(tx, { commentId: comment.id, queue: "held" });
  const gravest = gravestOf(screened.verdict.causes, args.clauses);
  await openCase(tx, {
    ...caseAbout(comment),
    queue: "held",
    clause: gravest?.clause ?? null,
    priority: casePriority({
      severity: gravest?.severity ?? 0,
      sureness: gravest?.sureness ?? 0,
      reportWeights: [],
      openedAt: waiting?.opened_at ?? at,
    }),
    authorName: comment.author_name,
    body: comment.body_source,
    at,
  });
}

/** Findings as they are kept with a comment. */
export function findingRows(
  findings: readonly Finding[],
  { comment, at }: { comment: Pick<CommentRow, "id" | "site_id">; at: number },
): Parameters<typeof insertFindings>[1] {
  return findings.map((finding) => ({
    site_id: comment.site_id,
    comment_id: comment.id,
    step: finding.step,
    clause: finding.clause,
    weight: finding.weight,
    strength: finding.strength,
    what: JSON.stringify(finding.what),
    passage_start: finding.passage?.start ?? null,
    passage_end: finding.passage?.end ?? null,
    rule_id: finding.rule?.id ?? null,
    shadow: finding.shadow ? 1 : 0,
    at,
  }));
}

/** The cause for which a comment is most urgently looked at; of two alike the surer one. */
function gravestOf(
  causes: readonly Finding[],
  clauses: readonly Clause[],
): { clause: number | null; severity: number; sureness: number } | undefined {
  return causes
    .map(({ clause, strength }) => ({ clause, severity: severityOf(clauses, clause), sureness: strength }))
    .toSorted((a, b) => headStartOf(b) - headStartOf(a) || b.sureness - a.sureness)[0];
}
