import { termsOf } from "../../domain/decisions/decision-input.ts";
import type { DecisionInput } from "../../domain/decisions/decision-input.ts";
import { commentActionOf, DECISION_RULES, isMeasure } from "../../domain/decisions/kinds.ts";
import type { CommentAction } from "../../domain/comment.ts";
import { noteProof, reasonProof, statementToProve, termsToProve } from "../../domain/ledger/recorded-decision.ts";
import { Problem } from "../../domain/problem.ts";
import { closeCase, openCasesOf } from "../../store/cases.ts";
import type { CaseRow } from "../../store/cases.ts";
import { forgetBannedIdentities } from "../../store/banned-identities.ts";
import { decisionsOfBatch, insertDecision, nameBatch } from "../../store/decisions.ts";
import { recordEvent } from "../../store/events.ts";
import { deleteJob, insertJob } from "../../store/jobs.ts";
import { lastLedgerEntry } from "../../store/ledger.ts";
import { closeReports } from "../../store/reports.ts";
import type { Db } from "../../store/store.ts";
import { changeCommentState } from "../change-state.ts";
import type { Member, ServiceContext } from "../service-context.ts";
import { newSecret } from "../secrets.ts";
import { appendLedger, deviceReference, PROOFS } from "./append-ledger.ts";
import { refreshArticle } from "./article-standing.ts";
import { checkDecision } from "./check-decision.ts";
import type { DecisionForm } from "./check-decision.ts";
import { decideOnPicture } from "./decided-picture.ts";
import { causesOf, fitting } from "./fitting-decision.ts";
import { changedMeanwhile, subjectOf } from "./decision-subject.ts";
import type { DecisionTarget, Subject } from "./decision-subject.ts";
import { currentRules } from "./house-rules.ts";
import type { CurrentRules } from "./house-rules.ts";
import { machinesPart } from "./machines-part.ts";
import { refreshStanding } from "./standing.ts";
import { writeStatement } from "./statements.ts";
import { tellConcerned } from "./tell-concerned.ts";
import { UNDO_MS } from "./undo-time.ts";

/** Name of the job that tells those whose reports were decided. */
export const TELL_REPORTERS = "tell-reporters";

/** Name of the job that takes down what a banned person wrote before. */
export const REMOVE_PAST = "remove-past-comments";

/** Name of the job that brings the other sites in line with a ban for all sites. */
export const BAN_EVERYWHERE = "ban-everywhere";

/** Who decides: a moderator, or null for the operator by the command line and for jobs. */
export type Decider = Pick<Member, "id"> | null;

/** Further facts of a decision that a caller may know. */
export interface DecisionFacts {
  /** Names what is decided together; by this name it is decided once, however often it is sent. */
  readonly batch?: string;
  readonly appealId?: number;
  readonly byMachine?: boolean;
  /** It is part of a ban whose statement of reasons names it: there is none of its own. */
  readonly withBan?: boolean;
}

/**
 * Carries a decision out: what happens to the comment, person or article, the case that is closed with it, the reports
 * that are answered, the statement of reasons, the record. All in one transaction; mail leaves `UNDO_MS` later.
 * @throws Problem `invalid-input`, `not-found`, `conflict` when the case was decided or changed meanwhile.
 */
export async function decide(
  context: ServiceContext,
  args: { decider: Decider; target: DecisionTarget; input: DecisionForm } & DecisionFacts,
): Promise<{ decisionId: number }> {
  const rules = await currentRules(context);
  const decision = checkDecision(args.input, rules);
  return await context.store.transaction(async (tx) => {
    const [known] = await decidedBefore(tx, args.batch === undefined ? null : { ...args, context, batch: args.batch });
    return known === undefined ? await decideWithin(tx, { ...args, context, rules, decision }) : { decisionId: known };
  });
}

/** The same for many cases: all or none, in one transaction. @returns the decisions' ids, in the order of the cases' ids. */
export async function decideMany(
  context: ServiceContext,
  args: {
    decider: Decider;
    cases: readonly { caseId: number; version: number }[];
    input: DecisionForm;
    batch: string;
  },
): Promise<{ decisionIds: number[] }> {
  const rules = await currentRules(context);
  const decision = checkDecision(args.input, rules);
  return await context.store.transaction(async (tx) => {
    const known = await decidedBefore(tx, { ...args, context });
    if (known.length > 0) return { decisionIds: known };
    const decisionIds: number[] = [];
    // In the order of their ids, so that two bulk decisions at once never wait for each other in a circle.
    for (const target of args.cases.toSorted((a, b) => a.caseId - b.caseId)) {
      const { decisionId } = await decideWithin(tx, { ...args, target, context, rules, decision });
      decisionIds.push(decisionId);
    }
    return { decisionIds };
  });
}

/**
 * What was decided under this name already: the answer to whoever sent it was lost, and they sent it again.
 * @throws Problem `conflict` where it was undone since, or the name is somebody else's.
 */
async function decidedBefore(
  tx: Db,
  args: { context: ServiceContext; decider: Decider; batch: string } | null,
): Promise<number[]> {
  if (args === null) return [];
  const { context, decider, batch } = args;
  const siteId = context.site().id;
  // Of two requests at once the second waits here, and then finds what the first has decided.
  await lastLedgerEntry(tx, siteId, context.store.engine);
  const known = await decisionsOfBatch(tx, { siteId, batch });
  if (known.some((row) => row.kind === "reverse" || row.by_person !== (decider?.id ?? null))) throw changedMeanwhile();
  return known.map(({ id }) => id);
}

interface Within extends DecisionFacts {
  readonly context: ServiceContext;
  readonly rules: CurrentRules;
  readonly decider: Decider;
  readonly target: DecisionTarget;
  readonly decision: DecisionInput;
}

/** One decision inside a transaction. */
export async function decideWithin(tx: Db, args: Within): Promise<{ decisionId: number }> {
  const { context, decider, rules } = args;
  const at = context.now();
  const site = context.site();
  const subject = await subjectOf(tx, { ...args, at });
  const causes = subject.comment === null ? [] : await causesOf(tx, subject.comment.id);
  const decision = fitting(args.decision, subject, causes);
  const rule = DECISION_RULES[decision.kind];
  const action = actionOn(subject, decision);
  const clause = rules.clauses.find((candidate) => candidate.number === decision.clause) ?? null;
  const strikeLifetime = { lifetimeMs: site.settings.strikeDays * 86_400_000 };
  const found = await machinesPart(tx, subject, causes);
  const { foundByMachine } = found;
  const plain = termsOf(decision, at, {
    ...strikeLifetime,
    ...(clause === null ? {} : { weight: clause.strikeWeight }),
  });
  const terms = found.models.length === 0 ? plain : { ...plain, data: { ...plain.data, models: found.models } };
  // Kept beside the texts: with it the ledger proves them, and without it says nothing of them.
  const salt = newSecret();
  const termsSalt = newSecret();
  const decisionId = await insertDecision(tx, {
    site_id: site.id,
    kind: terms.kind,
    case_id: subject.caseRow?.id ?? null,
    comment_id: subject.comment?.id ?? null,
    article_id: subject.articleId,
    person_id: subject.personId,
    device_id: subject.deviceId,
    clause: terms.clause,
    rules_version: rules.version,
    reason: terms.reason,
    internal_note: terms.internalNote,
    by_person: decider?.id ?? null,
    by_machine: args.byMachine === true ? 1 : 0,
    found_by_machine: foundByMachine ? 1 : 0,
    at,
    ends_at: terms.endsAt,
    strike_weight: terms.strikeWeight,
    strike_ends_at: terms.strikeEndsAt,
    scope: terms.scope,
    reverses_id: terms.reversesId,
    appeal_id: args.appealId ?? null,
    batch: args.batch ?? null,
    data: JSON.stringify({ ...terms.data, salt, termsSalt }),
  });
  if (action !== null && subject.comment !== null) {
    await changeCommentState(tx, { comment: subject.comment, action, at });
  }
  if (subject.personId !== null) {
    const { kind, reversesId } = decision;
    await decideOnPicture(tx, { siteId: site.id, personId: subject.personId, kind, reversesId, at });
  }
  const withBan = args.withBan === true;
  if (subject.personId !== null && !withBan) {
    await refreshStanding(tx, context, { personId: subject.personId, at });
  }
  if (subject.articleId !== null && (isMeasure(decision.kind) || subject.lifts === "measure")) {
    await refreshArticle(tx, context, { articleId: subject.articleId, at });
  }
  if (decision.kind === "ban" && decision.pastComments === "remove") {
    // What is taken down with it falls with it, and so needs a name in common.
    if (args.batch === undefined) await nameBatch(tx, decisionId, `ban:${decisionId}`);
    const data = { siteId: site.id, decisionId };
    await insertJob(tx, { kind: REMOVE_PAST, key: String(decisionId), data, runAt: at + UNDO_MS, at });
  }
  if (decision.kind === "ban" && decision.scope === "all-sites" && subject.personId !== null) {
    const data = { siteId: site.id, decisionId };
    await insertJob(tx, { kind: BAN_EVERYWHERE, key: String(decisionId), data, runAt: at + UNDO_MS, at });
  }
  if (subject.lifts === "sanction" && decision.reversesId !== null) {
    await endBan(tx, { siteId: site.id, decisionId: decision.reversesId, by: decisionId, at });
    await tellConcerned(tx, { decisionId: decision.reversesId, kind: "lifted", at });
  }
  await closeWith(tx, { ...args, decision, subject, decisionId, changesComment: action !== null, at });
  const byMachine = args.byMachine === true;
  const told = { decisionId, terms, clause, subject, rules, at, foundByMachine, byMachine };
  const statement = rule.restricts && !withBan ? await writeStatement(tx, context, told) : null;
  await recordEvent(tx, {
    siteId: site.id,
    kind: "decision-made",
    ...(subject.articleId === null ? {} : { articleId: subject.articleId }),
    ...(subject.comment === null ? {} : { commentId: subject.comment.id }),
    at,
    data: { decision: decisionId, kind: decision.kind },
  });
  await appendLedger(tx, context, [
    {
      kind: "decision",
      at,
      body: {
        decision: decisionId,
        kind: terms.kind,
        case: subject.caseRow?.id ?? null,
        comment: subject.comment?.id ?? null,
        article: subject.articleId,
        person: subject.personId,
        device: subject.deviceId === null ? null : deviceReference(salt, subject.deviceId),
        clause: terms.clause,
        rulesVersion: rules.version,
        by: decider?.id ?? null,
        byMachine,
        foundByMachine,
        endsAt: terms.endsAt,
        strikeWeight: terms.strikeWeight,
        scope: terms.scope,
        reasonHash: reasonProof(PROOFS, salt, terms.reason),
        models: terms.data.models,
        version: 2,
        strikeEndsAt: terms.strikeEndsAt,
        reverses: terms.reversesId,
        appeal: args.appealId ?? null,
        noteHash: noteProof(PROOFS, salt, terms.internalNote),
        termsHash: PROOFS.keyed(termsSalt, termsToProve(terms.data)),
        statementHash: statement === null ? null : PROOFS.keyed(salt, statementToProve(statement)),
      },
    },
  ]);
  return { decisionId };
}

/** What follows when a ban ends before its time: its person may sign up again, also on the other sites. */
export async function endBan(
  tx: Db,
  args: { siteId: number; decisionId: number; by: number; at: number },
): Promise<void> {
  const { siteId, decisionId, by, at } = args;
  await forgetBannedIdentities(tx, decisionId);
  await deleteJob(tx, { kind: BAN_EVERYWHERE, key: String(decisionId) });
  const data = { siteId, decisionId };
  await insertJob(tx, { kind: BAN_EVERYWHERE, key: `${decisionId}:${by}`, data, runAt: at, at });
}

/** What happens to the comment. @throws Problem `conflict` where a comment in its state cannot be decided in this way. */
function actionOn({ comment }: Subject, { kind }: DecisionInput): CommentAction | null {
  if (!DECISION_RULES[kind].appliesTo.includes("comment")) return null;
  if (comment === null) throw new Problem("not-found", "There is no such comment.");
  const action = commentActionOf(kind, comment.state);
  if (action === undefined)
    throw new Problem("conflict", `This cannot be decided of a comment that is ${comment.state}.`);
  return action;
}

/** Closes the case that was decided, and whatever else the decision answers. */
async function closeWith(
  tx: Db,
  args: Within & { subject: Subject; decisionId: number; changesComment: boolean; at: number },
): Promise<void> {
  const { subject, decision, decisionId, at } = args;
  const { comment, caseRow } = subject;
  const settles = args.changesComment || decision.kind === "no-action";
  // Reports that come to nothing leave open what is held for something else.
  const answers = (queue: CaseRow["queue"]): boolean => args.changesComment || queue !== "held";
  const others =
    comment !== null && settles
      ? (await openCasesOf(tx, comment.id)).filter(
          (other) => other.id !== caseRow?.id && other.appeal_id === null && answers(other.queue),
        )
      : [];
  const closing = caseRow === null ? others : [caseRow, ...others];
  for (const row of closing) {
    const closed = { case: row, version: row.version, decisionId, clause: decision.clause, at };
    if (!(await closeCase(tx, closed))) throw changedMeanwhile();
  }
  if (comment === null || !settles || decision.kind === "return-for-revision") return;
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
