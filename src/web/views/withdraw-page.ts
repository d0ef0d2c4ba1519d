import type { Problem } from "../../domain/problem.ts";
import type { ArticleView, CommentView } from "../../domain/thread-page.ts";
import { commentPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { problemNotice } from "./notice.ts";
import { quotedComment, renderSingle } from "./single.ts";
import type { ViewContext } from "./view-context.ts";

/** The question before a comment is withdrawn. */
export interface WithdrawForm {
  readonly comment: CommentView;
  readonly ticket: string;
  readonly problem: Problem | null;
}

/** The page that asks whether to withdraw. Personal. */
export function renderWithdrawPage(article: ArticleView, form: WithdrawForm, view: ViewContext): Html {
  const { comment } = form;
  const title = view.texts.withdrawTitle(comment.number);
  const setting = { view, closed: true, onPage: new Set([comment.id]) };
  const content = html`${quotedComment({ ...comment, inReplyTo: null }, setting)} ${renderWithdrawForm(form, view)}`;
  return renderPage(
    { title, canonical: null, type: "website", main: renderSingle(article, { title, content }, view) },
    view,
  );
}

/** The question alone, for scripts. Personal. */
export function renderWithdrawForm({ comment, ticket, problem }: WithdrawForm, { texts, base }: ViewContext): Html {
  const path = base + commentPath(comment.id);
  return html`<form
    class="form"
    id="withdraw-${comment.id}"
    data-load
    method="post"
    action="${path}/withdraw"
    aria-label="${texts.withdrawTitle(comment.number)}"
  >
    ${problem !== null && problemNotice(problem, texts)}
    <p>${texts.withdrawHelp}</p>
    <input type="hidden" name="ticket" value="${ticket}" />
    <p class="buttons">
      <button class="main">${texts.withdrawNow}</button><a href="${path}" data-close>${texts.keep}</a>
    </p>
  </form>`;
}
