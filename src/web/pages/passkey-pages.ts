import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { addPasskey, askForNewPasskey, askForPasskey, signInByPasskey } from "../../service/passkeys.ts";
import type { Member } from "../../service/service-context.ts";
import { actorOf } from "../request-actor.ts";
import { MAX_BODY_BYTES, readJson } from "../request-body.ts";
import type { Actor } from "../security/actor.ts";
import { limitedBy } from "../security/actor.ts";
import { requireOwnForm } from "../security/request-source.ts";
import { giveSession, ownPath, pageSession } from "../signed-in.ts";
import { problemHelp } from "../views/notice.ts";
import type { WebContext } from "../web-context.ts";
import { viewFor } from "./page-view.ts";

type Body = Readonly<Record<string, unknown>>;

/** What our own script asks before a passkey is used. */
export async function passkeyOptions(c: Context, context: WebContext): Promise<Response> {
  return await answer(c, context, async () => await askForPasskey(context, { party: partyOf(context) }));
}

/** Signs in by a passkey. */
export async function takePasskey(c: Context, context: WebContext): Promise<Response> {
  return await answer(c, context, async ({ response, returnTo }) => {
    const session = pageSession(c, "passkey");
    await giveSession(c, context, await signInByPasskey(context, { party: partyOf(context), response, session }));
    return { location: ownPath(typeof returnTo === "string" ? returnTo : "") };
  });
}

/** What our own script asks before a member makes a passkey. */
export async function newPasskeyOptions(c: Context, context: WebContext): Promise<Response> {
  return await answer(
    c,
    context,
    async (_, actor) => await askForNewPasskey(context, { party: partyOf(context), member: memberOf(actor) }),
  );
}

/** Adds a passkey to one's own account. */
export async function takeNewPasskey(c: Context, context: WebContext): Promise<Response> {
  return await answer(c, context, async ({ response, name }, actor) => {
    const { ways } = viewFor(c, context, { fragment: false }).texts;
    await addPasskey(context, {
      party: partyOf(context),
      member: memberOf(actor),
      response,
      name: typeof name === "string" ? name : "",
      fallbackName: ways.passkeyDefault,
    });
    return { location: "/me/sign-in?done=added" };
  });
}

/** Everything that these four have in common: our own page asks, within limits, in JSON. */
async function answer(
  c: Context,
  context: WebContext,
  act: (body: Body, actor: Actor) => Promise<object>,
): Promise<Response> {
  c.header("cache-control", "no-store");
  try {
    const actor = await actorOf(c, context);
    // A script always says where it comes from: no cookie is needed to prove it.
    requireOwnForm(actor.source, false);
    await context.limits.count("act", limitedBy(actor));
    const body = await readJson(c, MAX_BODY_BYTES);
    return c.json(await act(typeof body === "object" && body !== null ? (body as Body) : {}, actor));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.log.warn({ code: error.code, err: error.cause }, "a passkey was refused");
    const { texts } = viewFor(c, context, { fragment: false });
    if (error.retryAfter !== undefined) c.header("retry-after", String(error.retryAfter));
    const { title } = texts.problems[error.code];
    return c.json({ code: error.code, message: `${title}. ${problemHelp(error, texts)}` }, error.status as 400);
  }
}

function partyOf(context: WebContext): { origin: string } {
  return { origin: context.publicUrl };
}

function memberOf(actor: Actor): Member {
  if (actor.member === null) throw new Problem("sign-in-needed", "Please sign in first.");
  return actor.member;
}
