import type { LedgerEntry } from "../../domain/ledger/entry.ts";
import { answerProof } from "../../domain/ledger/recorded-decision.ts";
import type { Decision } from "../../domain/decisions/decision.ts";
import { appealCasesOfLeavers, closeCase, openCaseOfAppeal } from "../../store/cases.ts";
import type { CaseRow } from "../../store/cases.ts";
import { forgetCaseText } from "../../store/case-texts.ts";
import { decisionById } from "../../store/decisions.ts";
import { recordEvent } from "../../store/events.ts";
import { insertJob } from "../../store/jobs.ts";
import { appealById, appealsOfDecisions, closeAppeal } from "../../store/statements.ts";
import type { AppealRow } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";
import { appendLedger, PROOFS } from "./append-ledger.ts";
import { proofKeysOf } from "./read-decisions.ts";
import { tellConcerned } from "./tell-concerned.ts";

/** Name of the job that tells somebody how their appeal ended. */
export const SEND_APPEAL_ANSWER = "send-appeal-answer";

/** Tells whoever made an appeal that it is answered: by a notice, and by a mail that leaves after the commit. */
export async function tellAnswer(tx: Db, made: AppealRow, at: number): Promise<void> {
  await tellConcerned(tx, { decisionId: made.decision_id, kind: "appeal-answered", at });
  const data = { siteId: made.site_id, appealId: made.id };
  await insertJob(tx, { kind: SEND_APPEAL_ANSWER, key: String(made.id), data, runAt: at, at });
}

/** Leavers' appeals that one transaction closes. */
const APPEALS_AT_ONCE = 100;

/**
 * Answers the appeal against a decision that falls with another one, or is taken back where a ban for all sites was: it
 * has got what it asked for, and whoever made it is told with the same reason.
 * @param args.answering the appeal that is being answered by this reversal: its answer is written elsewhere.
 * @returns what is to be recorded.
 */
export async function answerFallenAppeal(
  tx: Db,
  context: ServiceContext,
  args: {
    decision: Decision;
    by: { decisionId: number; personId: number | null };
    reason: string;
    answering: number | null;
    at: number;
  },
): Promise<LedgerEntry[]> {
  const { decision, by, reason, at } = args;
  const open = (await appealsOfDecisions(tx, [decision.id])).find(({ state }) => state === "open");
  if (open === undefined || open.id === args.answering) return [];
  const siteId = context.site().id;
  const samePerson = by.personId !== null && by.personId === decision.byPerson;
  await closeAppeal(tx, { id: open.id, state: "reversed", heardBy: by.personId, samePerson, reason, at });
  const row = await openCaseOfAppeal(tx, { siteId, appealId: open.id });
  if (row !== undefined) await closeCase(tx, { ...caseToClose(row, at), decisionId: by.decisionId });
  await recordEvent(tx, { siteId, kind: "appeal-answered", at, data: { appeal: open.id, outcome: "reversed" } });
  await tellAnswer(tx, open, at);
  const kept = await decisionById(tx, siteId, decision.id);
  const salt = kept === undefined ? null : proofKeysOf(kept).salt;
  const reasonHash = salt === null ? undefined : answerProof(PROOFS, salt, reason);
  const body = { appeal: open.id, state: "reversed", by: by.personId, samePerson, late: at > open.due_at } as const;
  return [{ kind: "appeal-answered", at, body: { ...body, reasonHash } }];
}

/**
 * Closes appeals of people whose account was deleted: nobody is left to be answered, and no words of theirs to be weighed.
 * The decisions stay as they are. Also what earlier deletions left open.
 * @returns how many; fewer than 100 when none is left.
 */
export async function closeAppealsOfLeavers(tx: Db, context: ServiceContext, at: number): Promise<number> {
  const siteId = context.site().id;
  const rows = await appealCasesOfLeavers(tx, { siteId, limit: APPEALS_AT_ONCE });
  const entries: LedgerEntry[] = [];
  for (const row of rows) {
    await closeCase(tx, { ...caseToClose(row, at), moot: "author-left", decisionId: null });
    await forgetCaseText(tx, row.id);
    const made = row.appeal_id === null ? undefined : await appealById(tx, siteId, row.appeal_id);
    if (made === undefined) continue;
    await closeAppeal(tx, { id: made.id, state: "moot", heardBy: null, samePerson: false, reason: null, at });
    entries.push({ kind: "appeal-closed", at, body: { appeal: made.id, because: "author-left" } });
  }
  await appendLedger(tx, context, entries);
  return rows.length;
}

function caseToClose(row: CaseRow, at: number): { case: CaseRow; version: number; clause: number | null; at: number } {
  return { case: row, version: row.version, clause: row.clause, at };
}
