import type { ArticleView } from "../../domain/thread-page.ts";
import { commentPath, conversationPath } from "./addresses.ts";
import { formTitle, renderCommentForm } from "./comment-form.ts";
import type { CommentForm, FormPurpose } from "./comment-form.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { renderOwnBar } from "./own-bar.ts";
import { quotedComment, renderSingle } from "./single.ts";
import type { ViewContext } from "./view-context.ts";

/** The page with a form for writing, replying or editing: the way without a script. Personal. */
export function renderFormPage(article: ArticleView, form: CommentForm, view: ViewContext): Html {
  const title = formTitle(form.purpose, view);
  const content = html`${form.purpose.kind === "reply" && answeredComment(form.purpose, view)}
  ${renderFormFragment(article, form, view)}`;
  return renderPage(
    { title, canonical: null, type: "website", main: renderSingle(article, { title, content }, view) },
    view,
  );
}

/**
 * The form alone, for scripts. Personal. On a closed article, or for somebody who may not write now, there is only a
 * notice, unless something was typed.
 */
export function renderFormFragment(article: ArticleView, form: CommentForm, view: ViewContext): Html {
  if (article.closed && form.purpose.kind !== "edit" && form.values.body === "") {
    return html`<p class="notice">${view.texts.closed}</p>`;
  }
  if (form.bar !== null && !form.typed) return renderOwnBar(form.bar, view);
  return renderCommentForm(form, cancelPath(article, form.purpose, view), view);
}

function answeredComment(purpose: FormPurpose & { kind: "reply" }, view: ViewContext): Html {
  const setting = { view, closed: true, onPage: new Set([purpose.to.id]) };
  return quotedComment({ ...purpose.to, inReplyTo: null }, setting);
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
