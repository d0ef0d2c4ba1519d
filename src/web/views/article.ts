import type { ArticleImage, ArticleView, ThreadPage } from "../../domain/thread-page.ts";
import { conversationPath, safeAddress, threadQuery } from "./addresses.ts";
import { html, rawHtml } from "./html.ts";
import type { Html } from "./html.ts";
import { postingData } from "./json-ld.ts";
import { renderPage } from "./layout.ts";
import { renderThread } from "./thread.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * The page of an article that is hosted here, with its conversation. The same for everybody.
 * @param cursor of this page of the conversation as it stands in its address; null on the first page.
 */
export function renderArticlePage(page: ThreadPage, cursor: string | null, view: ViewContext): Html {
  const { article } = page;
  const canonical = canonicalAddress(page, cursor, view);
  const image = article.image && { src: safeAddress(article.image.src, view.publicUrl), alt: article.image.alt };
  return renderPage(
    {
      title: article.title,
      description: article.standfirst,
      canonical,
      type: "article",
      image,
      publishedAt: article.publishedAt,
      jsonLd: postingData(article, page.roots, { view, address: canonical }),
      hasComments: true,
      main: html`<article class="article">
          <header>
            <h1>${article.title}</h1>
            ${article.standfirst !== null && html`<p class="standfirst">${article.standfirst}</p>`}
            ${byline(article, view)}
          </header>
          ${article.image !== null && figure(article.image, view)}
          <div class="prose">${article.bodyHtml !== null && rawHtml(article.bodyHtml)}</div>
        </article>
        ${renderThread(page, view)}`,
    },
    view,
  );
}

/** Orders are views of one page; only further pages are pages of their own. */
export function canonicalAddress(page: ThreadPage, cursor: string | null, view: ViewContext): string {
  const query = cursor === null ? "" : threadQuery(page.sort, cursor);
  return view.publicUrl + conversationPath(page.article) + query;
}

/** Who wrote an article, and when. */
export function byline({ author, publishedAt }: ArticleView, { texts }: ViewContext): Html | null {
  if (author === null && publishedAt === null) return null;
  return html`<p class="byline">
    ${author !== null && html`<span>${texts.by(author)}</span>`}${publishedAt !== null && html`<time datetime="${new Date(publishedAt).toISOString()}" data-fixed>${texts.formats.date(publishedAt)}</time>`}
  </p>`;
}

/** The picture above an article. Ours without our name, so that it is seen under whatever name this server is reached. */
function figure(image: ArticleImage, { publicUrl }: ViewContext): Html {
  const src = safeAddress(image.src, publicUrl);
  const text = html`${image.caption}${image.credit !== null && html` <small>${image.credit}</small>`}`;
  return html`<figure>
    <img
      src="${src.startsWith(`${publicUrl}/`) ? src.slice(publicUrl.length) : src}"
      alt="${image.alt}"
    />${(image.caption ?? image.credit) !== null && html`<figcaption>${text}</figcaption>`}
  </figure>`;
}
