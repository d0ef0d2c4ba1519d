import type { Finding } from "../../domain/screening/finding.ts";
import { openCase } from "../../store/cases.ts";
import type { CommentRow } from "../../store/comments.ts";
import { insertFindings } from "../../store/findings.ts";
import type { Db } from "../../store/store.ts";
import type { Screened } from "./screen-text.ts";

/** Priority of a held comment: the surer what was seen, the sooner it is looked at. */
const MOST_PRIORITY = 500;

/**
 * Keeps what was found in a comment, all of it; opens a case where it is held.
 * @param args.alwaysHeld it is held whatever was found, because a moderator wants to see it again.
 */
export async function keepFindings(
  tx: Db,
  args: { comment: CommentRow; screened: Screened; at: number; alwaysHeld?: boolean },
): Promise<void> {
  const { comment, screened, at } = args;
  await insertFindings(tx, findingRows(screened.findings, { comment, at }));
  if (screened.verdict.state !== "hold" && args.alwaysHeld !== true) return;
  const gravest = strongest(screened.verdict.causes);
  await openCase(tx, {
    siteId: comment.site_id,
    queue: "held",
    articleId: comment.article_id,
    commentId: comment.id,
    personId: comment.person_id,
    clause: gravest?.clause ?? null,
    priority: Math.round((gravest?.strength ?? 0) * MOST_PRIORITY),
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

function strongest(findings: readonly Finding[]): Finding | undefined {
  return findings.toSorted((a, b) => b.strength - a.strength)[0];
}
