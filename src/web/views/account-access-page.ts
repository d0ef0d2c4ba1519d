import type { Problem } from "../../domain/problem.ts";
import { MAX_NAME_LENGTH } from "../../domain/comment.ts";
import type { AccountAccess } from "../../service/account-access.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { namedNotice, problemNotice } from "./notice.ts";
import { renderSignInAgain } from "./sign-in-ways.ts";
import type { WayButton } from "./sign-in-ways.ts";
import type { ViewContext } from "./view-context.ts";

/** What the page about signing in shows. */
export interface AccountAccessView {
  readonly access: AccountAccess;
  readonly providers: readonly WayButton[];
  readonly ticket: string;
  /** What has just been done; a name in the texts. */
  readonly done: string | null;
  readonly problem: Problem | null;
}

/** One's own ways to sign in, sessions and security events. Every change is a form; a passkey needs the script. */
export function renderAccountAccess(page: AccountAccessView, view: ViewContext): Html {
  const { ways, account } = view.texts;
  const main = html`<section class="account wide">
    <p class="back"><a href="/me">${account.account}</a></p>
    <h1>${ways.title}</h1>
    ${page.problem !== null && problemNotice(page.problem, view.texts)} ${namedNotice(page.done, ways.done)}
    ${waysSection(page, view)} ${sessionsSection(page, view)} ${eventsSection(page, view)}
  </section>`;
  return renderPage({ title: ways.title, canonical: null, type: "website", main, script: "sign-in.js" }, view);
}

function waysSection({ access, providers, ticket }: AccountAccessView, view: ViewContext): Html {
  const { ways } = view.texts;
  const { recent } = access;
  const last = access.ways.length === 1;
  return html`<h2>${ways.yours}</h2>
    <ul class="entries">
      ${access.ways.map(
        (way) =>
          html`<li>
            <p>
              <strong>${ways.kinds[way.kind]}</strong> <bdi>${way.label}</bdi><br /><span class="quiet"
                >${ways.added} ${time(way.addedAt, view)} · ${ways.used} ${time(way.usedAt, view)}</span
              >
            </p>
            ${recent && !last && form({ action: `/me/sign-in/ways/${way.id}/remove`, ticket }, html`<button aria-label="${ways.removeNamed(way.label)}">${ways.remove}</button>`)}
          </li>`,
      )}
    </ul>
    ${last && html`<p class="hint">${ways.lastHint}</p>`}
    <h3>${ways.add}</h3>
    ${recent ? addSection(providers, ticket, view) : renderSignInAgain("/me/sign-in", view)}`;
}

function addSection(providers: readonly WayButton[], ticket: string, view: ViewContext): Html {
  const { ways } = view.texts;
  return html`<ul class="ways">
      ${providers.map(
        ({ id, label }) =>
          html`<li>
            ${form({ action: `/me/sign-in/with/${id}`, ticket }, html`<button>${ways.addWith(label)}</button>`)}
          </li>`,
      )}
      <li hidden data-passkey="add" data-failed="${ways.passkeyFailed}">
        <div class="field">
          <label for="passkey-name">${ways.passkeyName}</label
          ><input id="passkey-name" maxlength="${MAX_NAME_LENGTH}" aria-describedby="passkey-hint" />
          <p class="hint" id="passkey-hint">${ways.passkeyNameHint}</p>
        </div>
        <button type="button">${ways.addPasskey}</button>
        <p class="error" role="alert" hidden></p>
      </li>
    </ul>
    <p class="hint">${ways.passkeyHint}</p>`;
}

function sessionsSection({ access, ticket }: AccountAccessView, view: ViewContext): Html {
  const { ways } = view.texts;
  return html`<h2>${ways.sessions}</h2>
    <ul class="entries">
      ${access.sessions.map((session) => {
        const name = session.label === "" ? ways.unnamed : session.label;
        return html`<li>
          <p>
            <strong><bdi>${name}</bdi></strong> ${session.current && html`(${ways.thisSession})`}
            ${session.origin !== null && ways.embedOn(session.origin)}<br /><span class="quiet"
              >${ways.since} ${time(session.createdAt, view)} · ${ways.used} ${time(session.usedAt, view)}</span
            >
          </p>
          <details>
            <summary>${ways.rename}</summary>
            ${form(
              { action: `/me/sign-in/sessions/${session.id}/rename`, ticket },
              html`<label class="live" for="session-${session.id}">${ways.sessionName}</label
                ><input
                  id="session-${session.id}"
                  name="label"
                  value="${name}"
                  required
                  maxlength="${MAX_NAME_LENGTH}"
                /><button>${ways.rename}</button>`,
            )}
          </details>
          ${!session.current && form({ action: `/me/sign-in/sessions/${session.id}/end`, ticket }, html`<button aria-label="${ways.endNamed(name)}">${ways.end}</button>`)}
        </li>`;
      })}
    </ul>
    ${access.sessions.length > 1 && form({ action: "/me/sign-in/sessions/end-others", ticket }, html`<button>${ways.endOthers}</button>`)}`;
}

function eventsSection({ access }: AccountAccessView, view: ViewContext): Html {
  const { ways } = view.texts;
  const kinds: Readonly<Record<string, string>> = { ...ways.kinds, ...ways.pictureFaults };
  return html`<h2>${ways.events}</h2>
    ${access.events.length === 0 && html`<p class="quiet">${ways.noEvents}</p>`}
    <ul class="entries">
      ${access.events.map(
        ({ kind, at, detail }) =>
          html`<li>
            <p>
              ${ways.eventKinds[kind] ?? kind}${detail !== "" && html`: <bdi>${(Object.hasOwn(kinds, detail) && kinds[detail]) || detail}</bdi>`}<br /><span
                class="quiet"
                >${time(at, view)}</span
              >
            </p>
          </li>`,
      )}
    </ul>`;
}

function form(target: { action: string; ticket: string }, content: Html): Html {
  return html`<form class="inline" method="post" action="${target.action}">
    <input type="hidden" name="ticket" value="${target.ticket}" />${content}
  </form>`;
}

function time(at: number, { texts }: ViewContext): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${texts.formats.dateTime(at)}</time>`;
}
