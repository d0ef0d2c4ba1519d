import type { DecisionTerms } from "../../domain/decisions/decision-input.ts";
import { legalGround } from "../../domain/decisions/legal-ground.ts";
import type { Clause } from "../../domain/house-rules/clause.ts";
import type { StatementParts } from "../../domain/statement.ts";
import { articleById } from "../../store/articles.ts";
import type { CommentRow } from "../../store/comments.ts";
import { findingsOf } from "../../store/findings.ts";
import { insertJob } from "../../store/jobs.ts";
import { reportsDecidedBy } from "../../store/reports.ts";
import type { ReportRow } from "../../store/reports.ts";
import { insertStatement } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import type { ServiceContext } from "../service-context.ts";
import { UNDO_MS } from "./undo-time.ts";
import type { CurrentRules } from "./house-rules.ts";

/** Name of the job that sends a statement to whom it concerns. */
export const SEND_STATEMENT = "send-statement";

/**
 * Writes the statement of reasons for a restriction. It is in the profile at once; the mail leaves when the decision
 * can no longer be undone.
 * @returns what the ledger proves of it.
 */
export async function writeStatement(
  tx: Db,
  context: ServiceContext,
  args: {
    decisionId: number;
    terms: DecisionTerms;
    clause: Clause | null;
    rules: CurrentRules;
    subject: { comment: CommentRow | null; personId: number | null; deviceId: string | null; articleId: number | null };
    at: number;
    /** Whether a machine had marked what was decided on, and whether it decided. */
    foundByMachine: boolean;
    byMachine: boolean;
  },
): Promise<{ parts: string; appealUntil: number }> {
  const { decisionId, terms, clause, subject, at } = args;
  const site = context.site();
  const { comment } = subject;
  const findings = comment === null ? [] : await findingsOf(tx, [comment.id]);
  const causes = findings.filter((finding) => finding.weight !== "note" && finding.shadow === 0);
  const article = subject.articleId === null ? undefined : await articleById(tx, site.id, subject.articleId);
  // They were closed by this decision a moment ago.
  const reports = await reportsDecidedBy(tx, decisionId);
  const parts: StatementParts = {
    kind: terms.kind,
    prompted: promptedBy(reports),
    illegal: legalGround(terms.data.law, promptedBy(reports) === "notice") ?? undefined,
    clause: clause === null ? null : { number: clause.number, title: clause.title, text: clause.text },
    rulesVersion: args.rules.version,
    reason: terms.reason,
    comment:
      comment === null
        ? null
        : {
            id: comment.id,
            number: comment.number,
            text: comment.body_source,
            writtenAt: comment.created_at,
            passages: causes.flatMap(({ passage_start: start, passage_end: end }) =>
              start === null || end === null ? [] : [{ start, end }],
            ),
          },
    articleTitle: article?.title ?? null,
    endsAt: terms.endsAt,
    scope: terms.scope,
    pastCommentsRemoved: terms.data.pastComments === "remove",
    foundByMachine: args.foundByMachine,
    decidedByMachine: args.byMachine,
  };
  // A guest without an account reads it by a private link; whoever has an account, in the profile.
  const secret = subject.personId === null ? newSecret() : null;
  const written = { parts: JSON.stringify(parts), appealUntil: at + site.settings.appealDays * 86_400_000 };
  await insertStatement(tx, {
    site_id: site.id,
    decision_id: decisionId,
    person_id: subject.personId,
    device_id: subject.deviceId,
    secret_hash: secret === null ? null : hashSecret(secret),
    parts: written.parts,
    appeal_until: written.appealUntil,
    at,
  });
  const data = { siteId: site.id, decisionId, secret, email: comment?.author_email ?? null };
  await insertJob(tx, { kind: SEND_STATEMENT, key: String(decisionId), data, runAt: at + UNDO_MS, at });
  return written;
}

/** What led to the decision, without saying who (Regulation (EU) 2022/2065, Article 17(3)(b)). */
function promptedBy(reports: readonly ReportRow[]): StatementParts["prompted"] {
  if (reports.length === 0) return undefined;
  return reports.some(({ kind }) => kind === "illegal-content") ? "notice" : "report";
}
