import type { Context } from "hono";
import { hasRole } from "../../domain/person.ts";
import { articleView } from "../../service/article-view.ts";
import { listArticles } from "../../service/list-articles.ts";
import { caseOfHidden } from "../../service/moderation/case-of-hidden.ts";
import { statementAbout } from "../../service/moderation/read-statements.ts";
import { findComment, readComment } from "../../service/read-comment.ts";
import { readBranch } from "../../service/read-branch.ts";
import { withLinked } from "../../service/read-linked.ts";
import { readThread } from "../../service/read-thread.ts";
import { ownNotice } from "../../service/own-notice.ts";
import { mayEdit } from "../../service/read-own.ts";
import type { ArticleRow } from "../../store/articles.ts";
import { actorOf } from "../request-actor.ts";
import { renderArticlePage } from "../views/article.ts";
import { renderBranchItems, renderBranchPage } from "../views/branch-page.ts";
import { renderCommentPage } from "../views/comment-page.ts";
import { renderConversationPage } from "../views/conversation.ts";
import { renderHomePage } from "../views/home.ts";
import { doneNotice } from "../views/notice.ts";
import { statementNotice } from "../views/statement-page.ts";
import { renderThread, renderThreadItems } from "../views/thread.ts";
import { conversationPath } from "../views/addresses.ts";
import { freshnessOf } from "../freshness.ts";
import { html } from "../views/html.ts";
import type { Html } from "../views/html.ts";
import type { ViewContext } from "../views/view-context.ts";
import type { ThreadPage } from "../../domain/thread-page.ts";
import type { WebContext } from "../web-context.ts";
import { articleParam, articleSlugParam, idParam, sortQuery, wholeQuery } from "./article-address.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal, answerPublic } from "./public-page.ts";

/** The list of articles. */
export async function homePage(c: Context, context: WebContext): Promise<Response> {
  const { articles, next } = await listArticles(context, { after: c.req.query("after") ?? null });
  const { settings } = context.site();
  return await answerPublic(c, context, {
    fragment: false,
    ...freshnessOf(context, articles),
    make: () =>
      Promise.resolve(
        renderHomePage(
          {
            articles: articles.map((article) => articleView(article, settings, context.now())),
            older: next === null ? null : `/?after=${next}`,
          },
          viewFor(c, context, { fragment: false }),
        ),
      ),
  });
}

/** A hosted article with its conversation. */
export async function articlePage(c: Context, context: WebContext): Promise<Response> {
  return await threadAnswer(c, context, { article: await articleSlugParam(c, context), as: "article" });
}

/** The conversation of an article that lives elsewhere; a hosted one is shown at its own address only. */
export async function conversationPage(c: Context, context: WebContext): Promise<Response> {
  const article = await articleParam(c, context);
  if (article.slug !== null) {
    const view = articleView(article, context.site().settings, context.now());
    return c.redirect(conversationPath(view) + new URL(c.req.url).search, 301);
  }
  return await threadAnswer(c, context, { article, as: "conversation" });
}

/** A page of a conversation as a fragment: the first with heading and form, a further one as bare items. */
export async function threadFragment(c: Context, context: WebContext): Promise<Response> {
  return await threadAnswer(c, context, { article: await articleParam(c, context), as: "fragment" });
}

/** One page of a conversation, in one of its three settings. */
export async function threadAnswer(
  c: Context,
  context: WebContext,
  options: { article: ArticleRow; as: "article" | "conversation" | "fragment" },
): Promise<Response> {
  const { article, as } = options;
  const sort = sortQuery(c, context);
  const after = c.req.query("after") ?? null;
  const view = viewFor(c, context, { fragment: as === "fragment" });
  const page = (): ReturnType<typeof readThread> => readThread(context, { article, sort, after });
  return await answerPublic(c, context, {
    ...freshnessOf(context, [article]),
    fragment: as === "fragment",
    make: async () => {
      switch (as) {
        case "article":
          return renderArticlePage(await page(), after, view);
        case "conversation":
          return renderConversationPage(await page(), after, view);
        case "fragment":
          return after === null
            ? await firstFragment(c, context, { article, page: await page(), view })
            : renderThreadItems(await page(), view);
      }
    },
  });
}

/** The first page of a conversation for an embed, with the comment that the host's address names (`?comment=`). */
async function firstFragment(
  c: Context,
  context: WebContext,
  args: { article: ArticleRow; page: ThreadPage; view: ViewContext },
): Promise<Html> {
  const { article, page, view } = args;
  const id = Number(c.req.query("comment"));
  const named = Number.isSafeInteger(id) && id > 0;
  return renderThread(named ? await withLinked(context, { article, id, page }) : page, view);
}

/** A further part of a long branch, as a page or a fragment. */
export async function branchAnswer(c: Context, context: WebContext, options: { fragment: boolean }): Promise<Response> {
  const id = idParam(c);
  // Nobody in particular asks: what only the author may see has no public branch.
  const { article } = await findComment(context, { id, writer: null });
  const after = wholeQuery(c, "after", 0);
  const view = viewFor(c, context, options);
  return await answerPublic(c, context, {
    ...freshnessOf(context, [article]),
    fragment: options.fragment,
    make: async () => {
      // Read after the version was: what is withdrawn in between must not be kept under the version that follows.
      const { comment } = await findComment(context, { id, writer: null });
      const page = await readBranch(context, { article, comment, after });
      return options.fragment ? renderBranchItems(page, view) : renderBranchPage(page, after, view);
    },
  });
}

/** One comment in its surroundings. Its author also sees it while it is held, and what can be done with it. */
export async function commentPage(c: Context, context: WebContext): Promise<Response> {
  const { writer, member } = await actorOf(c, context);
  const isModerator = member !== null && hasRole(member.role, "moderator");
  const hidden = isModerator ? await caseOfHidden(context, { id: idParam(c), writer }) : null;
  if (hidden !== null) return c.redirect(`/console/cases/${hidden}`, 303);
  const { comment, article, own } = await findComment(context, { id: idParam(c), writer });
  const view = viewFor(c, context, { fragment: false });
  const page = await readComment(context, { comment, article, own });
  const standing = own ? await ownNotice(context, comment, { language: view.texts.language }) : null;
  const done = c.req.query("done");
  const statement =
    own && writer !== null && comment.state !== "published" && (standing?.statementPath ?? null) === null
      ? await statementAbout(context, { commentId: comment.id, writer })
      : null;
  // Where its standing is shown with the comment, that says it.
  const told = own && standing === null && isDone(done) && done;
  const notice = html`${told && doneNotice(told, view.texts)}${statement !== null && statementNotice(statement, view)}`;
  const mayChange = own && comment.state !== "withdrawn";
  return answerPersonal(c, context, {
    fragment: false,
    html: renderCommentPage(page, {
      view,
      own: mayChange ? { mayEdit: mayEdit(comment, context.now()), standing } : null,
      notice,
      mayModerate: isModerator && comment.state !== "withdrawn",
    }),
  });
}

const DONE = ["posted", "edited", "withdrawn", "marked"] as const;

function isDone(text: string | undefined): text is (typeof DONE)[number] {
  return DONE.some((done) => done === text);
}
