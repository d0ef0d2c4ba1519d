import type { Html } from "./html.ts";
import { html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/** True for what is put into a page by a script, rather than being a page of its own. */
export function isFragment({ base }: ViewContext): boolean {
  return base !== "";
}

/** Marks a form that a script sends without leaving the page, where it is not a page of its own. */
export function sentInPlace(view: ViewContext): Html | null {
  return isFragment(view) ? html` data-load` : null;
}

/** What stands in the place of a form that only members have. @param path the page to come back to, of ours. */
export function signInFirst(path: string, view: ViewContext): Html {
  const { texts, base } = view;
  const { title, help } = texts.problems["sign-in-needed"];
  return html`<div class="form">
    <p class="notice"><strong>${title}.</strong> ${help}</p>
    <p class="buttons">
      <a href="${base}/sign-in?return=${encodeURIComponent(path)}" data-sign-in>${texts.account.signIn}</a
      ><a href="${base}${path}" data-close>${texts.close}</a>
    </p>
  </div>`;
}
