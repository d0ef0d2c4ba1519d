import type { Context } from "hono";
import { articleView } from "../../service/article-view.ts";
import { findArticle } from "../../service/find-article.ts";
import { follow, followState } from "../../service/notices/follow.ts";
import type { FollowTarget } from "../../service/notices/follow.ts";
import { actorOf } from "../request-actor.ts";
import { renderFollowForm, renderFollowPage } from "../views/follow-page.ts";
import { signInFirst } from "../views/in-place.ts";
import type { Member } from "../../service/service-context.ts";
import type { WebContext } from "../web-context.ts";
import { idParam } from "./article-address.ts";
import { memberForm, ticketFor } from "./notices-pages.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** What a page about following is for. */
type What = "article" | "thread";

function targetOf(c: Context, what: What): { target: FollowTarget; path: string } {
  const id = idParam(c);
  return what === "article"
    ? { target: { articleId: id }, path: `/conversations/${id}/follow` }
    : { target: { commentId: id }, path: `/comments/${id}/follow` };
}

interface Options {
  readonly what: What;
  readonly fragment: boolean;
}

/** Says whether one follows, with the button for the contrary; whoever is not signed in is led there first. */
export async function followPage(c: Context, context: WebContext, options: Options): Promise<Response> {
  const { member } = await actorOf(c, context);
  const { path } = targetOf(c, options.what);
  if (member !== null) return await formAnswer(c, context, { ...options, member });
  if (!options.fragment) return c.redirect(`/sign-in?return=${path}`, 303);
  const html = signInFirst(path, viewFor(c, context, options));
  return answerPersonal(c, context, { fragment: true, html });
}

/** Follows, or ends it. */
export async function takeFollow(c: Context, context: WebContext, options: Options): Promise<Response> {
  const { target, path } = targetOf(c, options.what);
  const { member, field } = await memberForm(c, context, options);
  await follow(context, { member, target, following: field("follow") !== "0" });
  return options.fragment ? await formAnswer(c, context, { ...options, member }) : c.redirect(path, 303);
}

async function formAnswer(
  c: Context,
  context: WebContext,
  { what, fragment, member }: Options & { member: Member },
): Promise<Response> {
  const { target, path } = targetOf(c, what);
  const state = await followState(context, { member, target });
  const ticket = fragment ? context.tickets.issue().text : ticketFor(c, context);
  const form = { path, thread: what === "thread", following: state[what], ticket };
  const view = viewFor(c, context, { fragment });
  if (fragment) return answerPersonal(c, context, { fragment, html: renderFollowForm(form, view) });
  const article = await findArticle(context, state.followed.articleId);
  const shown = articleView(article, context.site().settings, context.now());
  return answerPersonal(c, context, { fragment, html: renderFollowPage(shown, form, view) });
}
