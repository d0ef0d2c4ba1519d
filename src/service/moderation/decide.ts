import { validateDecision } from "../../domain/decisions/decision-input.ts";
import type { CheckedDecision, DecisionInput } from "../../domain/decisions/decision-input.ts";
import { accepted } from "../../domain/comment-input.ts";
import { decisionRule } from "../../domain/decisions/kinds.ts";
import { Problem } from "../../domain/problem.ts";
import { caseById, closeCase, openCasesOf } from "../../store/cases.ts";
import type { CaseRow } from "../../store/cases.ts";
import { articleById } from "../../store/articles.ts";
import { commentById } from "../../store/comments.ts";
import type { CommentRow } from "../../store/comments.ts";
import { insertDecision } from "../../store/decisions.ts";
import { recordEvent } from "../../store/events.ts";
import { findingsOf } from "../../store/findings.ts";
import { insertJob } from "../../store/jobs.ts";
import { personById } from "../../store/people.ts";
import { closeReports } from "../../store/reports.ts";
import type { Db } from "../../store/store.ts";
import { changeCommentState } from "../change-state.ts";
import type { Member, ServiceContext } from "../service-context.ts";
import { appendLedger } from "./append-ledger.ts";
import { refreshArticle } from "./article-conditions.ts";
import { currentRules } from "./house-rules.ts";
import type { CurrentRules } from "./house-rules.ts";
import { refreshStanding } from "./standing.ts";
import { writeStatement } from "./statements.ts";
import { UNDO_MS } from "./undo-time.ts";

/** Name of the job that tells those whose reports were decided. */
export const TELL_REPORTERS = "tell-reporters";

/** Name of the job that takes down what a banned person wrote before. */
export const REMOVE_PAST = "remove-past-comments";

/** What a decision is made on. */
export type DecisionTarget =
  | { readonly caseId: number; readonly version: number }
  | { readonly commentId: number }
  | { readonly personId: number }
  | { readonly articleId: number };

/** Who decides: a moderator, or null for the operator by the command line and for jobs. */
export type Decider = Member | null;

/** Further facts of a decision that a caller may know. */
export interface DecisionFacts {
  readonly batch?: string;
  readonly appealId?: number;
  readonly byMachine?: boolean;
}

/**
 * Carries a decision out: what happens to the comment, person or article, the case that is closed with it, the reports
 * that are answered, the statement of reasons, the record. All in one transaction; mail leaves `UNDO_MS` later.
 * @throws Problem `invalid-input`, `not-found`, `conflict` when the case was decided or changed meanwhile.
 */
export async function decide(
  context: ServiceContext,
  args: { decider: Decider; target: DecisionTarget; input: DecisionInput } & DecisionFacts,
): Promise<{ decisionId: number }> {
  const rules = await currentRules(context);
  const decision = checkedDecision(context, rules, args.input);
  return await context.store.transaction((tx) => decideWithin(tx, { ...args, context, rules, decision }));
}

/** The same for many cases: all or none. @returns the decisions' ids, in the order of the cases. */
export async function decideMany(
  context: ServiceContext,
  args: {
    decider: Decider;
    cases: readonly { caseId: number; version: number }[];
    input: DecisionInput;
    batch: string;
  },
): Promise<{ decisionIds: number[] }> {
  const rules = await currentRules(context);
  const decision = checkedDecision(context, rules, args.input);
  return await context.store.transaction(async (tx) => {
    const decisionIds: number[] = [];
    // In the order of their ids, so that two bulk decisions at once never wait for each other in a circle.
    for (const target of args.cases.toSorted((a, b) => a.caseId - b.caseId)) {
      const { decisionId } = await decideWithin(tx, { ...args, target, context, rules, decision });
      decisionIds.push(decisionId);
    }
    return { decisionIds };
  });
}

function checkedDecision(context: ServiceContext, rules: CurrentRules, input: DecisionInput): CheckedDecision {
  const clauses = rules.clauses.map((clause) => clause.number);
  return accepted(validateDecision(input, { clauses, at: context.now() }));
}

interface Within extends DecisionFacts {
  readonly context: ServiceContext;
  readonly rules: CurrentRules;
  readonly decider: Decider;
  readonly target: DecisionTarget;
  readonly decision: CheckedDecision;
}

/** The subject of a decision, read inside its transaction. */
interface Subject {
  readonly caseRow: CaseRow | null;
  readonly comment: CommentRow | null;
  readonly personId: number | null;
  readonly deviceId: string | null;
  readonly articleId: number | null;
}

/** One decision inside a transaction. */
export async function decideWithin(tx: Db, args: Within): Promise<{ decisionId: number }> {
  const { context, decision, decider, rules } = args;
  const at = context.now();
  const site = context.site();
  const rule = decisionRule(decision.kind);
  const subject = await subjectOf(tx, args);
  const clause = rules.clauses.find((candidate) => candidate.number === decision.clause) ?? null;
  const decisionId = await insertDecision(tx, {
    site_id: site.id,
    kind: decision.kind,
    case_id: subject.caseRow?.id ?? null,
    comment_id: rule.subject === "article" ? null : (subject.comment?.id ?? null),
    article_id: subject.articleId,
    person_id: rule.subject === "article" ? null : subject.personId,
    device_id: rule.subject === "article" ? null : subject.deviceId,
    clause: decision.clause,
    rules_version: rules.version,
    reason: decision.reason,
    internal_note: decision.internalNote,
    by_person: decider?.id ?? null,
    by_machine: args.byMachine === true ? 1 : 0,
    found_by_machine: (await wasFoundByMachine(tx, subject)) ? 1 : 0,
    at,
    ends_at: decision.endsAt,
    strike_weight: rule.strikes ? (clause?.strikeWeight ?? 1) : 0,
    strike_ends_at: rule.strikes ? at + site.settings.strikeDays * 86_400_000 : null,
    scope: decision.scope,
    appeal_id: args.appealId ?? null,
    batch: args.batch ?? null,
    data: JSON.stringify({ pastComments: decision.pastComments, slowSeconds: decision.slowSeconds }),
  });
  if (rule.action !== null && subject.comment !== null) {
    await changeCommentState(tx, { comment: subject.comment, action: rule.action, at });
  }
  if (subject.personId !== null && rule.subject !== "article") {
    await refreshStanding(tx, { siteId: site.id, personId: subject.personId, at });
  }
  if (rule.subject === "article" && subject.articleId !== null) {
    await refreshArticle(tx, context, { articleId: subject.articleId, at });
  }
  if (decision.kind === "ban" && decision.pastComments === "remove") {
    const data = { siteId: site.id, decisionId };
    await insertJob(tx, { kind: REMOVE_PAST, key: String(decisionId), data, runAt: at + UNDO_MS, at });
  }
  await closeWith(tx, { ...args, subject, decisionId, at });
  if (rule.restricts) {
    await writeStatement(tx, context, { decisionId, decision, clause, subject, rules, at });
  }
  await recordEvent(tx, {
    siteId: site.id,
    kind: "decision-made",
    ...(subject.articleId === null ? {} : { articleId: subject.articleId }),
    ...(subject.comment === null ? {} : { commentId: subject.comment.id }),
    at,
    data: { decision: decisionId, kind: decision.kind },
  });
  await appendLedger(tx, context, {
    at,
    entries: [
      {
        kind: "decision",
        body: {
          decision: decisionId,
          kind: decision.kind,
          clause: decision.clause,
          rules: rules.version,
          case: subject.caseRow?.id ?? null,
          comment: subject.comment?.id ?? null,
          person: subject.personId,
          article: subject.articleId,
          by: decider?.id ?? null,
          machine: args.byMachine === true,
          ends: decision.endsAt,
          appeal: args.appealId ?? null,
        },
      },
    ],
  });
  return { decisionId };
}

async function subjectOf(tx: Db, args: Within): Promise<Subject> {
  const { target, context, decision } = args;
  const siteId = context.site().id;
  const nothing: Subject = { caseRow: null, comment: null, personId: null, deviceId: null, articleId: null };
  if ("articleId" in target) {
    const article = await articleById(tx, siteId, target.articleId);
    if (article === undefined) throw new Problem("not-found", "There is no such article.");
    return { ...nothing, articleId: article.id };
  }
  if ("personId" in target) {
    const person = await personById(tx, siteId, target.personId);
    if (person === undefined) throw new Problem("not-found", "There is no such person.");
    return { ...nothing, personId: person.id };
  }
  const caseRow = "caseId" in target ? await caseForDecision(tx, siteId, target) : null;
  const commentId = "commentId" in target ? target.commentId : (caseRow?.comment_id ?? null);
  const comment = commentId === null ? null : ((await commentById(tx, siteId, commentId)) ?? null);
  if (comment === null && (caseRow === null || decisionRule(decision.kind).action !== null)) {
    throw new Problem("not-found", "There is no such comment.");
  }
  return {
    caseRow,
    comment,
    personId: comment?.person_id ?? caseRow?.person_id ?? null,
    deviceId: comment?.device_id ?? null,
    articleId: comment?.article_id ?? caseRow?.article_id ?? null,
  };
}

async function caseForDecision(tx: Db, siteId: number, target: { caseId: number; version: number }): Promise<CaseRow> {
  const found = await caseById(tx, siteId, target.caseId);
  if (found === undefined) throw new Problem("not-found", "There is no such case.");
  if (found.state === "decided" || found.version !== target.version) throw changedMeanwhile();
  return found;
}

function changedMeanwhile(): Problem {
  return new Problem("conflict", "Somebody else has decided or changed this case meanwhile. Please look at it again.");
}

async function wasFoundByMachine(tx: Db, { comment }: Subject): Promise<boolean> {
  if (comment === null) return false;
  const findings = await findingsOf(tx, [comment.id]);
  return findings.some((finding) => finding.weight !== "note" && finding.shadow === 0);
}

/** Closes the case that was decided, and whatever else the decision answers. */
async function closeWith(tx: Db, args: Within & { subject: Subject; decisionId: number; at: number }): Promise<void> {
  const { subject, decision, decisionId, at } = args;
  const { comment, caseRow } = subject;
  const rule = decisionRule(decision.kind);
  const others =
    comment !== null && (rule.action !== null || decision.kind === "no-action")
      ? (await openCasesOf(tx, comment.id)).filter((other) => other.id !== caseRow?.id && other.appeal_id === null)
      : [];
  const closing = caseRow === null ? others : [caseRow, ...others];
  for (const row of closing) {
    const closed = { case: row, version: row.version, decisionId, clause: decision.clause, at };
    if (!(await closeCase(tx, closed))) throw changedMeanwhile();
  }
  if (comment === null || rule.subject !== "comment") return;
  if (decision.kind === "return-to-author") return;
  const upheld = decision.kind === "remove" || decision.kind === "reject";
  const state = upheld ? "upheld" : "dismissed";
  const answered = await closeReports(tx, {
    commentId: comment.id,
    state,
    outcome: decision.reason,
    decisionId,
    at,
  });
  if (answered.some((report) => report.contact !== null || report.person_id !== null)) {
    const data = { siteId: comment.site_id, decisionId };
    await insertJob(tx, { kind: TELL_REPORTERS, key: String(decisionId), data, runAt: at + UNDO_MS, at });
  }
}
