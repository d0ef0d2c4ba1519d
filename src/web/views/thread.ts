import { SORTS } from "../../domain/comment.ts";
import type { ThreadPage } from "../../domain/thread-page.ts";
import { conversationPath, threadFragmentPath, threadQuery } from "./addresses.ts";
import { beyondItem, idsOf, renderItems } from "./comment.ts";
import type { CommentSetting } from "./comment.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * One page of a conversation: heading, orders, entry for writing, the comments. The same for everybody. Its own words run
 * from left to right, whatever the page around it; what people wrote runs as they wrote it.
 */
export function renderThread(page: ThreadPage, view: ViewContext): Html {
  const { article } = page;
  const { texts } = view;
  return html`<section
    class="hustings"
    id="comments"
    aria-labelledby="comments-title"
    lang="${texts.language}"
    dir="ltr"
    data-article="${article.id}"
    data-texts="${JSON.stringify(texts.script)}"
  >
    <header class="top">
      <h2 id="comments-title" data-count="${article.commentCount}">${texts.comments(article.commentCount)}</h2>
      ${article.commentCount > 1 && sorts(page, view)}
    </header>
    ${article.closed ? html`<p class="notice">${texts.closed}</p>` : writeEntry(article, view)}
    ${page.continued && html`<p class="more"><a href="${view.base}${conversationPath(article)}${threadQuery(page.sort, null)}#comments">${texts.firstPage}</a></p>`}
    <ol class="thread">
      ${threadItems(page, view)}
    </ol>
    ${page.roots.length === 0 && html`<p class="empty">${article.closed ? texts.emptyClosed : texts.empty}</p>`}
    <p class="live" role="status"></p>
  </section>`;
}

/** Only the comments of a page and the link to the next one: what a script adds at the end of the list. */
export function renderThreadItems(page: ThreadPage, view: ViewContext): Html {
  return html`<ol>
    ${threadItems(page, view)}
  </ol>`;
}

function threadItems(page: ThreadPage, view: ViewContext): Html {
  const { roots, beyond } = page;
  const onPage = idsOf(beyond === undefined ? roots : [...roots, beyond]);
  const setting: CommentSetting = { view, closed: page.article.closed, onPage };
  return html`${renderItems(roots, setting, null)}${nextItem(page, view)}${beyondItem(beyond, setting, null)}`;
}

function nextItem({ article, sort, next }: ThreadPage, view: ViewContext): Html | null {
  if (next === null) return null;
  const query = threadQuery(sort, next);
  return html`<li class="more next">
    <a
      rel="next"
      href="${view.base}${conversationPath(article)}${query}#comments"
      data-load="${threadFragmentPath(article.id, query)}"
      >${view.texts.next}</a
    >
  </li>`;
}

function sorts({ article, sort }: ThreadPage, view: ViewContext): Html {
  const path = view.base + conversationPath(article);
  return html`<nav class="sorts" aria-label="${view.texts.order}">
    ${SORTS.map((other) => {
      const query = threadQuery(other, null);
      const current = other === sort && html` aria-current="true"`;
      return html`<a href="${path}${query}#comments" data-sort="${threadFragmentPath(article.id, query)}" ${current}
        >${view.texts.sorts[other]}</a
      >`;
    })}
  </nav>`;
}

/** Looks like a field and is a link, so that it works before and without a script; and the way to sign in. */
function writeEntry(article: ThreadPage["article"], { texts, base }: ViewContext): Html {
  const back = encodeURIComponent(`${conversationPath(article)}#comments`);
  return html`<div class="entry">
      <a href="${base}/conversations/${article.id}/write" data-load>${texts.write}</a>
    </div>
    <p class="account-line"><a href="${base}/sign-in?return=${back}" data-sign-in>${texts.account.signIn}</a></p>
    <p class="account-line">
      <a href="${base}/conversations/${article.id}/follow" data-load>${texts.notices.follow}</a>
    </p>`;
}
