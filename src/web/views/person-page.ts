import type { Profile, PublicPerson } from "../../service/read-profile.ts";
import { personPath } from "./addresses.ts";
import { badge, face } from "./author.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";
import { writtenComments } from "./written-comments.ts";

/** What a member's public page shows. */
export interface PersonPage {
  readonly profile: Profile;
  readonly ticket: string;
  /** What has just been done; a name in the texts. */
  readonly done: string | null;
}

/** A member's public page, with muting for whoever looks. */
export function renderPersonPage({ profile, ticket, done }: PersonPage, view: ViewContext): Html {
  const { texts } = view;
  const { person } = profile;
  const said = done === null ? undefined : texts.profile.done[done];
  const main = html`<div class="hustings account wide">
    ${personHead(person, view)} ${said !== undefined && html`<p class="notice done" role="status">${said}</p>`}
    ${person.bio !== "" && html`<p class="bio" dir="auto">${person.bio}</p>`} ${muting(profile, ticket, view)}
    <h2>${texts.profile.newest}</h2>
    ${profile.comments.length === 0 ? html`<p class="quiet">${texts.profile.nothing}</p>` : html`<p class="quiet">${texts.profile.published(profile.count)}</p>`}
    ${writtenComments(profile, { path: personPath(person.id), states: false }, view)}
  </div>`;
  return renderPage({ title: person.name, canonical: null, type: "website", main }, view);
}

/** Picture, name, badge and how long somebody has been a member. */
export function personHead(person: PublicPerson, view: ViewContext): Html {
  return html`<header class="person-head">
    ${face(person.id, 55)}
    <div>
      <h1><bdi>${person.name}</bdi></h1>
      <p class="quiet">
        ${view.texts.profile.memberSince(person.since)}${person.badge !== null && badge(person.badge, view)}
      </p>
    </div>
  </header>`;
}

function muting({ person, isViewer, muted }: Profile, ticket: string, { texts }: ViewContext): Html {
  const { profile } = texts;
  if (isViewer) return html`<p class="quiet">${profile.thisIsYou} <a href="/me">${texts.account.account}</a></p>`;
  return html`<form class="form" method="post" action="${personPath(person.id)}/${muted ? "unmute" : "mute"}">
    <input type="hidden" name="ticket" value="${ticket}" />
    <p class="buttons"><button>${muted ? profile.unmute : profile.mute}</button></p>
    <p class="hint">${muted ? profile.mutedHint : profile.muteHint}</p>
  </form>`;
}
