import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { endOtherSessions, readAccountAccess, removeIdentity, renameSession } from "../../service/account-access.ts";
import type { Member } from "../../service/service-context.ts";
import { endSession } from "../../service/sessions.ts";
import { actorOf } from "../request-actor.ts";
import { renderAccountAccess } from "../views/account-access-page.ts";
import type { WebContext } from "../web-context.ts";
import { idParam } from "./article-address.ts";
import { giveFormCookie, readSubmission } from "./form-submission.ts";
import type { Submission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

const PATH = "/me/sign-in";

/** One's own ways to sign in, sessions and security events; whoever is not signed in is led there first. */
export async function accountAccessPage(c: Context, context: WebContext): Promise<Response> {
  const { member } = await actorOf(c, context);
  if (member === null) return c.redirect(`/sign-in?return=${encodeURIComponent(PATH)}`, 303);
  return await show(c, context, { member, problem: null });
}

/** Takes a way to sign in away. */
export async function takeRemovedWay(c: Context, context: WebContext): Promise<Response> {
  return await change(c, context, "removed", ({ member }) =>
    removeIdentity(context, { member, identityId: idParam(c) }),
  );
}

/** Gives a session a name. */
export async function takeSessionName(c: Context, context: WebContext): Promise<Response> {
  return await change(c, context, "renamed", ({ member, field }) =>
    renameSession(context, { member, sessionId: idParam(c), name: field("label") }),
  );
}

/** Ends one session, somewhere else. */
export async function takeEndedSession(c: Context, context: WebContext): Promise<Response> {
  return await change(c, context, "ended", ({ member }) => endSession(context, { member, sessionId: idParam(c) }));
}

/** Ends all sessions but this one. */
export async function takeEndedOthers(c: Context, context: WebContext): Promise<Response> {
  return await change(c, context, "ended-others", ({ member }) => endOtherSessions(context, member));
}

async function change(
  c: Context,
  context: WebContext,
  ...[done, act]: [string, (by: { member: Member; field: Submission["field"] }) => Promise<void>]
): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act", bare: true });
  const { member } = submission.actor;
  if (member === null) throw submission.refusal ?? new Problem("sign-in-needed", "Please sign in first.");
  try {
    if (submission.refusal !== null) throw submission.refusal;
    await act({ member, field: submission.field });
    return c.redirect(`${PATH}?done=${done}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await show(c, context, { member, problem: error });
  }
}

async function show(
  c: Context,
  context: WebContext,
  { member, problem }: { member: Member; problem: Problem | null },
): Promise<Response> {
  const { text, ticket } = context.tickets.issue();
  if (problem !== null) {
    giveFormCookie(c, context, ticket.nonce);
  }
  return answerPersonal(c, context, {
    fragment: false,
    status: problem?.status ?? 200,
    html: renderAccountAccess(
      {
        access: await readAccountAccess(context, member),
        providers: context.oidc.list,
        ticket: text,
        done: c.req.query("done") ?? null,
        problem,
      },
      viewFor(c, context, { fragment: false }),
    ),
  });
}
