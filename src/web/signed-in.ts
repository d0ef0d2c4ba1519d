import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { browserName } from "../domain/browser-name.ts";
import { endSession, SESSION_AGE_MS } from "../service/sessions.ts";
import type { Member } from "../service/service-context.ts";
import type { NewSession } from "../service/sessions.ts";
import { noteSource } from "./note-signals.ts";
import { actorOf } from "./request-actor.ts";
import { SESSION_COOKIE } from "./security/actor.ts";
import type { WebContext } from "./web-context.ts";

/**
 * Gives the browser of a member who has just signed in a session on our own pages. One that it had before is ended: the
 * browser forgets its secret here, and nobody else is to have it.
 */
export async function giveSession(
  c: Context,
  context: WebContext,
  { member, secret }: { member: Member; secret: string },
): Promise<void> {
  const actor = await actorOf(c, context);
  await noteSource(context, actor, { member, device: null });
  if (actor.member !== null) await endSession(context, { member: actor.member, sessionId: actor.member.sessionId });
  setCookie(c, SESSION_COOKIE, secret, {
    path: "/",
    maxAge: SESSION_AGE_MS / 1000,
    httpOnly: true,
    sameSite: "Lax",
    secure: context.publicUrl.startsWith("https:"),
  });
}

/** A new session of this browser on our own pages, with a name by which its owner may recognise it. */
export function pageSession(c: Context, way: string): NewSession {
  return { kind: "page", label: browserName(c.req.header("user-agent")), way, origin: null };
}

/** Takes it away again. */
export function dropSession(c: Context): void {
  deleteCookie(c, SESSION_COOKIE, { path: "/" });
}

/** The path on our own pages that `text` names; `/me` for anything else, so that no link leads elsewhere. */
export function ownPath(text: string): string {
  return /^\/(?![/\\])[\x21-\x7e]{0,2000}$/u.test(text) && !text.includes("\\") ? text : "/me";
}

/** Where the page is that hands a session over to an embed. */
export const POPUP_PATH = "/sign-in/popup";

/**
 * Ends signing in on a page: the browser has its session and goes on. Somebody new first sees their own page, but not
 * where an embed waits for them.
 */
export async function answerSignedIn(
  c: Context,
  context: WebContext,
  outcome: { member: Member; secret: string; isNew: boolean; returnTo: string },
): Promise<Response> {
  await giveSession(c, context, outcome);
  const first = outcome.isNew && !outcome.returnTo.startsWith(POPUP_PATH);
  return c.redirect(first ? "/me" : outcome.returnTo, 303);
}
