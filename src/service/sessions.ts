import { Problem } from "../domain/problem.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import {
  endSessions,
  insertSession,
  liveSessionById,
  liveSessionBySecret,
  sessionByPreviousSecret,
  updateSession,
} from "../store/sessions.ts";
import type { LiveSession, SessionRow } from "../store/sessions.ts";
import type { Db } from "../store/store.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/** A session that nobody used for this long has run out, in milliseconds. */
export const SESSION_AGE_MS = 60 * 24 * 60 * 60_000;

/** A use is written down at most this often, so that reading does not become writing, in milliseconds. */
const USE_NOTED_MS = 60 * 60_000;

/** For this long after a rotation the earlier secret is still taken: two tabs may renew at once, in milliseconds. */
const ROTATION_GRACE_MS = 60_000;

/** What is said about a new session. */
export interface NewSession {
  readonly kind: SessionRow["kind"];
  readonly label: string;
  readonly way: string;
  /** Origin of the page that the embed stands in. */
  readonly origin: string | null;
}

/** Begins a session; always with a new secret. @returns the secret for the browser, which is kept nowhere else. */
export async function beginSession(
  tx: Db,
  args: { siteId: number; personId: number; session: NewSession; at: number },
): Promise<{ secret: string; sessionId: number }> {
  const { siteId, personId, session, at } = args;
  const secret = newSecret();
  const sessionId = await insertSession(tx, {
    site_id: siteId,
    person_id: personId,
    kind: session.kind,
    secret_hash: hashSecret(secret),
    previous_hash: null,
    rotated_at: at,
    label: session.label,
    way: session.way,
    origin: session.origin,
    created_at: at,
    used_at: at,
    expires_at: at + SESSION_AGE_MS,
  });
  return { secret, sessionId };
}

/** The member signed in by the cookie of our own pages; null when the secret is not, or no longer, good for anything. */
export async function memberBySecret(context: ServiceContext, secret: string): Promise<Member | null> {
  const at = context.now();
  const scope = { hash: hashSecret(secret), siteId: context.site().id, at };
  const session = await liveSessionBySecret(context.store.reader, scope);
  if (session?.kind !== "page") return null;
  await noteUse(context, session, at);
  return memberOf(session);
}

/** The member of a session that a short-lived token names; null when the session has ended. */
export async function memberBySession(context: ServiceContext, sessionId: number): Promise<Member | null> {
  const scope = { id: sessionId, siteId: context.site().id, at: context.now() };
  const session = await liveSessionById(context.store.reader, scope);
  return session === undefined ? null : memberOf(session);
}

/**
 * Renews an embed's session: a new secret for the old one.
 * A secret that was replaced earlier than a moment ago has been stolen, or its thief renewed it: the session ends.
 * @throws Problem `sign-in-needed`.
 */
export async function renewSession(
  context: ServiceContext,
  secret: string,
): Promise<{ member: Member; secret: string }> {
  const siteId = context.site().id;
  const hash = hashSecret(secret);
  const renewed = await context.store.transaction(async (tx) => {
    const at = context.now();
    const session = await liveSessionBySecret(tx, { hash, siteId, at });
    if (session?.kind === "embed") {
      const next = newSecret();
      const changes = { used_at: at, rotated_at: at, expires_at: at + SESSION_AGE_MS };
      await updateSession(tx, session.id, { ...changes, secret_hash: hashSecret(next), previous_hash: hash });
      return { member: memberOf(session), secret: next };
    }
    const replaced = await sessionByPreviousSecret(tx, { hash, siteId });
    if (replaced === undefined || replaced.ended_at !== null) return null;
    if (at - replaced.rotated_at <= ROTATION_GRACE_MS) {
      const current = await liveSessionById(tx, { id: replaced.id, siteId, at });
      // Another tab has renewed already; this one goes on with the short-lived token and asks again later.
      return current === undefined ? null : { member: memberOf(current), secret: "" };
    }
    await endSessions(tx, { personId: replaced.person_id, at, only: replaced.id });
    await recordSecurityEvent(tx, { siteId, personId: replaced.person_id, kind: "session-secret-reused", at });
    return null;
  });
  if (renewed === null) throw new Problem("sign-in-needed", "You are signed out here. Please sign in again.");
  return renewed;
}

/** Ends one's own session: the one in use, or another. */
export async function endSession(context: ServiceContext, args: { member: Member; sessionId: number }): Promise<void> {
  const { member, sessionId } = args;
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const ended = await endSessions(tx, { personId: member.id, at, only: sessionId });
    if (ended === 0) throw new Problem("not-found", "This session has ended already.");
    const kind = sessionId === member.sessionId ? "signed-out" : "session-ended";
    await recordSecurityEvent(tx, { siteId, personId: member.id, kind, at });
  });
}

function memberOf(session: LiveSession): Member {
  return { id: session.person_id, name: session.name, role: session.role, sessionId: session.id };
}

async function noteUse(context: ServiceContext, session: LiveSession, at: number): Promise<void> {
  if (at - session.used_at < USE_NOTED_MS) return;
  await context.store.transaction((tx) =>
    updateSession(tx, session.id, { used_at: at, expires_at: at + SESSION_AGE_MS }),
  );
}
