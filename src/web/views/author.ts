import { avatarOf } from "../../domain/avatar.ts";
import type { Badge } from "../../domain/person.ts";
import { personPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/** Who wrote something, as everybody sees it. */
export interface Author {
  readonly author: string;
  /** Null for guests. */
  readonly personId: number | null;
  readonly badge: Badge | null;
}

/** The picture of a member, or the plain one of a guest: an element that the style sheet draws. */
export function face({ author, personId }: Pick<Author, "author" | "personId">): Html {
  const { face: kind, initials } = avatarOf(personId, author);
  return html`<i class="face" data-i="${initials}" ${kind !== "" && html` data-f="${kind}"`}></i>`;
}

/** Picture, name and badge; the name of a member leads to their page. */
export function byWhom(author: Author, view: ViewContext): Html {
  const name = html`<bdi>${author.author}</bdi>`;
  const linked =
    author.personId === null
      ? name
      : html`<a class="who" href="${view.base}${personPath(author.personId)}">${name}</a>`;
  return html`${face(author)} ${linked}${author.badge !== null && badge(author.badge, view)}`;
}

/** "Author" or "Staff". */
export function badge(kind: Badge, { texts }: ViewContext): Html {
  return html` <span class="badge">${texts.badges[kind]}</span>`;
}
