import type { DecisionKind } from "../../domain/decisions/kinds.ts";
import { isDecisionKind } from "../../domain/decisions/kinds.ts";
import { CLEAR_STANDING, standingAt, standingEndsAt } from "../../domain/decisions/standing.ts";
import type { Standing, StandingDecision } from "../../domain/decisions/standing.ts";
import { Problem } from "../../domain/problem.ts";
import { decisionsOnAuthor } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import { insertJob } from "../../store/jobs.ts";
import { personById, updatePerson } from "../../store/people.ts";
import { statementsOfDecisions } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext, Writer } from "../service-context.ts";

/** Name of the job that works out somebody's standing anew when something ends. */
export const REFRESH_STANDING = "refresh-standing";

/** Whom decisions concern: a member, or a guest as far as a device tells. */
export interface Concerned {
  readonly personId: number | null;
  readonly deviceId: string | null;
}

/** Works out what holds for somebody now, from everything that was decided. */
export async function standingOf(db: Db, concerned: Concerned, at: number): Promise<Standing> {
  const decisions = await standingDecisions(db, concerned);
  return decisions.length === 0 ? CLEAR_STANDING : standingAt(decisions, at);
}

/** Keeps a member's standing where posting looks for it, and has it worked out anew when something of it ends. */
export async function refreshStanding(
  tx: Db,
  args: { siteId: number; personId: number; at: number },
): Promise<Standing> {
  const { siteId, personId, at } = args;
  const decisions = await standingDecisions(tx, { personId, deviceId: null });
  const standing = standingAt(decisions, at);
  await updatePerson(tx, personId, { standing: decisions.length === 0 ? null : JSON.stringify(standing) });
  const endsAt = standingEndsAt(decisions, at);
  if (endsAt !== null) {
    const data = { siteId, personId };
    await insertJob(tx, { kind: REFRESH_STANDING, key: `${personId}@${endsAt}`, data, runAt: endsAt, at });
  }
  return standing;
}

/**
 * Refuses somebody who may not post now, and says until when and where they can read why.
 * @returns their standing.
 * @throws Problem `banned`, `timed-out`, `warning-unread`.
 */
export async function requireMayPost(db: Db, context: ServiceContext, writer: Writer): Promise<Standing> {
  const at = context.now();
  const { member, device } = writer;
  let standing = CLEAR_STANDING;
  if (member !== null) {
    const kept = (await personById(db, context.site().id, member.id))?.standing ?? null;
    // What has ended since it was kept no longer holds, whether or not the job has run.
    standing = kept === null ? CLEAR_STANDING : withoutEnded(JSON.parse(kept) as Standing, at);
  } else if (device !== null) {
    standing = await standingOf(db, { personId: null, deviceId: device.id }, at);
  }
  if (standing.ban !== null) throw refusal("banned", "You are banned here", standing.ban.endsAt);
  if (standing.timeOut !== null) throw refusal("timed-out", "You may not post for now", standing.timeOut.endsAt);
  if (standing.warning !== null) {
    throw new Problem(
      "warning-unread",
      "There is a warning for you. Please read and acknowledge it before you post again.",
    );
  }
  return standing;
}

function refusal(code: "banned" | "timed-out", title: string, endsAt: number | null): Problem {
  const until = endsAt === null ? "" : `, until ${new Date(endsAt).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return new Problem(code, `${title}${until}. Your account page says why, and how to appeal.`);
}

function withoutEnded(standing: Standing, at: number): Standing {
  const holds = (restriction: Standing["ban"]): Standing["ban"] =>
    restriction !== null && (restriction.endsAt === null || restriction.endsAt > at) ? restriction : null;
  return {
    ...standing,
    ban: holds(standing.ban),
    timeOut: holds(standing.timeOut),
    preModerated: holds(standing.preModerated),
  };
}

async function standingDecisions(db: Db, concerned: Concerned): Promise<StandingDecision[]> {
  const rows = await decisionsOnAuthor(db, concerned);
  const warnings = rows.filter((row) => row.kind === "warn").map((row) => row.id);
  const acknowledged = new Map(
    (await statementsOfDecisions(db, warnings)).map((statement) => [statement.decision_id, statement.acknowledged_at]),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: kindOf(row),
    at: row.at,
    endsAt: row.ends_at,
    reversesId: row.reverses_id,
    strikeWeight: row.strike_weight,
    strikeEndsAt: row.strike_ends_at,
    acknowledgedAt: acknowledged.get(row.id) ?? null,
  }));
}

/** The kind of a decision that was read back. */
export function kindOf(row: DecisionRow): DecisionKind {
  if (!isDecisionKind(row.kind)) throw new Error(`decision ${row.id} has the unknown kind ${row.kind}`);
  return row.kind;
}
