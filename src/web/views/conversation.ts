import type { ArticleView, ThreadPage } from "../../domain/thread-page.ts";
import { hostOf, safeAddress } from "./addresses.ts";
import { byline, canonicalAddress } from "./article.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { postingData } from "./json-ld.ts";
import { renderPage } from "./layout.ts";
import { renderThread } from "./thread.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * The page of a conversation whose article lives elsewhere. The same for everybody.
 * @param cursor of this page of the conversation as it stands in its address; null on the first page.
 */
export function renderConversationPage(page: ThreadPage, cursor: string | null, view: ViewContext): Html {
  const { article } = page;
  const canonical = canonicalAddress(page, cursor, view);
  return renderPage(
    {
      title: article.title,
      description: article.standfirst,
      canonical,
      type: "website",
      jsonLd: postingData(article, page.roots, { view, address: canonical }),
      hasComments: true,
      main: html`<header class="about">
          <p class="kicker">${view.texts.conversationOn}</p>
          <h1>${article.title}</h1>
          ${article.standfirst !== null && html`<p class="standfirst">${article.standfirst}</p>`}
          ${byline(article, view)} ${sourceLink(article, view)}
        </header>
        ${renderThread(page, view)}`,
    },
    view,
  );
}

function sourceLink(article: ArticleView, { texts, publicUrl }: ViewContext): Html | null {
  const href = safeAddress(article.url, publicUrl);
  if (href === "") return null;
  return html`<p><a class="source" href="${href}">${texts.readArticle(hostOf(href))}</a></p>`;
}
