import type { Context } from "hono";
import { parseUrl } from "../../domain/parse-url.ts";
import { Problem } from "../../domain/problem.ts";
import { issueEmbedCode } from "../../service/embed-session.ts";
import { actorOf } from "../request-actor.ts";
import { POPUP_PATH } from "../signed-in.ts";
import { renderAskPage, renderHandOverPage } from "../views/popup-page.ts";
import type { WebContext } from "../web-context.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** What the embed makes up and gets back, so that it knows an answer to itself. */
const STATE = /^[\w-]{16,64}$/u;

/**
 * The window that an embed opens for signing in, and where every way of signing in ends in it: it hands a one-time code
 * over to the page that opened it. Whoever is signed in already is asked first, since they may want another account.
 * @throws Problem `origin-not-allowed`, `bad-request`.
 */
export async function popupPage(c: Context, context: WebContext): Promise<Response> {
  const origin = c.req.query("origin") ?? "";
  const state = c.req.query("state") ?? "";
  if (!context.site().settings.allowedOrigins.includes(origin)) {
    throw new Problem("origin-not-allowed", "This site is not on the list of sites that may embed the conversation.");
  }
  if (!STATE.test(state)) throw new Problem("bad-request", "The address of this window is not complete.");
  const back = backTo(origin, c.req.query("return") ?? "");
  const { member } = await actorOf(c, context);
  const view = viewFor(c, context, { fragment: false });
  const goOn = `${POPUP_PATH}?${new URLSearchParams({ origin, state, return: back.href, go: "on" }).toString()}`;
  if (member === null) return c.redirect(`/sign-in?return=${encodeURIComponent(goOn)}`, 303);
  const { host } = new URL(origin);
  if (c.req.query("go") !== "on") {
    return answerPersonal(c, context, {
      fragment: false,
      html: renderAskPage({ name: member.name, host, goOn }, view),
    });
  }
  const code = await issueEmbedCode(context, { member, origin });
  back.hash = `${back.hash || "#"}~hustings=${code}~${state}`;
  // The address in this window's history is of no use to anybody: the code is not in it.
  c.header("referrer-policy", "no-referrer");
  return answerPersonal(c, context, {
    fragment: false,
    html: renderHandOverPage({ name: member.name, host, origin, code, state, back: back.href }, view),
  });
}

/** The page that the reader comes from; the origin's first page where it is on another origin. */
function backTo(origin: string, text: string): URL {
  const url = text.length > 500 ? null : parseUrl(text);
  return url?.origin === origin ? url : new URL(origin);
}
