import { excerpt } from "../../domain/excerpt.ts";
import type { OwnNotice } from "../../domain/own-notice.ts";
import type { CommentPage, CommentView, ThreadNode } from "../../domain/thread-page.ts";
import { commentAnchor, commentPath } from "./addresses.ts";
import { idsOf, moreItem, renderComment, renderItems } from "./comment.ts";
import type { CommentSetting } from "./comment.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { renderSingle } from "./single.ts";
import type { ViewContext } from "./view-context.ts";

/** Longest description of a page for search engines and previews, in UTF-16 code units. */
const DESCRIPTION_LENGTH = 200;

/** What the author of a comment may do with it. */
export interface OwnComment {
  readonly mayEdit: boolean;
  /** Where it stands, if it is not public. */
  readonly standing?: OwnNotice | null;
}

/**
 * One comment in its surroundings: what it answers, itself, the replies, its neighbours. Personal.
 * @param options.own set when its author is looking.
 * @param options.notice says what has just been done.
 * @param options.mayModerate a moderator is looking, who can take the comment up.
 */
export function renderCommentPage(
  page: CommentPage,
  options: { view: ViewContext; own: OwnComment | null; notice: Html | null; mayModerate: boolean },
): Html {
  const { view, own, notice, mayModerate } = options;
  const { article, ancestors, node } = page;
  const { texts } = view;
  const { comment } = node;
  const onPage = idsOf([node]);
  for (const ancestor of ancestors) onPage.add(ancestor.id);
  const setting: CommentSetting = {
    view,
    closed: article.closed,
    onPage,
    ...(own === null ? {} : { own: { id: comment.id, mayEdit: own.mayEdit, notice: own.standing ?? null } }),
  };
  const title = texts.commentTitle(comment.number, comment.author);
  const content = html`${notice} ${ancestors.length > 0 && above(ancestors, setting)}
    <section aria-labelledby="this">
      <h2 id="this" class="live">${texts.thisComment}</h2>
      <ol class="thread">
        <li class="focus">${renderComment(comment, setting, { parent: ancestors.at(-1) ?? null, first: true })}</li>
      </ol>
    </section>
    <p class="account-line">
      <a href="/comments/${comment.id}/follow" data-load>${texts.notices.followThreadTitle}</a>
    </p>
    ${
      mayModerate &&
      html`<form method="post" action="/console/comments/${comment.id}/take-up" class="account-line">
        <button>${texts.moderating.takeUp}</button>
      </form>`
    }
    ${neighbours(page, view)} ${repliesBelow(node, setting)}`;
  return renderPage(
    {
      title,
      description: comment.html === "" ? null : excerpt(comment.html, DESCRIPTION_LENGTH),
      canonical: view.publicUrl + commentPath(comment.id),
      type: "website",
      main: renderSingle(article, { title, content, anchor: commentAnchor(comment.id) }, view),
    },
    view,
  );
}

function repliesBelow({ comment, replies, more }: ThreadNode, setting: CommentSetting): Html | null {
  if (replies.length === 0 && more === null) return null;
  return html`<section aria-labelledby="replies">
    <h2 id="replies">${setting.view.texts.replies(comment.descendantCount)}</h2>
    <ol class="thread">
      ${renderItems(replies, setting, comment)}${moreItem(comment.id, more, setting)}
    </ol>
  </section>`;
}

function above(ancestors: readonly CommentView[], setting: CommentSetting): Html {
  const items = ancestors.map((ancestor) => html`<li>${renderComment(ancestor, setting)}</li>`);
  return html`<section aria-labelledby="above">
    <h2 id="above">${setting.view.texts.above}</h2>
    <ol class="thread above">
      ${items}
    </ol>
  </section>`;
}

function neighbours({ previousSibling, nextSibling }: CommentPage, { texts, base }: ViewContext): Html | null {
  if (previousSibling === null && nextSibling === null) return null;
  return html`<nav class="neighbours" aria-label="${texts.neighbours}">
    ${previousSibling && html`<a rel="prev" href="${base}${commentPath(previousSibling.id)}">${texts.previousComment(previousSibling.number)}</a>`}${nextSibling && html`<a rel="next" href="${base}${commentPath(nextSibling.id)}">${texts.nextComment(nextSibling.number)}</a>`}
  </nav>`;
}
