import { appealDoor } from "../../domain/decisions/appeal.ts";
import type { AppealDoor, AppealState } from "../../domain/decisions/appeal.ts";
import { Problem } from "../../domain/problem.ts";
import type { StatementParts } from "../../domain/statement.ts";
import { banOfBatch, decisionsNaming, decisionsOnComment } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import {
  appealsOfDecisions,
  statementById,
  statementBySecret,
  statementsFor,
  statementsOfDecisions,
} from "../../store/statements.ts";
import type { StatementRow } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import { hashSecret } from "../secrets.ts";
import type { ServiceContext, Writer } from "../service-context.ts";

/** Statements on one page of the list. */
export const STATEMENTS_PAGE = 30;

/** An appeal as whoever made it sees it. Instants are milliseconds since 1970-01-01 UTC. */
export interface OwnAppeal {
  readonly words: string;
  readonly at: number;
  readonly dueAt: number;
  readonly state: AppealState;
  readonly reason: string | null;
  readonly decidedAt: number | null;
  readonly samePerson: boolean;
}

/** A statement as the person concerned sees it. Instants are milliseconds since 1970-01-01 UTC. */
export interface OwnStatement {
  readonly id: number;
  readonly at: number;
  readonly parts: StatementParts;
  readonly appealUntil: number | null;
  /** Of a warning: when it was acknowledged; null while it is not. */
  readonly acknowledgedAt: number | null;
  readonly reversed: boolean;
  readonly lifted: boolean;
  readonly door: AppealDoor;
  readonly appeal: OwnAppeal | null;
}

/** The statements for whoever asks, newest first; a guest's by the device. */
export async function listStatements(
  context: ServiceContext,
  args: { writer: Writer; before: number | null },
): Promise<{ statements: OwnStatement[]; next: number | null }> {
  const { member, device } = args.writer;
  const found = await statementsFor(context.store.reader, {
    personId: member?.id ?? null,
    deviceId: member === null ? (device?.id ?? null) : null,
    before: args.before,
    limit: STATEMENTS_PAGE + 1,
  });
  const rows = found.filter((row) => row.site_id === context.site().id).slice(0, STATEMENTS_PAGE);
  const statements: OwnStatement[] = [];
  for (const row of rows) statements.push(await viewStatement(context, row));
  return { statements, next: found.length > STATEMENTS_PAGE ? (rows.at(-1)?.id ?? null) : null };
}

/** The statement with this id, for the person concerned. @throws Problem `not-found`, also for somebody else's. */
export async function ownStatement(
  context: ServiceContext,
  args: { id: number; writer: Writer },
): Promise<StatementRow> {
  const row = await statementById(context.store.reader, context.site().id, args.id);
  if (row === undefined || !isConcerned(row, args.writer)) {
    throw new Problem("not-found", "There is no decision about you with this number.");
  }
  return row;
}

/**
 * The statement of a guest's private link.
 * @param link the secret that was sent by mail, or the number of a statement whose signed link was given to its reader.
 * @throws Problem `not-found`, also for a member's and for one that was erased.
 */
export async function linkedStatement(
  context: ServiceContext,
  link: { readonly secret: string } | { readonly id: number },
): Promise<StatementRow> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const row =
    "id" in link
      ? await statementById(db, siteId, link.id)
      : await statementBySecret(db, { siteId, secretHash: hashSecret(link.secret) });
  if (row === undefined || row.person_id !== null || row.secret_hash === null)
    throw new Problem("not-found", "There is no decision at this address.");
  return row;
}

/** The statements of a decision and of the ban that it came with, which has the statement of both. */
export async function statementsWithItsBan(db: Db, decision: DecisionRow): Promise<StatementRow[]> {
  const { id, site_id: siteId, batch, person_id: personId, device_id: deviceId } = decision;
  const ban = batch === null ? undefined : await banOfBatch(db, { siteId, batch, personId, deviceId });
  return await statementsOfDecisions(db, ban === undefined ? [id] : [id, ban.id]);
}

/** The newest statement about a comment, or about the ban that it was removed with; null without one. */
export async function statementAbout(
  context: ServiceContext,
  args: { commentId: number; writer: Writer },
): Promise<OwnStatement | null> {
  const db = context.store.reader;
  const found: StatementRow[] = [];
  for (const decision of await decisionsOnComment(db, args.commentId))
    found.push(...(await statementsWithItsBan(db, decision)));
  const row = found.sort((a, b) => b.id - a.id)[0];
  if (row === undefined || row.site_id !== context.site().id || !isConcerned(row, args.writer)) return null;
  return await viewStatement(context, row);
}

/** Everything that is to be seen of a statement. That the person concerned asks has been checked. */
export async function viewStatement(context: ServiceContext, row: StatementRow): Promise<OwnStatement> {
  const db = context.store.reader;
  const later = await decisionsNaming(db, row.decision_id);
  const [appeal] = await appealsOfDecisions(db, [row.decision_id]);
  const reversed = later.some(({ kind }) => kind === "reverse");
  return {
    id: row.id,
    at: row.at,
    parts: JSON.parse(row.parts) as StatementParts,
    appealUntil: row.appeal_until,
    acknowledgedAt: row.acknowledged_at,
    reversed,
    lifted: later.some(({ kind }) => kind === "lift"),
    door: appealDoor({ until: row.appeal_until, appealed: appeal !== undefined, reversed }, context.now()),
    appeal:
      appeal === undefined
        ? null
        : {
            words: appeal.words,
            at: appeal.at,
            dueAt: appeal.due_at,
            state: appeal.state,
            reason: appeal.reason,
            decidedAt: appeal.decided_at,
            samePerson: appeal.same_person === 1,
          },
  };
}

function isConcerned(row: StatementRow, { member, device }: Writer): boolean {
  if (row.person_id !== null) return row.person_id === member?.id;
  return row.device_id !== null && row.device_id === device?.id;
}
