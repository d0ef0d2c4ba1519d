import { judgeComment } from "../../judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../judgement/abuse/load-model.ts";
import { audit } from "../../judgement/audit/audit.ts";
import type { Audit } from "../../judgement/audit/audit.ts";
import type { AuditedCase } from "../../judgement/audit/audited-case.ts";

/** A decided case before it is judged how bad its comment is. */
export type DecidedText = Omit<AuditedCase, "score">;

/** What the audit found, and the version of the judge that said how bad each comment is. */
export interface JudgedAudit {
  readonly model: string;
  readonly audit: Audit;
}

/**
 * Judges and audits decided cases: about 0.3 ms for each, so that many belong into a thread. How bad a comment is comes
 * from the shipped judge, without what the site taught it: that was taught by those who are audited.
 */
export function auditCases(cases: readonly DecidedText[]): JudgedAudit {
  const model = loadAbuseModel();
  const judged = cases.map((one) => ({ ...one, score: judgeComment(one.text, { model }).scores.abuse }));
  return { model: model.facts.version, audit: audit(judged) };
}
