import type { DataTexts } from "../../domain/messages/data-en.ts";
import type { Problem } from "../../domain/problem.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { problemNotice } from "./notice.ts";
import { renderSignInAgain } from "./sign-in-ways.ts";
import type { ViewContext } from "./view-context.ts";

/** What somebody sees of their own data before taking or deleting it. */
export interface MyData {
  readonly ticket: string;
  /** Null: somebody known by this browser alone. */
  readonly memberName: string | null;
  /** Comments of a guest that the member may claim. */
  readonly claimable: number;
  /** When the account will be deleted (milliseconds since 1970-01-01 UTC); null: nobody asked for it. */
  readonly leavesAt: number | null;
  readonly graceDays: number;
  /** Whether the account may be deleted now, without signing in again first. */
  readonly recent: boolean;
  readonly problem: Problem | null;
  readonly done: keyof DataTexts["done"] | null;
}

/** The page about one's own data. Personal. */
export function renderMyData(page: MyData, view: ViewContext): Html {
  const { data, account } = view.texts;
  const main = html`<section class="account">
    ${page.memberName !== null && html`<p class="back"><a href="/me">${account.account}</a></p>`}
    <h1>${data.title}</h1>
    ${page.problem !== null && problemNotice(page.problem, view.texts)}
    ${page.done !== null && html`<p class="notice done" role="status">${data.done[page.done]}</p>`}
    <p>${data.intro}</p>
    ${
      page.memberName === null
        ? html`<p>${data.asGuest} <a href="/sign-in?return=/me/data">${account.signIn}</a></p>`
        : html`<p>${account.signedInAs} <bdi>${page.memberName}</bdi>.</p>`
    }
    ${renderClaim(page, view)}
    <h2>${data.download}</h2>
    <form class="form" method="post" action="/me/data/download">
      <p>${data.downloadHelp}</p>
      ${ticketField(page.ticket)}
      <p class="buttons"><button class="main">${data.downloadNow}</button></p>
    </form>
    ${page.memberName !== null && (page.leavesAt === null ? leaveForm(page, view) : stayForm(page, page.leavesAt, view))}
  </section>`;
  return renderPage({ title: data.title, canonical: null, type: "website", main }, view);
}

/** The offer to claim what one wrote as a guest; nothing where there is nothing. */
export function renderClaim(
  { ticket, claimable }: { ticket: string; claimable: number },
  { texts: { data } }: ViewContext,
): Html | null {
  if (claimable === 0) return null;
  return html`<h2>${data.claim}</h2>
    <form class="form" method="post" action="/me/comments/claim">
      <p>${data.claimHelp(claimable)}</p>
      ${ticketField(ticket)}
      <p class="buttons"><button class="main">${data.claimNow}</button></p>
    </form>`;
}

/** The page after an account was deleted at once. */
export function renderLeft(view: ViewContext): Html {
  const { data } = view.texts;
  const main = html`<section class="account">
    <h1>${data.leftTitle}</h1>
    <p>${data.leftHelp}</p>
    <p><a href="/">${view.texts.home}</a></p>
  </section>`;
  return renderPage({ title: data.leftTitle, canonical: null, type: "website", main }, view);
}

function leaveForm({ ticket, graceDays, recent }: MyData, view: ViewContext): Html {
  const { data } = view.texts;
  if (!recent) {
    return html`<h2>${data.leave}</h2>
      <p>${data.leaveHelp}</p>
      ${renderSignInAgain("/me/data", view)}`;
  }
  return html`<h2>${data.leave}</h2>
    <form class="form" method="post" action="/me/data/delete">
      <p>${data.leaveHelp}</p>
      <fieldset>
        <legend>${data.leaveComments}</legend>
        ${choice("comments", "keep", data.leaveKeep, true)}${choice("comments", "withdraw", data.leaveWithdraw, false)}
      </fieldset>
      <fieldset>
        <legend>${data.leaveWhen}</legend>
        ${choice("when", "later", data.leaveLater(graceDays), true)}${choice("when", "now", data.leaveNow, false)}
      </fieldset>
      ${ticketField(ticket)}
      <p class="buttons"><button>${data.leaveButton}</button></p>
    </form>`;
}

function stayForm({ ticket }: MyData, leavesAt: number, { texts: { data, formats } }: ViewContext): Html {
  return html`<h2>${data.leave}</h2>
    <form class="form" method="post" action="/me/data/stay">
      <p>${data.leaving(formats.dateTime(leavesAt))}</p>
      ${ticketField(ticket)}
      <p class="buttons"><button class="main">${data.stay}</button></p>
    </form>`;
}

function choice(name: string, value: string, label: string, checked: boolean): Html {
  return html`<p>
    <label><input type="radio" name="${name}" value="${value}" ${checked && html`checked`} /> ${label}</label>
  </p>`;
}

function ticketField(ticket: string): Html {
  return html`<input type="hidden" name="ticket" value="${ticket}" />`;
}
