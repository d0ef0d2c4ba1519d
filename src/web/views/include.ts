import type { ThreadPage } from "../../domain/thread-page.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderThread } from "./thread.ts";
import type { ViewContext } from "./view-context.ts";

/** Attributes of the element that can be asked for. */
export const INCLUDE_ATTRIBUTES = ["article", "url", "sort", "lang", "theme"] as const;

/**
 * The embed's element with the conversation inside, as declarative shadow DOM
 * (https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode): readable without a script, and
 * taken over by the embed's script as it is.
 */
export function renderInclude(
  page: ThreadPage,
  attributes: readonly { readonly name: (typeof INCLUDE_ATTRIBUTES)[number]; readonly value: string }[],
  view: ViewContext,
): Html {
  return html`<hustings-thread${attributes.map(({ name, value }) => html` ${name}="${value}"`)}
    ><template shadowrootmode="open"
      ><link rel="stylesheet" href="${view.base}${view.assets("thread.css")}" />${renderThread(page, view)}</template
    ></hustings-thread
  >`;
}
