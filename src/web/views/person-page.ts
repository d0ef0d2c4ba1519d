import type { Profile, PublicPerson } from "../../service/read-profile.ts";
import { personPath } from "./addresses.ts";
import { badge, face } from "./author.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { isFragment, sentInPlace } from "./in-place.ts";
import { renderPage } from "./layout.ts";
import { namedNotice } from "./notice.ts";
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
  const main = html`<div class="hustings account wide">
    ${personHead(person, view)} ${namedNotice(done, texts.profile.done)}
    ${person.bio !== "" && html`<p class="bio" dir="auto">${person.bio}</p>`}
    ${muting(profile, { ticket, head: null }, view)}
    <h2>${texts.profile.newest}</h2>
    ${profile.comments.length === 0 ? html`<p class="quiet">${texts.profile.nothing}</p>` : html`<p class="quiet">${texts.profile.published(profile.count)}</p>`}
    ${writtenComments(profile, { path: personPath(person.id), states: false }, view)}
  </div>`;
  return renderPage({ title: person.name, canonical: null, type: "website", main }, view);
}

/** Picture, name, badge and how long somebody has been a member. */
export function personHead(person: PublicPerson, view: ViewContext): Html {
  return html`<header class="person-head">
    ${face(person, view, 55)}
    <div>
      <h1><bdi>${person.name}</bdi></h1>
      <p class="quiet">
        ${view.texts.profile.memberSince(person.since)}${person.badge !== null && badge(person.badge, view)}
      </p>
    </div>
  </header>`;
}

/** Who somebody is in a few words, with muting: what opens below a comment. Personal. */
export function renderPersonCard(profile: Profile, ticket: string, view: ViewContext): Html {
  const { person } = profile;
  const head = html`<p>
    ${face(person, view)} <b><bdi>${person.name}</bdi></b
    >${person.badge !== null && badge(person.badge, view)} · ${view.texts.profile.memberSince(person.since)}
  </p>`;
  return muting(profile, { ticket, head }, view);
}

function muting(
  { person, isViewer, muted }: Profile,
  { ticket, head }: { ticket: string; head: Html | null },
  view: ViewContext,
): Html {
  const { texts, base } = view;
  const { profile } = texts;
  if (isViewer) return html`<p class="quiet">${profile.thisIsYou} <a href="/me">${texts.account.account}</a></p>`;
  const path = base + personPath(person.id);
  return html`<form class="form" method="post" action="${path}/${muted ? "unmute" : "mute"}" ${sentInPlace(view)}>
    ${head}
    <input type="hidden" name="ticket" value="${ticket}" />
    <p class="hint">${muted ? profile.mutedHint : profile.muteHint}</p>
    <p class="buttons">
      <button>${muted ? profile.unmute : profile.mute}</button>${
        isFragment(view) &&
        html`<a href="${path}" target="_blank">${profile.newest}</a><a href="${path}" data-close>${texts.close}</a>`
      }
    </p>
  </form>`;
}
