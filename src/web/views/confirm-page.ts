import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";

/** The question before a guest's comment is published by the link of the mail. */
export function renderConfirm(form: { ticket: string; secret: string }, view: ViewContext): Html {
  const { data } = view.texts;
  const main = html`<section class="account">
    <h1>${data.confirmTitle}</h1>
    <p>${data.confirmBody}</p>
    <form class="form" method="post" action="/confirm-comment">
      <input type="hidden" name="ticket" value="${form.ticket}" /><input
        type="hidden"
        name="token"
        value="${form.secret}"
      />
      <p class="buttons"><button class="main">${data.confirmNow}</button></p>
    </form>
  </section>`;
  return renderPage({ title: data.confirmTitle, canonical: null, type: "website", main }, view);
}
