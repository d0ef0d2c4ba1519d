import type { ThreadPage } from "../../domain/thread-page.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderThread } from "./thread.ts";
import type { ViewContext } from "./view-context.ts";

/** Attributes of the element that can be asked for. */
export type IncludeAttribute = "article" | "url" | "sort" | "lang" | "theme";

/**
 * The embed's element with the conversation inside, as declarative shadow DOM
 * (https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode): readable without a script, and
 * taken over by the embed's script as it is.
 */
export function renderInclude(
  page: ThreadPage,
  attributes: Readonly<Partial<Record<IncludeAttribute, string | null>>>,
  view: ViewContext,
): Html {
  const { article, url, sort, lang, theme } = attributes;
  return html`<hustings-thread
    ${article != null && html` article="${article}"`}${url != null && html` url="${url}"`}${sort != null && html` sort="${sort}"`}${lang != null && html` lang="${lang}"`}${theme != null && html` theme="${theme}"`}
    ><template shadowrootmode="open"
      ><link rel="stylesheet" href="${view.base}${view.assets("thread.css")}" />${renderThread(page, view)}</template
    ></hustings-thread
  >`;
}
