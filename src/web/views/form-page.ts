import type { ArticleView } from "../../domain/thread-page.ts";
import { commentPath, conversationPath } from "./addresses.ts";
import { renderComment } from "./comment.ts";
import { formTitle, renderCommentForm } from "./comment-form.ts";
import type { CommentForm, FormPurpose } from "./comment-form.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { backLink } from "./single.ts";
import type { ViewContext } from "./view-context.ts";

/** The page with a form for writing, replying or editing: the way without a script. Personal. */
export function renderFormPage(article: ArticleView, form: CommentForm, view: ViewContext): Html {
  const title = formTitle(form.purpose, view);
  return renderPage(
    {
      title,
      canonical: null,
      type: "website",
      main: html`<div class="single hustings">
        ${backLink(article, view)}
        <h1>${title}</h1>
        ${form.purpose.kind === "reply" && answeredComment(form.purpose, view)}
        ${article.closed && form.purpose.kind !== "edit" ? html`<p class="notice">${view.texts.closed}</p>` : renderCommentForm(form, cancelPath(article, form.purpose, view), view)}
      </div>`,
    },
    view,
  );
}

/** The form alone, for scripts. Personal. */
export function renderFormFragment(article: ArticleView, form: CommentForm, view: ViewContext): Html {
  return renderCommentForm(form, cancelPath(article, form.purpose, view), view);
}

function answeredComment(purpose: FormPurpose & { kind: "reply" }, view: ViewContext): Html {
  const setting = { view, closed: true, onPage: new Set([purpose.to.id]) };
  return html`<div class="quoted">${renderComment({ ...purpose.to, inReplyTo: null }, setting)}</div>`;
}

function cancelPath(article: ArticleView, purpose: FormPurpose, { base }: ViewContext): string {
  switch (purpose.kind) {
    case "write":
      return `${base}${conversationPath(article)}#comments`;
    case "reply":
      return base + commentPath(purpose.to.id);
    case "edit":
      return base + commentPath(purpose.comment.id);
  }
}
