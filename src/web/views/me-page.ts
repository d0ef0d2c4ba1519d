import { MAX_NAME_LENGTH } from "../../domain/comment.ts";
import { MAX_BIO_LENGTH } from "../../domain/person.ts";
import type { Problem } from "../../domain/problem.ts";
import type { OwnProfile } from "../../service/read-profile.ts";
import { personPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { fieldError, fieldState, namedNotice, problemNotice } from "./notice.ts";
import { renderOwnBar } from "./own-bar.ts";
import type { ShownBar } from "./own-bar.ts";
import { personHead } from "./person-page.ts";
import type { ViewContext } from "./view-context.ts";
import { writtenComments } from "./written-comments.ts";

/** What one's own page shows. */
export interface MePage {
  readonly own: OwnProfile;
  readonly ticket: string;
  /** What the form holds: what is stored, or what was typed. */
  readonly values: { readonly name: string; readonly bio: string };
  readonly problem: Problem | null;
  readonly done: string | null;
  /** The member moderates here, and is led to where that is done. */
  readonly mayModerate: boolean;
  /** Why the member may not write now; null: they may. */
  readonly bar: ShownBar | null;
}

/** One's own page: the ways to everything that is one's own, the profile to change, one's comments with their state. */
export function renderMePage(page: MePage, view: ViewContext): Html {
  const { own, done } = page;
  const { account, profile } = view.texts;
  const main = html`<div class="hustings account wide">
    ${personHead(own.person, view)} ${namedNotice(done, profile.done)}
    ${page.bar !== null && renderOwnBar(page.bar, view, "page")} ${sections(page, view)} ${profileForm(page, view)}
    ${pictureForm(page, view)}
    <h2>${profile.yourComments}</h2>
    ${own.comments.length === 0 && html`<p class="quiet">${profile.noComments}</p>`}
    ${writtenComments(own, { path: "/me", states: true }, view)} ${mutedPeople(page, view)}
  </div>`;
  return renderPage({ title: account.account, canonical: null, type: "website", main }, view);
}

function sections({ own, ticket, mayModerate }: MePage, { texts }: ViewContext): Html {
  const { profile } = texts;
  return html`<nav class="sections" aria-label="${profile.sections}">
    ${mayModerate && html`<a href="/console">${texts.console.title}</a>`}
    <a href="${personPath(own.person.id)}">${profile.yourPage}</a>
    <a href="/me/notices">${texts.notices.title}</a>
    <a href="/me/decisions">${texts.decisions.title}</a>
    <a href="/me/data">${texts.data.title}</a>
    <a href="/me/sign-in">${profile.signInAndSecurity}</a>
    <form method="post" action="/sign-out">
      <input type="hidden" name="ticket" value="${ticket}" /><button>${profile.signOut}</button>
    </form>
  </nav>`;
}

function profileForm({ own, ticket, values, problem }: MePage, view: ViewContext): Html {
  const { profile } = view.texts;
  const fixed = own.nameChangeAt !== null;
  return html`<h2>${profile.profile}</h2>
    <form class="form" method="post" action="/me/profile">
      ${problem !== null && problemNotice(problem, view.texts)}
      <div class="field">
        <label for="name">${profile.name}</label
        ><input
          id="name"
          name="name"
          value="${values.name}"
          required
          maxlength="${MAX_NAME_LENGTH}"
          autocomplete="nickname"
          ${fieldState(problem, "name", { hint: "name-hint" })}
          ${fixed && html` readonly`}
        />
        <p class="hint" id="name-hint">
          ${own.nameChangeAt === null ? profile.nameHint : profile.nameFixed(own.nameChangeAt)}
        </p>
        ${isTaken(problem) ? html`<p class="error" id="name-error">${profile.nameTaken}</p>` : fieldError(problem, "name", view)}
      </div>
      <div class="field">
        <label for="bio">${profile.bio}</label
        ><textarea
          id="bio"
          name="bio"
          rows="4"
          maxlength="${MAX_BIO_LENGTH}"
          ${fieldState(problem, "bio", { hint: "bio-hint" })}
        >
${values.bio}</textarea>
        <p class="hint" id="bio-hint">${profile.bioHint}</p>
        ${fieldError(problem, "bio", view)}
      </div>
      <input type="hidden" name="ticket" value="${ticket}" />
      <p class="buttons"><button class="main">${profile.save}</button></p>
    </form>`;
}

/** True where the name is somebody else's: the words for guests would have whoever is signed in sign in. */
function isTaken(problem: Problem | null): boolean {
  return problem?.fields.some(({ field, code }) => field === "name" && code === "taken") === true;
}

/** The publisher's picture, to be removed or to be taken again. */
function pictureForm({ own, ticket }: MePage, { texts, siteName }: ViewContext): Html | null {
  const { profile } = texts;
  if (own.picture === null) return null;
  if (own.picture === "taken-away") {
    return html`<h2>${profile.picture}</h2>
      <p>${profile.pictureTakenAway} <a href="/me/decisions">${texts.decisions.link}</a></p>`;
  }
  const hide = own.picture === "shown";
  return html`<h2>${profile.picture}</h2>
    <form class="form" method="post" action="/me/picture">
      <p class="hint">${hide ? profile.pictureHint(siteName) : profile.pictureHidden(siteName)}</p>
      <input type="hidden" name="ticket" value="${ticket}" />
      <p class="buttons">
        <button name="picture" value="${hide ? "hide" : "show"}">
          ${hide ? profile.hidePicture : profile.showPicture}
        </button>
      </p>
    </form>`;
}

function mutedPeople({ own }: MePage, { texts }: ViewContext): Html | null {
  if (own.muted.length === 0) return null;
  return html`<h2>${texts.profile.mutedPeople}</h2>
    <ul class="entries">
      ${own.muted.map(
        ({ id, name }) =>
          html`<li>
            <a href="${personPath(id)}"><bdi>${name}</bdi></a>
          </li>`,
      )}
    </ul>`;
}
