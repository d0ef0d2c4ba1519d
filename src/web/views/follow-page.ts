import type { ArticleView } from "../../domain/thread-page.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { renderSingle } from "./single.ts";
import type { ViewContext } from "./view-context.ts";

/** Whether somebody follows a conversation or thread, and the button for the contrary. Personal. */
export function renderFollowPage(
  page: { article: ArticleView; path: string; thread: boolean; following: boolean; ticket: string },
  view: ViewContext,
): Html {
  const { notices: texts } = view.texts;
  const title = page.thread ? texts.followThreadTitle : texts.followTitle;
  const content = html`<form class="form" method="post" action="${page.path}">
    ${page.following && html`<p class="notice done" role="status">${texts.following}</p>`}
    <p>${page.thread ? texts.followThreadBody : texts.followBody}</p>
    <input type="hidden" name="ticket" value="${page.ticket}" /><input
      type="hidden"
      name="follow"
      value="${page.following ? "0" : "1"}"
    />
    <p class="buttons">
      <button class="main">${page.following ? texts.unfollow : texts.follow}</button
      ><a href="/me/preferences">${texts.settings}</a>
    </p>
  </form>`;
  return renderPage(
    { title, canonical: null, type: "website", main: renderSingle(page.article, { title, content }, view) },
    view,
  );
}
