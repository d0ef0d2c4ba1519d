import type { ArticleView } from "../../domain/thread-page.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { isFragment, sentInPlace } from "./in-place.ts";
import { renderPage } from "./layout.ts";
import { renderSingle } from "./single.ts";
import type { ViewContext } from "./view-context.ts";

/** Whether somebody follows a conversation or thread. */
export interface FollowForm {
  /** Address of the page for it, below the server's origin. */
  readonly path: string;
  readonly thread: boolean;
  readonly following: boolean;
  readonly ticket: string;
}

/** The page about following. Personal. */
export function renderFollowPage(article: ArticleView, form: FollowForm, view: ViewContext): Html {
  const { notices: texts } = view.texts;
  const title = form.thread ? texts.followThreadTitle : texts.followTitle;
  const main = renderSingle(article, { title, content: renderFollowForm(form, view) }, view);
  return renderPage({ title, canonical: null, type: "website", main }, view);
}

/** Says whether somebody follows, with the button for the contrary. Personal. */
export function renderFollowForm(page: FollowForm, view: ViewContext): Html {
  const { notices: texts } = view.texts;
  return html`<form class="form" method="post" action="${view.base}${page.path}" ${sentInPlace(view)}>
    ${page.following && html`<p class="notice" role="status">${texts.following}</p>`}
    <p>${page.thread ? texts.followThreadBody : texts.followBody}</p>
    <input type="hidden" name="ticket" value="${page.ticket}" /><input
      type="hidden"
      name="follow"
      value="${page.following ? "0" : "1"}"
    />
    <p class="buttons">
      <button class="main">${page.following ? texts.unfollow : texts.follow}</button>${
        isFragment(view)
          ? html`<a href="${view.base}${page.path}" data-close>${view.texts.close}</a>`
          : html`<a href="/me/preferences">${texts.settings}</a>`
      }
    </p>
  </form>`;
}
