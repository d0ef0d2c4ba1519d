import type { Problem } from "../../domain/problem.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { fieldError, fieldState, problemNotice } from "./notice.ts";
import type { ViewContext } from "./view-context.ts";

/** What the page for signing in is filled in with. */
export interface SignInForm {
  readonly ticket: string;
  readonly email: string;
  /** Path to go to afterwards. */
  readonly returnTo: string;
  readonly problem: Problem | null;
  /** A member proves once more who they are. */
  readonly again: boolean;
  /** Further ways to sign in: buttons that lead to them. */
  readonly ways: Html | null;
}

/** The page on which signing in begins. */
export function renderSignInPage(form: SignInForm, view: ViewContext): Html {
  const { account } = view.texts;
  const main = html`<section class="account">
    <h1>${form.again ? account.signInAgain : account.signIn}</h1>
    ${form.again && html`<p>${account.signInAgainWhy}</p>`}
    ${form.problem !== null && problemNotice(form.problem, view.texts)} ${form.ways}
    <p>${account.signInIntro}</p>
    <form class="form" method="post" action="/sign-in/email">
      <div class="field">
        <label for="email">${account.signInEmail}</label
        ><input
          id="email"
          name="email"
          type="email"
          autocomplete="email webauthn"
          required
          value="${form.email}"
          ${fieldState(form.problem, "email")}
        />
        ${fieldError(form.problem, "email", view)}
      </div>
      <input type="hidden" name="ticket" value="${form.ticket}" /><input
        type="hidden"
        name="return"
        value="${form.returnTo}"
      />
      <p class="buttons"><button class="main">${account.signInSend}</button></p>
      <p class="hint">${account.signInPrivacy}</p>
    </form>
  </section>`;
  return renderPage({ title: account.signIn, canonical: null, type: "website", main, script: "sign-in.js" }, view);
}

/** The page on which the code of the mail is typed. */
export function renderCodePage(
  form: { ticket: string; handle: string; email: string; returnTo: string; problem: Problem | null },
  view: ViewContext,
): Html {
  const { account } = view.texts;
  const again = `/sign-in?return=${encodeURIComponent(form.returnTo)}`;
  const main = html`<section class="account">
    <h1>${account.checkMail}</h1>
    <p>${account.checkMailBody(form.email)}</p>
    <form class="form" method="post" action="/sign-in/code">
      ${form.problem !== null && problemNotice(form.problem, view.texts)}
      <div class="field code">
        <label for="code">${account.code}</label
        ><input
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="12"
          required
          ${form.problem?.fields[0]?.field === "code" ? fieldState(form.problem, "code") : html` autofocus`}
        />
        ${fieldError(form.problem, "code", view)}
      </div>
      <input type="hidden" name="ticket" value="${form.ticket}" /><input
        type="hidden"
        name="handle"
        value="${form.handle}"
      /><input type="hidden" name="email" value="${form.email}" /><input
        type="hidden"
        name="return"
        value="${form.returnTo}"
      />
      <p class="buttons">
        <button class="main">${account.codeSend}</button><a href="${again}">${account.codeAgain}</a>
      </p>
    </form>
  </section>`;
  return renderPage({ title: account.checkMail, canonical: null, type: "website", main }, view);
}

/** The page that a mail's link opens. It asks first: programs that look at mails open links, too. */
export function renderLinkPage(form: { ticket: string; secret: string; email: string }, view: ViewContext): Html {
  const { account } = view.texts;
  const main = html`<section class="account">
    <h1>${account.linkTitle}</h1>
    <p>${account.linkBody(form.email)}</p>
    <form class="form" method="post" action="/sign-in/link">
      <input type="hidden" name="ticket" value="${form.ticket}" /><input
        type="hidden"
        name="token"
        value="${form.secret}"
      />
      <p class="buttons"><button class="main">${account.linkNow}</button></p>
    </form>
  </section>`;
  return renderPage({ title: account.linkTitle, canonical: null, type: "website", main }, view);
}
