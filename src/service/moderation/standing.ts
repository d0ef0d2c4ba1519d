import { barToWriting, foldPerson } from "../../domain/decisions/fold-person.ts";
import type { Standing } from "../../domain/decisions/fold-person.ts";
import { Problem } from "../../domain/problem.ts";
import { decisionsOnAuthor } from "../../store/decisions.ts";
import { insertJob } from "../../store/jobs.ts";
import { lockPerson, personById, updatePerson } from "../../store/people.ts";
import { statementsOfDecisions } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext, Writer } from "../service-context.ts";
import { appendLedger } from "./append-ledger.ts";
import { decisionOf } from "./read-decisions.ts";

/** Name of the job that works out somebody's standing anew when something ends. */
export const REFRESH_STANDING = "refresh-standing";

/** Whom decisions concern: a member, or a guest as far as a device tells. */
export interface Concerned {
  readonly personId: number | null;
  readonly deviceId: string | null;
}

const CLEAR: Standing = foldPerson([], 0);

/** Works out what holds for somebody now, from everything that was decided. */
export async function standingOf(db: Db, concerned: Concerned, at: number): Promise<Standing> {
  const decisions = (await decisionsOnAuthor(db, concerned)).map(decisionOf);
  if (decisions.length === 0) return CLEAR;
  const warnings = decisions.filter(({ kind }) => kind === "warn").map(({ id }) => id);
  const acknowledged = new Map<number, number>();
  for (const statement of await statementsOfDecisions(db, warnings)) {
    if (statement.acknowledged_at !== null) acknowledged.set(statement.decision_id, statement.acknowledged_at);
  }
  return foldPerson(decisions, at, acknowledged);
}

/**
 * Keeps a member's standing where posting looks for it, and has it worked out anew when something of it ends. A sanction
 * that has ended since is recorded, once.
 */
export async function refreshStanding(
  tx: Db,
  context: ServiceContext,
  args: { personId: number; at: number },
): Promise<Standing> {
  const { personId, at } = args;
  const siteId = context.site().id;
  await lockPerson(tx, personId);
  const standing = await standingOf(tx, { personId, deviceId: null }, at);
  const kept = (await personById(tx, siteId, personId))?.standing ?? null;
  const ended = kept === null ? [] : endedSince(JSON.parse(kept) as Standing, standing, at);
  await appendLedger(
    tx,
    context,
    ended.map((decision) => ({ kind: "sanction-ended", at, body: { decision } })),
  );
  await updatePerson(tx, personId, { standing: standing === CLEAR ? null : JSON.stringify(standing) });
  if (standing.changesAt !== null) {
    const { changesAt: runAt } = standing;
    await insertJob(tx, { kind: REFRESH_STANDING, key: `${personId}@${runAt}`, data: { siteId, personId }, runAt, at });
  }
  return standing;
}

/** Sanctions that held by what was kept and whose time is over; one that was lifted or reversed has no time to run out. */
function endedSince(before: Standing, now: Standing, at: number): number[] {
  const still = new Set([now.ban, now.timeOut, now.preModerated].map((sanction) => sanction?.decisionId));
  return [before.ban, before.timeOut, before.preModerated].flatMap((sanction) =>
    sanction !== null && sanction.until !== null && sanction.until <= at && !still.has(sanction.decisionId)
      ? [sanction.decisionId]
      : [],
  );
}

/**
 * Refuses somebody who may not post now, and says until when and where they can read why.
 * @returns their standing.
 * @throws Problem `banned`, `timed-out`, `warning-unread`.
 */
export async function requireMayPost(db: Db, context: ServiceContext, writer: Writer): Promise<Standing> {
  const standing = await presentStanding(db, context, writer);
  switch (barToWriting(standing)) {
    case null:
      return standing;
    case "banned":
      throw refusal("banned", "You are banned here", standing.ban?.until ?? null);
    case "timed-out":
      throw refusal("timed-out", "You may not post for now", standing.timeOut?.until ?? null);
    case "warning-to-acknowledge":
      throw new Problem(
        "warning-unread",
        "There is a warning for you. Please read and acknowledge it before you post again.",
      );
  }
}

/** Refuses a mark of somebody who is banned or in a time-out. @throws Problem `banned`, `timed-out`. */
export async function requireMayReact(db: Db, context: ServiceContext, writer: Writer): Promise<void> {
  const { ban, timeOut } = await presentStanding(db, context, writer);
  if (ban !== null) throw refusal("banned", "You are banned here", ban.until);
  if (timeOut !== null) throw refusal("timed-out", "You may not react for now", timeOut.until);
}

/** How somebody stands now, from what is kept where posting looks for it. */
export async function presentStanding(db: Db, context: ServiceContext, { member, device }: Writer): Promise<Standing> {
  const at = context.now();
  if (member === null) {
    return device === null ? CLEAR : await standingOf(db, { personId: null, deviceId: device.id }, at);
  }
  const kept = (await personById(db, context.site().id, member.id))?.standing ?? null;
  if (kept === null) return CLEAR;
  const standing = JSON.parse(kept) as Standing;
  // Something has ended since it was kept, and the job that works it out anew has not run yet.
  if (standing.changesAt !== null && standing.changesAt <= at) {
    return await standingOf(db, { personId: member.id, deviceId: null }, at);
  }
  return standing;
}

function refusal(code: "banned" | "timed-out", title: string, endsAt: number | null): Problem {
  const until = endsAt === null ? "" : `, until ${new Date(endsAt).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return new Problem(code, `${title}${until}. Your account page says why, and how to appeal.`);
}
