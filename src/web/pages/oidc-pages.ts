import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { OidcProvider } from "../../domain/oidc-provider.ts";
import { Problem } from "../../domain/problem.ts";
import { beginOidc, nonceOf, OIDC_AGE_MS, oidcIdentity, resumeOidc } from "../../service/oidc-sign-in.ts";
import type { OidcBeginning } from "../../service/oidc-sign-in.ts";
import { recordRefusedAddition } from "../../service/refused-sign-in.ts";
import { hashSecret } from "../../service/secrets.ts";
import type { Member } from "../../service/service-context.ts";
import { addIdentity, signIn } from "../../service/sign-in.ts";
import { actorOf } from "../request-actor.ts";
import { answerSignedIn, ownPath, pageSession } from "../signed-in.ts";
import { signInAgainPath } from "../views/addresses.ts";
import type { OidcProof } from "../security/oidc-clients.ts";
import { renderGoOnPage } from "../views/sign-in-ways.ts";
import type { WebContext } from "../web-context.ts";
import { readSubmission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";
import { signInForm } from "./sign-in-pages.ts";

/** Where the cookie that binds a sign-in to its browser is sent. */
const COOKIE_PATH = "/sign-in/with";

/** Sends the browser to a provider. A link, not a form: our own policy lets no form end on another site. */
export async function beginWithProvider(c: Context, context: WebContext): Promise<Response> {
  const provider = context.oidc.named(c.req.param("provider") ?? "");
  const returnTo = ownPath(c.req.query("return") ?? "");
  try {
    const { network, member } = await actorOf(c, context);
    await context.limits.count("act", { device: null, network });
    // Whoever signs in again is to prove it anew, or to choose another account, rather than to be waved through.
    const prompt = member === null ? null : "login";
    return c.redirect((await begin(c, context, { provider, returnTo, member: null, prompt })).href, 303);
  } catch (error) {
    return refused(c, context, { error, provider, returnTo });
  }
}

/** Sends a member to a provider, to add it to the ways to sign in. */
export async function addProvider(c: Context, context: WebContext): Promise<Response> {
  const provider = context.oidc.named(c.req.param("provider") ?? "");
  const submission = await readSubmission(c, context, { fragment: false, limit: "act", bare: true });
  if (submission.refusal !== null) throw submission.refusal;
  const { member } = submission.actor;
  if (member === null) throw new Problem("sign-in-needed", "Please sign in first.");
  try {
    const url = await begin(c, context, { provider, returnTo: "/me/sign-in?done=added", member, prompt: null });
    return answerPersonal(c, context, {
      fragment: false,
      html: renderGoOnPage({ url: url.href, label: provider.label }, viewFor(c, context, { fragment: false })),
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "sign-in-again") throw error;
    return c.redirect(signInAgainPath("/me/sign-in"), 303);
  }
}

/** Where the provider sends the browser back to. Every failure is a page that says so, and no session. */
export async function backFromProvider(c: Context, context: WebContext): Promise<Response> {
  const provider = context.oidc.named(c.req.param("provider") ?? "");
  const state = c.req.query("state") ?? "";
  const binding = getCookie(c, cookieName(state)) ?? null;
  let returnTo = "/me";
  let member: Member | null = null;
  try {
    ({ returnTo, member } = await resumeOidc(context, { provider: provider.id, state, binding }));
    deleteCookie(c, cookieName(state), { path: COOKIE_PATH });
    const proof = proofOf({ state, binding: binding ?? "" });
    const claims = await context.oidc.claims(provider, new URL(c.req.url).search, proof);
    const identity = oidcIdentity(provider, claims);
    if (member !== null) {
      await addIdentity(context, { member, identity });
      return c.redirect(returnTo, 303);
    }
    const session = pageSession(c, provider.label);
    return await answerSignedIn(c, context, { ...(await signIn(context, { identity, session })), returnTo });
  } catch (error) {
    if (member !== null && error instanceof Problem) {
      await recordRefusedAddition(context, { member, way: provider.label, reason: error.code });
    }
    return refused(c, context, { error, provider, returnTo });
  }
}

async function begin(
  c: Context,
  context: WebContext,
  args: { provider: OidcProvider; returnTo: string; member: Member | null; prompt: "login" | null },
): Promise<URL> {
  const { provider, prompt } = args;
  const beginning = await beginOidc(context, { ...args, provider: provider.id });
  const url = await context.oidc.authorizationUrl(provider, { proof: proofOf(beginning), prompt });
  // Lax: the provider's redirect comes from another site. One cookie for each sign-in, so that two tabs can be at it.
  setCookie(c, cookieName(beginning.state), beginning.binding, {
    path: COOKIE_PATH,
    maxAge: OIDC_AGE_MS / 1000,
    httpOnly: true,
    sameSite: "Lax",
    secure: context.publicUrl.startsWith("https:"),
  });
  return url;
}

/** The binding is random enough to be the PKCE verifier, and with the browser only. */
function proofOf({ state, binding }: OidcBeginning): OidcProof {
  return { state, nonce: nonceOf(binding), verifier: binding };
}

function cookieName(state: string): string {
  return `hustings_oidc_${hashSecret(state).slice(0, 10)}`;
}

function refused(
  c: Context,
  context: WebContext,
  args: { error: unknown; provider: OidcProvider; returnTo: string },
): Response {
  const { error, provider, returnTo } = args;
  if (!(error instanceof Problem)) throw error;
  context.log.warn({ provider: provider.id, code: error.code, err: error.cause }, "signing in was refused");
  return signInForm(c, context, { email: "", returnTo, problem: error });
}
