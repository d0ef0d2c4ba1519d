import { avatarOf } from "../../domain/avatar.ts";
import type { Badge } from "../../domain/person.ts";
import { avatarPath, personPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/** Who wrote something, as everybody sees it. */
export interface Author {
  readonly author: string;
  /** Null for guests. */
  readonly personId: number | null;
  readonly badge: Badge | null;
  /** Name of the picture; null: one is drawn. */
  readonly avatar: string | null;
}

/**
 * The picture of a member: the one that the publisher gave, from our own server, or else one drawn in place; a plain
 * disc for guests. Attributes need no style that a policy forbids. Its lowest fifth hangs below its box, as letters do, so
 * that it stands in a line without any style.
 * @param size width and height in CSS pixels.
 */
export function face(person: { id: number | null; avatar: string | null }, view: ViewContext, size = 15): Html {
  const { id, avatar } = person;
  const box = html`class="face" width="${size}" height="${(size / 5) * 4}" overflow="visible" aria-hidden="true"`;
  if (id === null) {
    return html`<svg ${box} viewBox="0 0 5 4"><circle cx="2.5" cy="2.5" r="2.4" fill="#8885" /></svg>`;
  }
  if (avatar !== null) {
    const href = view.base + avatarPath(avatar);
    return html`<svg ${box} viewBox="0 0 5 4">
      <image href="${href}" width="5" height="5" preserveAspectRatio="xMidYMid slice" />
    </svg>`;
  }
  const { hue, path } = avatarOf(id);
  return html`<svg ${box} viewBox="0 -.5 5 4" stroke="hsl(${hue} 40% 50%)"><path d="${path}" /></svg>`;
}

/** The name that is shown: those who are no longer members have none. */
export function authorName({ author }: Pick<Author, "author">, { texts }: ViewContext): string {
  return author || texts.data.formerMember;
}

/** Picture, name and badge; the name of a member leads to their page. */
export function byWhom(author: Author, view: ViewContext): Html {
  const name = html`<bdi>${authorName(author, view)}</bdi>`;
  const linked =
    author.personId === null ? name : html`<a href="${view.base}${personPath(author.personId)}">${name}</a>`;
  return html`${face({ id: author.personId, avatar: author.avatar }, view)}
  ${linked}${author.badge !== null && badge(author.badge, view)}`;
}

/** "Author" or "Staff". */
export function badge(kind: Badge, { texts }: ViewContext): Html {
  return html` · <span class="badge">${texts.badges[kind]}</span>`;
}
