import { APPEAL_WORDS, appealDoor, appealDue, mayHear } from "../../domain/decisions/appeal.ts";
import { answerProof } from "../../domain/ledger/recorded-decision.ts";
import { Problem } from "../../domain/problem.ts";
import { isStorable, NOT_TEXT_MESSAGE, storableText } from "../../domain/storable-text.ts";
import { caseById, closeCase, openCase } from "../../store/cases.ts";
import { commentById } from "../../store/comments.ts";
import { decisionById, decisionsNaming } from "../../store/decisions.ts";
import { recordEvent } from "../../store/events.ts";
import { moderatorsOf, personById } from "../../store/people.ts";
import { appealById, closeAppeal, insertAppeal } from "../../store/statements.ts";
import type { AppealRow, StatementRow } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import { isUniqueViolation } from "../../store/unique-violation.ts";
import type { Member, ServiceContext } from "../service-context.ts";
import { appendLedger, PROOFS } from "./append-ledger.ts";
import { decideWithin } from "./decide.ts";
import { checkDecision } from "./check-decision.ts";
import type { DecisionForm } from "./check-decision.ts";
import { tellAnswer } from "./fallen-appeals.ts";
import { currentRules } from "./house-rules.ts";
import { decisionOf, proofKeysOf } from "./read-decisions.ts";
import { reverseWithin } from "./reverse.ts";

/** Priority of an appeal in its queue: older ones first, by the order of their ids. */
const PRIORITY = 0;

/**
 * Takes an appeal against a decision, once, in the words of the person concerned.
 * @param args.statement what the person was given; that they may see it has been checked.
 * @returns until when it is to be answered (milliseconds since 1970-01-01 UTC).
 * @throws Problem `invalid-input`, `conflict` when there is one already, it is too late, or it was reversed meanwhile.
 */
export async function appeal(
  context: ServiceContext,
  args: { statement: StatementRow; words: string },
): Promise<{ dueAt: number }> {
  const { statement } = args;
  const words = args.words.trim();
  if (!isStorable(words)) {
    const fields = [{ field: "words", code: "not-text", message: NOT_TEXT_MESSAGE }];
    throw new Problem("invalid-input", NOT_TEXT_MESSAGE, { fields });
  }
  if (words.length < APPEAL_WORDS.min || words.length > APPEAL_WORDS.max) {
    const tooShort = words.length < APPEAL_WORDS.min;
    const message = tooShort
      ? "Please say in a sentence or two why you disagree."
      : `Please use at most ${APPEAL_WORDS.max} characters.`;
    const code = tooShort ? "required" : "too-long";
    throw new Problem("invalid-input", message, { fields: [{ field: "words", code, message }] });
  }
  const site = context.site();
  const dueAt = appealDue(context.now(), site.settings.appealAnswerDays * 86_400_000);
  try {
    await context.store.transaction(async (tx) => {
      const at = context.now();
      const decision = await decisionById(tx, site.id, statement.decision_id);
      if (decision === undefined) throw new Problem("not-found", "There is no such decision.");
      const reversed = (await decisionsNaming(tx, decision.id)).some((later) => later.kind === "reverse");
      const door = appealDoor({ until: statement.appeal_until, appealed: false, reversed }, at);
      if (door !== "open") throw new Problem("conflict", CLOSED[door]);
      const appealId = await insertAppeal(tx, {
        site_id: site.id,
        decision_id: decision.id,
        statement_id: statement.id,
        person_id: statement.person_id,
        words,
        at,
        due_at: dueAt,
        state: "open",
      });
      const { person_id: personId } = decision;
      const person = personId === null ? undefined : await personById(tx, site.id, personId);
      const comment = decision.comment_id === null ? undefined : await commentById(tx, site.id, decision.comment_id);
      await openCase(tx, {
        siteId: site.id,
        queue: "appeal",
        articleId: decision.article_id,
        commentId: decision.comment_id,
        personId,
        appealId,
        clause: decision.clause,
        priority: PRIORITY,
        authorName: comment?.author_name ?? person?.name ?? "",
        body: comment?.body_source ?? "",
        at,
      });
      await recordEvent(tx, { siteId: site.id, kind: "appeal-made", at, data: { appeal: appealId } });
      const body = { appeal: appealId, against: decision.id, dueAt, models: decisionOf(decision).data.models };
      await appendLedger(tx, context, [{ kind: "appeal", at, body }]);
    });
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new Problem("conflict", CLOSED.used);
    }
    throw error;
  }
  return { dueAt };
}

const CLOSED = {
  used: "There is an appeal against this decision already; there can be only one.",
  reversed: "This decision has been reversed already.",
  expired: "The time for an appeal against this decision is over.",
  "not-appealable": "There is nothing to appeal against in this decision.",
} as const;

/** How an appeal may end. */
export const APPEAL_OUTCOMES = ["upheld", "changed", "reversed"] as const;

/** How an appeal ends. */
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/**
 * Answers an appeal: the decision stands (`upheld`), another one takes its place (`changed`), or it is taken back with
 * all it did (`reversed`).
 * Somebody other than who made the decision has to answer; where the site has nobody else, the exception is recorded.
 * @throws Problem `not-found`, `not-allowed`, `conflict`, `invalid-input` without a reason.
 */
export async function answerAppeal(
  context: ServiceContext,
  args: {
    caseId: number;
    version: number;
    outcome: AppealOutcome;
    reason: string;
    member: Member;
    /** What takes the place of the decision that is changed. */
    instead: DecisionForm | null;
  },
): Promise<void> {
  const { member, outcome } = args;
  const site = context.site();
  const reason = storableText(args.reason).trim();
  if (reason === "") {
    const message = "Please say why, in a sentence or two.";
    throw new Problem("invalid-input", message, { fields: [{ field: "reason", code: "required", message }] });
  }
  if (outcome === "changed" && args.instead === null) {
    const message = "Say what takes the place of the decision.";
    throw new Problem("invalid-input", message, { fields: [{ field: "kind", code: "required", message }] });
  }
  const rules = await currentRules(context);
  const instead = outcome === "changed" && args.instead !== null ? checkDecision(args.instead, rules) : null;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const row = await caseById(tx, site.id, args.caseId);
    if (row === undefined || row.appeal_id === null) throw new Problem("not-found", "There is no such appeal.");
    const made = await openAppeal(tx, site.id, row.appeal_id);
    const decision = await decisionById(tx, site.id, made.decision_id);
    if (decision === undefined) throw new Error(`appeal ${made.id} is against no decision`);
    const moderators = await moderatorsOf(tx, site.id);
    const facts = { firstDecider: decision.by_person, appellant: made.person_id, moderators };
    const hearing = mayHear(facts, member.id);
    if (!hearing.allowed) throw new Problem("not-allowed", NOT_HEARD[hearing.why]);
    const { samePerson } = hearing;
    let answeredBy = decision.id;
    if (outcome !== "upheld") {
      const common = { context, decider: member, appealId: made.id } as const;
      const reversal = { ...common, decisionId: decision.id, reason };
      answeredBy = (await reverseWithin(tx, reversal)).decisionId;
      if (instead !== null) {
        const target =
          decision.comment_id === null ? { personId: decision.person_id ?? 0 } : { commentId: decision.comment_id };
        answeredBy = (await decideWithin(tx, { ...common, rules, target, decision: instead })).decisionId;
      }
    }
    const closed = { case: row, version: args.version, decisionId: answeredBy, clause: decision.clause, at };
    const answer = { id: made.id, state: outcome, heardBy: member.id, samePerson, reason, at };
    if (!(await closeCase(tx, closed)) || !(await closeAppeal(tx, answer))) {
      throw new Problem("conflict", "Somebody else has answered this appeal meanwhile.");
    }
    await recordEvent(tx, { siteId: site.id, kind: "appeal-answered", at, data: { appeal: made.id, outcome } });
    const late = at > made.due_at;
    const { salt } = proofKeysOf(decision);
    const reasonHash = salt === null ? undefined : answerProof(PROOFS, salt, reason);
    const body = { appeal: made.id, state: outcome, by: member.id, samePerson, late, reasonHash };
    await appendLedger(tx, context, [{ kind: "appeal-answered", at, body }]);
    await tellAnswer(tx, made, at);
  });
}

const NOT_HEARD = {
  "own-decision": "You made this decision. Somebody else has to hear the appeal against it.",
  "own-appeal": "This is your own appeal. Somebody else has to hear it.",
  "not-a-moderator": "Only the site's moderators hear appeals.",
} as const;

async function openAppeal(tx: Db, siteId: number, id: number): Promise<AppealRow> {
  const made = await appealById(tx, siteId, id);
  if (made === undefined) throw new Problem("not-found", "There is no such appeal.");
  if (made.state !== "open") throw new Problem("conflict", "Somebody else has answered this appeal meanwhile.");
  return made;
}
