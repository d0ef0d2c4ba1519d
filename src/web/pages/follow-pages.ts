import type { Context } from "hono";
import { articleView } from "../../service/article-view.ts";
import { findArticle } from "../../service/find-article.ts";
import { follow, followState } from "../../service/notices/follow.ts";
import type { FollowTarget } from "../../service/notices/follow.ts";
import { actorOf } from "../request-actor.ts";
import { renderFollowPage } from "../views/follow-page.ts";
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

/** Says whether one follows, with the button for the contrary; whoever is not signed in is led there first. */
export async function followPage(c: Context, context: WebContext, what: What): Promise<Response> {
  const { member } = await actorOf(c, context);
  const { target, path } = targetOf(c, what);
  if (member === null) return c.redirect(`/sign-in?return=${path}`, 303);
  const state = await followState(context, { member, target });
  const article = await findArticle(context, state.followed.articleId);
  const page = {
    article: articleView(article, context.site().settings, context.now()),
    path,
    thread: what === "thread",
    following: state[what],
    ticket: ticketFor(c, context),
  };
  const html = renderFollowPage(page, viewFor(c, context, { fragment: false }));
  return answerPersonal(c, context, { fragment: false, html });
}

/** Follows, or ends it. */
export async function takeFollow(c: Context, context: WebContext, what: What): Promise<Response> {
  const { target, path } = targetOf(c, what);
  const { member, field } = await memberForm(c, context);
  await follow(context, { member, target, following: field("follow") !== "0" });
  return c.redirect(path, 303);
}
