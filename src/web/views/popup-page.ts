import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";

/** Asks somebody who is signed in whether to go on as who they are. */
export function renderAskPage(ask: { name: string; host: string; goOn: string }, view: ViewContext): Html {
  const { account, ways } = view.texts;
  const main = html`<section class="account">
    <h1>${account.signIn}</h1>
    <p>${ways.popupAsk(ask.host)}</p>
    <p><a class="button main" href="${ask.goOn}">${ways.popupAs(ask.name)}</a></p>
    <form class="form" method="post" action="/sign-out">
      <input type="hidden" name="return" value="${ask.goOn}" />
      <p class="buttons"><button>${ways.popupOther}</button></p>
    </form>
  </section>`;
  return renderPage({ title: account.signIn, canonical: null, type: "website", main }, view);
}

/** Hands the code over by a script, which closes the window; the link does the same without one. */
export function renderHandOverPage(
  over: { name: string; host: string; origin: string; code: string; state: string; back: string },
  view: ViewContext,
): Html {
  const { ways } = view.texts;
  const main = html`<section
    class="account"
    data-popup
    data-origin="${over.origin}"
    data-code="${over.code}"
    data-state="${over.state}"
    data-back="${over.back}"
  >
    <h1>${ways.popupTitle}</h1>
    <p>${ways.popupBody(over.name, over.host)}</p>
    <p><a class="button main" href="${over.back}">${ways.popupBack(over.host)}</a></p>
  </section>`;
  return renderPage({ title: ways.popupTitle, canonical: null, type: "website", main, script: "sign-in.js" }, view);
}
