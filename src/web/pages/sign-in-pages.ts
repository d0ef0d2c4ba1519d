import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { askForSignInMail, lookAtSignInLink, signInByCode, signInByLink } from "../../service/email-sign-in.ts";
import { hashSecret } from "../../service/secrets.ts";
import { endSession } from "../../service/sessions.ts";
import { actorOf } from "../request-actor.ts";
import { answerSignedIn, dropSession, ownPath, pageSession } from "../signed-in.ts";
import { renderCodePage, renderLinkPage, renderSignInPage } from "../views/sign-in-page.ts";
import { renderWays } from "../views/sign-in-ways.ts";
import type { WebContext } from "../web-context.ts";
import { giveFormCookie, readSubmission } from "./form-submission.ts";
import type { Submission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** The page on which signing in begins; whoever is signed in goes on at once, unless they are to sign in again. */
export async function signInPage(c: Context, context: WebContext): Promise<Response> {
  const returnTo = ownPath(c.req.query("return") ?? "");
  const { member } = await actorOf(c, context);
  const again = member !== null && c.req.query("again") === "yes";
  if (member !== null && !again) return c.redirect(returnTo, 303);
  return signInForm(c, context, { email: "", returnTo, problem: null, again });
}

/** Sends the mail and asks for its code. */
export async function takeSignInEmail(c: Context, context: WebContext): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act" });
  const email = submission.field("email");
  const returnTo = ownPath(submission.field("return"));
  try {
    if (submission.refusal !== null) throw submission.refusal;
    await countSignIn(context, submission, email.trim().toLowerCase());
    const linkBase = `${context.publicUrl}/sign-in/link?token=`;
    const asked = await askForSignInMail(context, { email, returnTo, linkBase });
    return codeForm(c, context, { ...asked, returnTo, problem: null });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return signInForm(c, context, { email, returnTo, problem: error });
  }
}

/** Signs in by the code of the mail. */
export async function takeSignInCode(c: Context, context: WebContext): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act" });
  const handle = submission.field("handle");
  try {
    if (submission.refusal !== null) throw submission.refusal;
    await countSignIn(context, submission, `code ${handle}`);
    return await answerSignedIn(
      c,
      context,
      await signInByCode(context, { handle, code: submission.field("code"), session: pageSession(c, "email") }),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.log.warn({ code: error.code }, "a mail's code was refused");
    const returnTo = ownPath(submission.field("return"));
    const email = submission.field("email");
    if (error.code === "link-expired") return signInForm(c, context, { email, returnTo, problem: error });
    return codeForm(c, context, { handle, email, returnTo, problem: error });
  }
}

/** The page that the mail's link opens; of a link that no longer works the form for another one. */
export async function signInLinkPage(c: Context, context: WebContext): Promise<Response> {
  const secret = c.req.query("token") ?? "";
  const { network } = await actorOf(c, context);
  await context.limits.count("act", { device: null, network });
  return await orAnotherLink(c, context, async () => {
    const { email } = await lookAtSignInLink(context, secret);
    const { text, ticket } = context.tickets.issue();
    giveFormCookie(c, context, ticket.nonce);
    return answerPersonal(c, context, {
      fragment: false,
      html: renderLinkPage({ ticket: text, secret, email }, viewFor(c, context, { fragment: false })),
    });
  });
}

/** Signs in by the mail's link. */
export async function takeSignInLink(c: Context, context: WebContext): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act" });
  if (submission.refusal !== null) throw submission.refusal;
  const secret = submission.field("token");
  return await orAnotherLink(c, context, async () =>
    answerSignedIn(c, context, await signInByLink(context, { secret, session: pageSession(c, "email") })),
  );
}

async function orAnotherLink(c: Context, context: WebContext, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "link-expired") throw error;
    return signInForm(c, context, { email: "", returnTo: "/me", problem: error });
  }
}

/** Ends the session in use. */
export async function takeSignOut(c: Context, context: WebContext): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act", bare: true });
  if (submission.refusal !== null) throw submission.refusal;
  const { member } = submission.actor;
  if (member !== null) await endSession(context, { member, sessionId: member.sessionId });
  dropSession(c);
  const next = submission.field("return");
  return c.redirect(next === "" ? "/" : ownPath(next), 303);
}

async function countSignIn(context: WebContext, { actor }: Submission, what: string): Promise<void> {
  await context.limits.count("sign-in", { device: hashSecret(what), network: actor.network });
}

/** The page on which signing in begins, perhaps with the reason why it did not work. */
export function signInForm(
  c: Context,
  context: WebContext,
  form: { email: string; returnTo: string; problem: Problem | null; again?: boolean },
): Response {
  const { text, ticket } = context.tickets.issue();
  // For browsers that do not say where a form comes from; set only where a form is about to be sent again.
  if (form.problem !== null) giveFormCookie(c, context, ticket.nonce);
  const view = viewFor(c, context, { fragment: false });
  const ways = renderWays({ providers: context.oidc.list, returnTo: form.returnTo }, view);
  if (form.problem?.retryAfter !== undefined) c.header("retry-after", String(form.problem.retryAfter));
  return answerPersonal(c, context, {
    fragment: false,
    status: form.problem?.status ?? 200,
    html: renderSignInPage({ ...form, again: form.again === true, ticket: text, ways }, view),
  });
}

function codeForm(
  c: Context,
  context: WebContext,
  form: { handle: string; email: string; returnTo: string; problem: Problem | null },
): Response {
  const { text, ticket } = context.tickets.issue();
  giveFormCookie(c, context, ticket.nonce);
  const view = viewFor(c, context, { fragment: false });
  return answerPersonal(c, context, {
    fragment: false,
    status: form.problem?.status ?? 200,
    html: renderCodePage({ ...form, ticket: text }, view),
  });
}
