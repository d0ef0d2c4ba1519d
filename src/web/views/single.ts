import type { ArticleView, CommentView } from "../../domain/thread-page.ts";
import { conversationPath } from "./addresses.ts";
import { renderComment } from "./comment.ts";
import type { CommentSetting } from "./comment.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/** The frame of a page that shows one comment or one form: the way back to the conversation, a heading, the content. */
export function renderSingle(
  article: ArticleView,
  page: { readonly title: string; readonly content: Html; /** Where in the conversation. */ readonly anchor?: string },
  { texts, base }: ViewContext,
): Html {
  return html`<div class="single hustings" data-article="${article.id}" data-texts="${JSON.stringify(texts.script)}">
    <p class="back"><a href="${base}${conversationPath(article)}${page.anchor ?? "#comments"}">${article.title}</a></p>
    <h1>${page.title}</h1>
    ${page.content}
    <p class="live" role="status"></p>
  </div>`;
}

/** The comment that a page is about, set off from the rest. */
export function quotedComment(comment: CommentView, setting: CommentSetting): Html {
  return html`<section class="quoted" aria-labelledby="this">
    <h2 class="live" id="this">${setting.view.texts.thisComment}</h2>
    ${renderComment(comment, setting)}
  </section>`;
}
