import { Problem } from "../domain/problem.ts";
import type { SecurityEventKind } from "../domain/security-event.ts";
import { suggestedName } from "../domain/suggested-name.ts";
import { deleteIdentity, identitiesOf } from "../store/identities.ts";
import type { IdentityKind } from "../store/identities.ts";
import { recordSecurityEvent, securityEventsOf } from "../store/security-events.ts";
import { lockPerson } from "../store/people.ts";
import { endSessions, sessionsOf, updateSession } from "../store/sessions.ts";
import { requireRecentSignIn, signedInRecently } from "./recent-sign-in.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/** Security events that are shown. */
const EVENTS_SHOWN = 50;

/** Everything about how a member gets into their account. Instants in milliseconds since 1970-01-01 UTC. */
export interface AccountAccess {
  /** Whether ways to sign in may be changed now, without signing in again first. */
  readonly recent: boolean;
  readonly ways: readonly {
    readonly id: number;
    readonly kind: IdentityKind;
    readonly label: string;
    readonly addedAt: number;
    readonly usedAt: number;
  }[];
  /** Newest use first. */
  readonly sessions: readonly {
    readonly id: number;
    readonly label: string;
    readonly way: string;
    /** Origin of the page that the embed stands in; null for our own pages. */
    readonly origin: string | null;
    readonly createdAt: number;
    readonly usedAt: number;
    /** The one that asks. */
    readonly current: boolean;
  }[];
  /** Newest first. */
  readonly events: readonly { readonly kind: string; readonly at: number; readonly detail: string }[];
}

/** How a member gets into their account, where they are signed in, and what happened to it. */
export async function readAccountAccess(context: ServiceContext, member: Member): Promise<AccountAccess> {
  const db = context.store.reader;
  const [recent, ways, sessions, events] = await Promise.all([
    signedInRecently(db, context, member),
    identitiesOf(db, member.id),
    sessionsOf(db, { personId: member.id, at: context.now() }),
    securityEventsOf(db, { personId: member.id, limit: EVENTS_SHOWN }),
  ]);
  return {
    recent,
    ways: ways.map(({ id, kind, label, created_at, used_at }) => ({
      id,
      kind,
      label,
      addedAt: created_at,
      usedAt: used_at,
    })),
    sessions: sessions.map(({ id, label, way, origin, created_at, used_at }) => ({
      id,
      label,
      way,
      origin,
      createdAt: created_at,
      usedAt: used_at,
      current: id === member.sessionId,
    })),
    events: events.map(({ kind, at, data }) => ({ kind, at, detail: detailOf(data) })),
  };
}

/**
 * Takes a way to sign in away from one's own account.
 * @throws Problem `sign-in-again`, `not-found`, `last-way-to-sign-in`.
 */
export async function removeIdentity(
  context: ServiceContext,
  args: { member: Member; identityId: number },
): Promise<void> {
  const { member, identityId } = args;
  await context.store.transaction(async (tx) => {
    // The person's row orders two removals at once: else each would leave the other's way as the last one.
    await lockPerson(tx, member.id);
    await requireRecentSignIn(tx, context, member);
    const ways = await identitiesOf(tx, member.id);
    const way = ways.find(({ id }) => id === identityId);
    if (way === undefined) throw new Problem("not-found", "This way to sign in is removed already.");
    if (ways.length === 1) throw new Problem("last-way-to-sign-in", "The last way to sign in stays.");
    await deleteIdentity(tx, way.id);
    await record(context, tx, member, "identity-removed", { kind: way.kind, label: way.label });
  });
}

/** Gives one's own session a name. @throws Problem `not-found`, `invalid-input` for a name that is none. */
export async function renameSession(
  context: ServiceContext,
  args: { member: Member; sessionId: number; name: string },
): Promise<void> {
  const { member, sessionId, name } = args;
  const label = suggestedName(name);
  if (label === null) {
    const message = "Please give a name.";
    throw new Problem("invalid-input", message, { fields: [{ field: "name", code: "required", message }] });
  }
  await context.store.transaction(async (tx) => {
    const own = await sessionsOf(tx, { personId: member.id, at: context.now() });
    if (!own.some(({ id }) => id === sessionId)) throw new Problem("not-found", "This session has ended already.");
    await updateSession(tx, sessionId, { label });
  });
}

/** Ends every session of a member but the one in use. */
export async function endOtherSessions(context: ServiceContext, member: Member): Promise<void> {
  await context.store.transaction(async (tx) => {
    const ended = await endSessions(tx, { personId: member.id, at: context.now(), except: member.sessionId });
    if (ended > 0) await record(context, tx, member, "session-ended", { count: ended });
  });
}

async function record(
  context: ServiceContext,
  tx: Parameters<typeof recordSecurityEvent>[0],
  member: Member,
  ...[kind, data]: [SecurityEventKind, object]
): Promise<void> {
  const siteId = context.site().id;
  await recordSecurityEvent(tx, { siteId, personId: member.id, kind, at: context.now(), data });
}

/** What is worth saying of an event beside its kind. */
function detailOf(json: string): string {
  const { label, way, role, picture } = JSON.parse(json) as Record<string, unknown>;
  return [label, way, role, picture].find((value): value is string => typeof value === "string") ?? "";
}
