import type { ArticleView } from "../../domain/thread-page.ts";
import { conversationPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/** From a page about one comment back to the conversation. */
export function backLink(article: ArticleView, { base }: ViewContext, anchor = "#comments"): Html {
  return html`<p class="back"><a href="${base}${conversationPath(article)}${anchor}">${article.title}</a></p>`;
}
