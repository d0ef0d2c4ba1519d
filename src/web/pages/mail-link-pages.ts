import type { Context } from "hono";
import { confirmAnswers, lookAtMailLink, unsubscribe } from "../../service/notices/guest-answers.ts";
import { actorOf } from "../request-actor.ts";
import { readForm } from "../request-body.ts";
import { limitedBy } from "../security/actor.ts";
import { renderMailLinkDone, renderMailLinkPage } from "../views/mail-link-page.ts";
import type { WebContext } from "../web-context.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** The page that the link of a mail opens: says what it is about and asks. @throws Problem `link-expired`. */
export async function mailLinkPage(c: Context, context: WebContext): Promise<Response> {
  const token = c.req.query("token") ?? "";
  const about = await lookAtMailLink(context, token);
  // The token is in this page's address: no link on it may pass it on.
  c.header("referrer-policy", "no-referrer");
  const html = renderMailLinkPage({ about, token }, viewFor(c, context, { fragment: false }));
  return answerPersonal(c, context, { fragment: false, html });
}

/** Confirms that a guest wants to be told of answers. */
export async function takeConfirmation(c: Context, context: WebContext): Promise<Response> {
  await countLink(c, context);
  await confirmAnswers(context, c.req.query("token") ?? "");
  return done(c, context, "confirmed");
}

/**
 * Ends what a mail was about: the button of our page, or a mail program's one click, which posts
 * `List-Unsubscribe=One-Click` without cookies, from wherever (RFC 8058, section 3.1). Only the token counts.
 */
export async function takeUnsubscription(c: Context, context: WebContext): Promise<Response> {
  await countLink(c, context);
  const type = c.req.header("content-type") ?? "";
  const field = /^application\/x-www-form-urlencoded\b/iu.test(type) ? await readForm(c) : null;
  await unsubscribe(context, { token: c.req.query("token") ?? "", forGood: field?.("forGood") === "1" });
  return done(c, context, "ended");
}

async function countLink(c: Context, context: WebContext): Promise<void> {
  await context.limits.count("act", limitedBy(await actorOf(c, context)));
}

function done(c: Context, context: WebContext, what: "confirmed" | "ended"): Response {
  c.header("referrer-policy", "no-referrer");
  const html = renderMailLinkDone(what, viewFor(c, context, { fragment: false }));
  return answerPersonal(c, context, { fragment: false, html });
}
