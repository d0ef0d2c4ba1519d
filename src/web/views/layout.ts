import { html, jsonScript } from "./html.ts";
import type { Html } from "./html.ts";
import type { AssetName, ViewContext } from "./view-context.ts";

/** One page of ours. */
export interface Page {
  readonly title: string;
  /** One or two sentences for search engines and previews. */
  readonly description?: string | null;
  /** Absolute address that this page is known by; none for pages that are nobody else's business. */
  readonly canonical: string | null;
  /** What Open Graph (https://ogp.me) calls the page. */
  readonly type: "website" | "article";
  readonly image?: { readonly src: string; readonly alt: string } | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly publishedAt?: number | null;
  /** Structured data (https://www.w3.org/TR/json-ld11/). A data block: browsers do not run it, so CSP lets it be. */
  readonly jsonLd?: Record<string, unknown>;
  readonly main: Html;
  /** A style sheet that only this page needs. */
  readonly style?: AssetName;
  /** A script that only this page needs. */
  readonly script?: AssetName;
  /** Address that the browser goes to by itself. */
  readonly goOn?: string;
  /** Where the second skip link leads. */
  readonly hasComments?: boolean;
}

/** A whole document. Nothing inline that would run or style: scripts and style sheets are files of ours. */
export function renderPage(page: Page, view: ViewContext): Html {
  const { texts, siteName, assets } = view;
  const title = page.title === siteName ? siteName : `${page.title} · ${siteName}`;
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" type="image/svg+xml" href="${assets("icon.svg")}" />
        <link rel="stylesheet" href="${assets("page.css")}" />
        <link rel="stylesheet" href="${assets("thread.css")}" />
        <link rel="stylesheet" href="${assets("write.css")}" />
        <link rel="stylesheet" href="${assets("member.css")}" />
        ${view.look !== null && html`<link rel="stylesheet" href="${view.look}" />`}
        ${page.style !== undefined && html`<link rel="stylesheet" href="${assets(page.style)}" />`}
        <script type="module" src="${assets("page.js")}"></script>
        ${page.script !== undefined && html`<script type="module" src="${assets(page.script)}"></script>`}
        ${page.goOn !== undefined && html`<meta http-equiv="refresh" content="0;url=${page.goOn}" />`}
        ${page.canonical === null ? html`<meta name="robots" content="noindex" />` : publicHead(page, page.canonical, view)}
      </head>
      <body>
        <a class="skip" href="#main">${texts.skipToContent}</a
        >${page.hasComments === true && html`<a class="skip" href="#comments">${texts.skipToComments}</a>`}
        <header class="site"><a href="/" rel="home">${siteName}</a><a href="/me">${texts.account.account}</a></header>
        <main id="main">${page.main}</main>
        <footer class="foot">
          <a href="/rules">${texts.rules.title}</a> <a href="/transparency">${texts.transparency.title}</a>
        </footer>
      </body>
    </html> `;
}

function publicHead(page: Page, canonical: string, view: ViewContext): Html {
  const { description, image, publishedAt, jsonLd } = page;
  return html`<link rel="canonical" href="${canonical}" />
    <meta property="og:title" content="${page.title}" />
    <meta property="og:type" content="${page.type}" />
    <meta property="og:url" content="${canonical}" />
    <meta property="og:site_name" content="${view.siteName}" />
    ${description && html`<meta name="description" content="${description}" /><meta property="og:description" content="${description}" />`}
    ${image && html`<meta property="og:image" content="${image.src}" /><meta property="og:image:alt" content="${image.alt}" />`}
    ${typeof publishedAt === "number" && html`<meta property="article:published_time" content="${new Date(publishedAt).toISOString()}" />`}
    ${jsonLd !== undefined && jsonScript(jsonLd)}`;
}
