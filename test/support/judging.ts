import { setImmediate } from "node:timers/promises";
import { followJudgement } from "../../src/service/follow-judgement.ts";
import { FOLLOW_BAN, followBan } from "../../src/service/returns/follow-ban.ts";
import { LOOK_FOR_RETURNS, lookForReturns } from "../../src/service/returns/look-for-returns.ts";
import { StyleMatcher } from "../../src/service/returns/style-matcher.ts";
import type { Member } from "../../src/service/service-context.ts";
import { deleteJob } from "../../src/store/jobs.ts";
import type { Store } from "../../src/store/store.ts";
import { inventedAccount } from "../judgement/authorship/invented-writers.ts";
import type { Conversation } from "./conversation.ts";
import { writerOf } from "./people.ts";

/** Posts comments in the manner of an invented person, under any account. */
export async function writeAs(
  talk: Conversation,
  member: Member,
  how: { person: number; comments: number; seed: number },
): Promise<void> {
  const { comments } = inventedAccount(how.person, member.name, how);
  for (const { text } of comments) await talk.say(null, { body: text, writer: writerOf(member) });
}

/**
 * Reads the event log to its end. PostgreSQL shows what was committed only when older transactions of the whole server,
 * those of other tests among them, have ended; until then there is something to read "soon".
 */
export async function followToTheEnd(store: Store): Promise<void> {
  while ((await followJudgement(store)) !== null) await setImmediate();
}

/** Reads the event log and does the jobs that judgement asked for, as a server does; returns how many of each kind. */
export async function judgeAll(talk: Conversation): Promise<Record<string, number>> {
  const { context } = talk;
  await followToTheEnd(context.store);
  const matcher = new StyleMatcher(null);
  const rows = await context.store.reader
    .selectFrom("job")
    .selectAll()
    .where("kind", "in", [LOOK_FOR_RETURNS, FOLLOW_BAN])
    .orderBy("id")
    .execute();
  const done: Record<string, number> = {};
  for (const { kind, job_key: key, data } of rows) {
    const { personId } = JSON.parse(data) as { personId: number };
    if (kind === FOLLOW_BAN) await followBan(context, { personId });
    else await lookForReturns(context, { matcher }, { personId });
    await context.store.transaction((tx) => deleteJob(tx, { kind, key: key ?? "" }));
    done[kind] = (done[kind] ?? 0) + 1;
  }
  return done;
}
