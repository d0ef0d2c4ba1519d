import type { MailLinkAbout } from "../../service/notices/guest-answers.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * The page that a mail's link opens. It asks first: programs that look at mails open links, too (RFC 8058, section 1).
 * The token alone says who may do it; nobody has to be signed in.
 */
export function renderMailLinkPage(page: { about: MailLinkAbout; token: string }, view: ViewContext): Html {
  const { notices: texts } = view.texts;
  const { link, email } = page.about;
  const confirms = link.do === "confirm";
  const title = confirms ? texts.confirmTitle : texts.endTitle;
  const body = email === null ? texts.endMember : confirms ? texts.confirmBody(email) : texts.endBody(email);
  const main = html`<section class="account">
    <h1>${title}</h1>
    <p>${body}</p>
    <form
      class="form"
      method="post"
      action="/mail/${confirms ? "confirm" : "unsubscribe"}?token=${encodeURIComponent(page.token)}"
    >
      ${
        link.do === "unfollow" &&
        html`<p>
          <label><input type="checkbox" name="forGood" value="1" /> ${texts.endForGood}</label>
        </p>`
      }
      <p class="buttons"><button class="main">${confirms ? texts.confirmNow : texts.endNow}</button></p>
    </form>
  </section>`;
  return renderPage({ title, canonical: null, type: "website", main }, view);
}

/** Says that it is done. */
export function renderMailLinkDone(done: "confirmed" | "ended", view: ViewContext): Html {
  const { notices: texts } = view.texts;
  const title = done === "confirmed" ? texts.confirmTitle : texts.endTitle;
  const main = html`<section class="account">
    <h1>${title}</h1>
    <p class="notice done" role="status">${texts[done]}</p>
    <p><a href="/">${view.siteName}</a></p>
  </section>`;
  return renderPage({ title, canonical: null, type: "website", main }, view);
}
