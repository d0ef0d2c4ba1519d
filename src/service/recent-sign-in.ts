import { Problem } from "../domain/problem.ts";
import { liveSessionById } from "../store/sessions.ts";
import type { Db } from "../store/store.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/**
 * For this long after signing in a member may do what would let somebody else keep the account, in milliseconds. A
 * session that was left open, or a copied one, is older most of the time and is not enough for that (NIST SP 800-63B,
 * reauthentication).
 */
export const RECENT_SIGN_IN_MS = 15 * 60_000;

/**
 * Whether a member has just proven who they are: on our own pages, since a session in an embed is begun without anybody
 * proving anything anew.
 */
export async function signedInRecently(db: Db, context: ServiceContext, member: Member): Promise<boolean> {
  const at = context.now();
  const session = await liveSessionById(db, { id: member.sessionId, siteId: context.site().id, at });
  // One of the future was begun while the clock ran ahead: nobody knows how long ago.
  return session?.kind === "page" && Math.abs(at - session.created_at) < RECENT_SIGN_IN_MS;
}

/** @throws Problem `sign-in-again` unless the member has just proven who they are. */
export async function requireRecentSignIn(db: Db, context: ServiceContext, member: Member): Promise<void> {
  if (await signedInRecently(db, context, member)) return;
  throw new Problem("sign-in-again", "Please sign in again: this needs a sign-in of the last quarter of an hour.");
}
