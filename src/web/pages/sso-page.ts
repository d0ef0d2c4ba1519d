import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { signInBySso } from "../../service/sso-sign-in.ts";
import { actorOf } from "../request-actor.ts";
import { answerSignedIn, ownPath, pageSession } from "../signed-in.ts";
import type { WebContext } from "../web-context.ts";
import { signInForm } from "./sign-in-pages.ts";

/** Signs in by a token that the publisher's site put into a link to here. */
export async function signInBySsoToken(c: Context, context: WebContext): Promise<Response> {
  const returnTo = ownPath(c.req.query("return") ?? "");
  try {
    const { network } = await actorOf(c, context);
    await context.limits.count("act", { device: null, network });
    if (context.sso === null) throw new Problem("not-found", "There is no such way to sign in.");
    const token = await context.sso.check(c.req.query("token") ?? "");
    const session = pageSession(c, "sso");
    const outcome = await signInBySso(context, { token, label: context.site().name, session });
    // The address with the token is not told to anybody from here.
    c.header("referrer-policy", "no-referrer");
    return await answerSignedIn(c, context, { ...outcome, returnTo });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.log.warn({ code: error.code, reason: error.message }, "the publisher's token was refused");
    return signInForm(c, context, { email: "", returnTo, problem: error });
  }
}
