import type { LedgerBodies } from "../../domain/ledger/entry.ts";
import { answerProof, changedInDecision, changedInReversal } from "../../domain/ledger/recorded-decision.ts";
import type { KeptDecision, RecordedField } from "../../domain/ledger/recorded-decision.ts";
import { decisionIdsOf, decisionsByIds, undoneAmong, UNDONE } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import type { LedgerRow } from "../../store/ledger.ts";
import { peopleByIds } from "../../store/people.ts";
import { appealsByIds, statementsOfDecisions } from "../../store/statements.ts";
import type { AppealRow, StatementRow } from "../../store/statements.ts";
import type { ServiceContext } from "../service-context.ts";
import { PROOFS } from "./append-ledger.ts";
import { decisionOf, proofKeysOf } from "./read-decisions.ts";

/** A decision that is not, or no longer, what the ledger says. */
export interface Difference {
  readonly decisionId: number;
  /** The entry that says otherwise; null: no entry speaks of it. */
  readonly seq: number | null;
  /** What differs; `missing`: the decision is gone; `unreadable`; `unrecorded`: the ledger does not know it. */
  readonly fields: readonly (RecordedField | "missing" | "unreadable" | "unrecorded")[];
}

/** Ids that are read at once. */
const AT_ONCE = 10_000;

/** Compares decisions, and the answers to appeals, with the entries that recorded them. */
export interface DecisionCheck {
  /** Compares what a part of the ledger speaks of. */
  readonly compare: (entries: readonly LedgerRow[]) => Promise<Difference[]>;
  /** After the last part: decisions of which no entry speaks. */
  readonly unrecorded: () => Difference[];
}

/**
 * Begins a comparison. Which decisions there are is read before the first entry: whatever is decided meanwhile is in the
 * ledger, too, by the time that is read.
 */
export async function beginDecisionCheck(context: ServiceContext): Promise<DecisionCheck> {
  const unseen = await everyDecision(context);
  // Reversals of the parts of a ban have entries of their own since version 2 of the entries only.
  let firstOfVersion2 = Number.POSITIVE_INFINITY;
  return {
    compare: async (entries) => {
      const recorded = entries.filter(({ kind }) => kind === "decision" || kind === "reversal");
      const bodies = recorded.map((entry) => ({ entry, body: JSON.parse(entry.body) as DecisionBody }));
      for (const { body } of bodies) {
        unseen.delete(body.decision);
        if (body.version === 2) firstOfVersion2 = Math.min(firstOfVersion2, body.decision);
      }
      const kept = await keptDecisions(
        context,
        bodies.map(({ body }) => body.decision),
      );
      const found = bodies.map(({ entry, body }) => {
        const row = kept.get(body.decision);
        return { decisionId: body.decision, seq: entry.seq, fields: differing(entry, body, row) };
      });
      return [...found, ...(await changedAnswers(context, entries))].filter(({ fields }) => fields.length > 0);
    },
    unrecorded: () =>
      [...unseen]
        .filter(([id, kind]) => kind !== "reverse" || id > firstOfVersion2)
        .map(([decisionId]) => ({ decisionId, seq: null, fields: ["unrecorded"] })),
  };
}

type DecisionBody = LedgerBodies["decision"] | LedgerBodies["reversal"];

function differing(entry: LedgerRow, body: DecisionBody, kept: Kept | undefined): Difference["fields"] {
  if (kept === undefined) return ["missing"];
  if (kept === "unreadable") return ["unreadable"];
  const { at } = entry;
  return "of" in body ? changedInReversal(PROOFS, { at, body }, kept) : changedInDecision(PROOFS, { at, body }, kept);
}

type Kept = KeptDecision | "unreadable";

async function everyDecision(context: ServiceContext): Promise<Map<number, string>> {
  const all = new Map<number, string>();
  for (let afterId = 0; ;) {
    const part = await decisionIdsOf(context.store.reader, { siteId: context.site().id, afterId, limit: AT_ONCE });
    for (const { id, kind } of part) all.set(id, kind);
    const last = part.at(-1);
    if (last === undefined || part.length < AT_ONCE) return all;
    afterId = last.id;
  }
}

async function keptDecisions(context: ServiceContext, ids: readonly number[]): Promise<Map<number, Kept>> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const rows = await decisionsByIds(db, siteId, ids);
  const statements = new Map((await statementsOfDecisions(db, ids)).map((row) => [row.decision_id, row]));
  // Read after what they excuse: whose text is gone has left by then, and whose statement is gone is undone.
  const gone = { erased: await leftAmong(context, rows), undone: await undoneAmong(db, ids) };
  return new Map(rows.map((row) => [row.id, keptOf(row, statements.get(row.id), gone)]));
}

async function leftAmong(context: ServiceContext, rows: readonly { person_id: number | null }[]): Promise<Set<number>> {
  const ids = [...new Set(rows.flatMap(({ person_id: id }) => (id === null ? [] : [id])))];
  const people = await peopleByIds(context.store.reader, context.site().id, ids);
  return new Set(people.filter(({ state }) => state === "left").map(({ id }) => id));
}

interface Gone {
  readonly erased: ReadonlySet<number>;
  readonly undone: ReadonlySet<number | null>;
}

function keptOf(row: DecisionRow, statement: StatementRow | undefined, { erased, undone }: Gone): Kept {
  try {
    return {
      decision: decisionOf(row),
      ...proofKeysOf(row),
      undone: row.data === UNDONE || undone.has(row.id),
      statement: statement === undefined ? null : { parts: statement.parts, appealUntil: statement.appeal_until },
      erased: row.person_id !== null && erased.has(row.person_id),
    };
  } catch {
    return "unreadable";
  }
}

/** Answers to appeals that are not what the ledger recorded. */
async function changedAnswers(context: ServiceContext, entries: readonly LedgerRow[]): Promise<Difference[]> {
  const answered = entries
    .filter(({ kind }) => kind === "appeal-answered")
    .map((entry) => ({ seq: entry.seq, at: entry.at, body: JSON.parse(entry.body) as AnswerBody }));
  const db = context.store.reader;
  const siteId = context.site().id;
  const appeals = await appealsByIds(
    db,
    siteId,
    answered.map(({ body }) => body.appeal),
  );
  const byId = new Map(appeals.map((row) => [row.id, row]));
  const decisions = await decisionsByIds(
    db,
    siteId,
    appeals.map((row) => row.decision_id),
  );
  const keys = new Map(decisions.map((row) => [row.id, row]));
  const erased = await leftAmong(context, decisions);
  return answered.map(({ seq, at, body }) => {
    const row = byId.get(body.appeal);
    if (row === undefined) return { decisionId: 0, seq, fields: ["missing"] };
    const decision = keys.get(row.decision_id);
    const gone = decision?.person_id !== null && decision !== undefined && erased.has(decision.person_id);
    const same = isAnswer(row, { body, at }) && (gone || isAnswerText(row, body, decision));
    return { decisionId: row.decision_id, seq, fields: same ? [] : ["answer"] };
  });
}

type AnswerBody = LedgerBodies["appeal-answered"];

function isAnswer(row: AppealRow, { body, at }: { body: AnswerBody; at: number }): boolean {
  return (
    row.state === body.state &&
    row.heard_by === body.by &&
    (row.same_person === 1) === body.samePerson &&
    row.decided_at === at
  );
}

function isAnswerText(row: AppealRow, body: AnswerBody, decision: DecisionRow | undefined): boolean {
  if (body.reasonHash === undefined) return true;
  const salt = decision === undefined ? null : saltOf(decision);
  return salt !== null && answerProof(PROOFS, salt, row.reason ?? "") === body.reasonHash;
}

function saltOf(row: DecisionRow): string | null {
  try {
    return proofKeysOf(row).salt;
  } catch {
    return null;
  }
}
