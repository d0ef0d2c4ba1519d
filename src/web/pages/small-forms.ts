import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { MARKS } from "../../domain/reaction.ts";
import { articleView } from "../../service/article-view.ts";
import { CommentViewer } from "../../service/comment-view.ts";
import { react } from "../../service/react.ts";
import { findComment } from "../../service/read-comment.ts";
import type { Writer } from "../../service/service-context.ts";
import { withdrawComment } from "../../service/withdraw-comment.ts";
import { actorOf } from "../request-actor.ts";
import { commentAnchor, commentPath } from "../views/addresses.ts";
import { renderComment } from "../views/comment.ts";
import { html } from "../views/html.ts";
import { renderWithdrawForm, renderWithdrawPage } from "../views/withdraw-page.ts";
import type { WebContext } from "../web-context.ts";
import { idParam } from "./article-address.ts";
import { readSubmission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";
import { parseUrl } from "../../domain/parse-url.ts";

/** Asks whether to withdraw one's own comment. @throws Problem `not-allowed`. */
export async function withdrawForm(
  c: Context,
  context: WebContext,
  options: { fragment: boolean; problem?: Problem },
): Promise<Response> {
  const { writer } = await actorOf(c, context);
  const { comment, article, own } = await findComment(context, { id: idParam(c), writer });
  if (!own) throw new Problem("not-allowed", "Only its author can withdraw this comment.");
  const viewer = new CommentViewer();
  await viewer.learn(context.store.reader, comment.site_id, [comment]);
  const problem = options.problem ?? null;
  const form = { comment: viewer.view(comment), ticket: context.tickets.issue().text, problem };
  const view = viewFor(c, context, options);
  return answerPersonal(c, context, {
    fragment: options.fragment,
    status: problem?.status ?? 200,
    html: options.fragment
      ? renderWithdrawForm(form, view)
      : renderWithdrawPage(articleView(article, context.site().settings, context.now()), form, view),
  });
}

/** Withdraws one's own comment. */
export async function takeWithdrawal(
  c: Context,
  context: WebContext,
  options: { fragment: boolean },
): Promise<Response> {
  const id = idParam(c);
  const submission = await readSubmission(c, context, { ...options, limit: "act" });
  if (submission.refusal !== null) {
    return await withdrawForm(c, context, { ...options, problem: submission.refusal });
  }
  const writer = submission.writer();
  await withdrawComment(context, { id, writer });
  if (!options.fragment) return c.redirect(`${commentPath(id)}?done=withdrawn`, 303);
  return await placeholderAnswer(c, context, { id, writer });
}

/** What stands in the place of a withdrawn comment, for scripts. */
async function placeholderAnswer(
  c: Context,
  context: WebContext,
  args: { id: number; writer: Writer },
): Promise<Response> {
  const { comment, article } = await findComment(context, args);
  const setting = {
    view: viewFor(c, context, { fragment: true }),
    closed: articleView(article, context.site().settings, context.now()).closed,
    onPage: new Set<number>(),
  };
  const placeholder = renderComment(new CommentViewer().view(comment), setting);
  return answerPersonal(c, context, {
    fragment: true,
    html: html`<ol>
      <li>${placeholder}</li>
    </ol>`,
  });
}

/** Gives a mark or takes it back: a form of buttons. On pages the reader comes back to where the button stood. */
export async function takeReaction(c: Context, context: WebContext, options: { fragment: boolean }): Promise<Response> {
  const id = idParam(c);
  const submission = await readSubmission(c, context, { ...options, limit: "act", bare: true });
  if (submission.refusal !== null) throw submission.refusal;
  const mark = MARKS.find((known) => known === submission.field("mark"));
  if (mark === undefined) throw new Problem("bad-request", "The form does not say which mark is meant.");
  const result = await react(context, { commentId: id, writer: submission.writer(), mark, given: "toggle" });
  if (options.fragment) return c.json(result);
  return c.redirect(backTo(c, context, id), 303);
}

/** The page of ours that the form was on, at the comment; the comment's own page where the browser does not say. */
function backTo(c: Context, context: WebContext, id: number): string {
  const referer = parseUrl(c.req.header("referer") ?? "");
  if (referer === null) return `${commentPath(id)}?done=marked`;
  const { origin, pathname, search } = referer;
  return origin === context.publicUrl ? pathname + search + commentAnchor(id) : `${commentPath(id)}?done=marked`;
}
