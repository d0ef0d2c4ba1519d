import type { ArticleView } from "../../domain/thread-page.ts";
import { conversationPath, hostOf, safeAddress } from "./addresses.ts";
import { byline } from "./article.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";

/** The articles of a site, newest first. */
export interface HomeView {
  readonly articles: readonly ArticleView[];
  /** Path and query of the page with older articles; null on the last page. */
  readonly older: string | null;
}

/** The list of articles. The same for everybody. */
export function renderHomePage(home: HomeView, view: ViewContext): Html {
  const { texts, siteName, publicUrl } = view;
  return renderPage(
    {
      title: siteName,
      canonical: `${publicUrl}/`,
      type: "website",
      main: html`<h1 class="live">${siteName}</h1>
        ${home.articles.length === 0 && html`<p class="empty">${texts.noArticles}</p>`}
        <ol class="front">
          ${home.articles.map((article) => teaser(article, view))}
        </ol>
        ${home.older !== null && html`<p class="more"><a rel="next" href="${home.older}">${texts.olderArticles}</a></p>`}`,
    },
    view,
  );
}

function teaser(article: ArticleView, view: ViewContext): Html {
  const { texts, publicUrl } = view;
  const path = conversationPath(article);
  const source = article.slug === null ? hostOf(article.url) : "";
  return html`<li>
    ${article.image !== null && html`<img src="${safeAddress(article.image.src, publicUrl)}" alt="" loading="lazy" />`}
    <div>
      ${source !== "" && html`<p class="kicker">${texts.elsewhere(source)}</p>`}
      <h2><a href="${path}">${article.title}</a></h2>
      ${article.standfirst !== null && html`<p class="standfirst">${article.standfirst}</p>`} ${byline(article, view)}
      <p class="count"><a href="${path}#comments">${texts.comments(article.commentCount)}</a></p>
    </div>
  </li>`;
}
