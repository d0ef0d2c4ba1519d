import { signInAgainPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";

/** A provider as a button shows it. */
export interface WayButton {
  readonly id: string;
  readonly label: string;
}

/** The ways to sign in beside e-mail: links to the providers, and the passkey, which a script makes appear. */
export function renderWays(
  ways: { readonly providers: readonly WayButton[]; readonly returnTo: string },
  { texts }: ViewContext,
): Html {
  const query = `?return=${encodeURIComponent(ways.returnTo)}`;
  return html`<ul class="ways">
    ${ways.providers.map(
      ({ id, label }) =>
        html`<li><a class="button" href="/sign-in/with/${id}${query}">${texts.ways.continueWith(label)}</a></li>`,
    )}
    <li hidden data-passkey="use" data-return="${ways.returnTo}" data-failed="${texts.ways.passkeyFailed}">
      <button type="button">${texts.ways.passkey}</button>
      <p class="error" role="alert" hidden></p>
    </li>
  </ul>`;
}

/**
 * The page between a form of ours and another site: a redirect after a form would be stopped by our own policy
 * (`form-action 'self'`), which is there to stop forms from being led astray.
 */
export function renderGoOnPage(to: { readonly url: string; readonly label: string }, view: ViewContext): Html {
  const { ways } = view.texts;
  const main = html`<section class="account">
    <h1>${ways.continueWith(to.label)}</h1>
    <p>${ways.goingTo(to.label)}</p>
    <p><a class="button main" href="${to.url}">${ways.goOn}</a></p>
  </section>`;
  return renderPage({ title: ways.continueWith(to.label), canonical: null, type: "website", main, goOn: to.url }, view);
}

/** Instead of what needs a recent sign-in: why it is not there, and where to get it. */
export function renderSignInAgain(returnTo: string, { texts: { account } }: ViewContext): Html {
  return html`<p>${account.signInAgainWhy}</p>
    <p><a class="button" href="${signInAgainPath(returnTo)}">${account.signInAgain}</a></p>`;
}
