import { commentById } from "../store/comments.ts";
import { decisionById } from "../store/decisions.ts";
import { isRegistered, lookAhead, registerReader, takeEvents } from "../store/event-reader.ts";
import type { ReadEvent } from "../store/event-reader.ts";
import { insertJob, replaceJob, requestJob } from "../store/jobs.ts";
import { countWritten } from "../store/style-profiles.ts";
import type { Db, Store } from "../store/store.ts";
import { TAKE_HEAT } from "./conversation-heat.ts";
import { LEARN_AFTER_MS, LEARN_FROM_DECISIONS } from "./learn-from-decisions.ts";
import { FOLLOW_BAN } from "./returns/follow-ban.ts";
import { LOOK_FOR_RETURNS, LOOKS } from "./returns/look-for-returns.ts";

/** Name of this reader of the event log. */
export const JUDGEMENT_READER = "judgement";

/** Events read in one transaction. On SQLite all writers wait for it. */
const BATCH = 50;

/** When to look again for events behind a transaction that is still under way, in milliseconds. */
const SOON_MS = 1_000;

/**
 * Reads everything new in the event log and asks for what judgement has to do about it: comparing newcomers, following
 * bans. Each is a job of its own, so that reading goes on quickly and nobody who writes waits.
 * @returns after how many milliseconds to look again unasked; null: when something is committed.
 */
export async function followJudgement(store: Store): Promise<number | null> {
  const { engine } = store;
  const reader = JUDGEMENT_READER;
  if (!(await isRegistered(store.reader, reader))) await store.transaction((tx) => registerReader(tx, reader));
  for (;;) {
    const ahead = await lookAhead(store.reader, { engine, reader });
    if (ahead !== "ready") return ahead === "soon" ? SOON_MS : null;
    await store.transaction(async (tx) => {
      for (const event of await takeEvents(tx, { engine, reader, limit: BATCH })) await follow(tx, event);
    });
  }
}

async function follow(tx: Db, event: ReadEvent): Promise<void> {
  switch (event.kind) {
    case "comment-published":
    case "comment-held":
      return await followComment(tx, event);
    case "decision-made":
    case "decision-reversed":
      return await followDecision(tx, event);
  }
}

/** How deep the first comment stands that can be part of a busy exchange. */
const EXCHANGE_DEPTH = 3;

/** The heat of an exchange is taken so long after a comment, in milliseconds: those that follow at once are in it too. */
const HEAT_AFTER_MS = 30_000;

/**
 * The heat of an exchange is taken while it goes on; after some of their first comments a newcomer is compared with banned
 * members.
 */
async function followComment(tx: Db, event: ReadEvent): Promise<void> {
  const { site_id: siteId, comment_id: commentId, at } = event;
  const comment = commentId === null ? undefined : await commentById(tx, siteId, commentId);
  if (comment === undefined) return;
  if (event.kind === "comment-published" && comment.depth >= EXCHANGE_DEPTH) {
    const key = String(comment.root_id ?? comment.id);
    const runAt = at + HEAT_AFTER_MS;
    await replaceJob(tx, { kind: TAKE_HEAT, key, data: { siteId, commentId: comment.id }, runAt, at });
  }
  if (comment.person_id === null) return;
  const { person_id: personId } = comment;
  const count = await countWritten(tx, { personId, upToId: comment.id, most: Math.max(...LOOKS) + 1 });
  if (!LOOKS.some((look) => look === count)) return;
  await requestJob(tx, { kind: LOOK_FOR_RETURNS, key: String(personId), data: { siteId, personId }, runAt: at, at });
}

/** Kinds of decisions by which a ban begins or ends. */
const ABOUT_BANS: ReadonlySet<string> = new Set(["ban", "lift", "reverse"]);

async function followDecision(tx: Db, event: ReadEvent): Promise<void> {
  const { site_id: siteId, at } = event;
  const { decision: id } = JSON.parse(event.data) as { decision: number };
  const decision = await decisionById(tx, siteId, id);
  if (decision === undefined) return;
  if (decision.comment_id !== null && decision.by_person !== null) {
    const runAt = at + LEARN_AFTER_MS;
    // The first one sets the time; what is decided until then is learnt together.
    await insertJob(tx, { kind: LEARN_FROM_DECISIONS, key: String(siteId), data: { siteId }, runAt, at });
  }
  const ended = decision.reverses_id === null ? undefined : await decisionById(tx, siteId, decision.reverses_id);
  const personId = decision.person_id ?? ended?.person_id ?? null;
  const banChanged = ABOUT_BANS.has(decision.kind) || event.kind === "decision-reversed";
  if (personId === null || !banChanged) return;
  await requestJob(tx, { kind: FOLLOW_BAN, key: String(personId), data: { siteId, personId }, runAt: at, at });
}
