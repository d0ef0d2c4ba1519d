import { excerpt } from "../../domain/excerpt.ts";
import type { WrittenComments } from "../../service/read-profile.ts";
import { commentPath } from "./addresses.ts";
import { time } from "./comment.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/** Longest beginning of a comment in a list, in UTF-16 code units. */
const EXCERPT_LENGTH = 240;

/**
 * What somebody wrote, newest first, each with a link to it.
 * @param options.path the page that the list stands on.
 * @param options.states whether to say what became of each.
 */
export function writtenComments(
  { comments, next }: WrittenComments,
  options: { path: string; states: boolean },
  view: ViewContext,
): Html {
  const { profile } = view.texts;
  return html`<ol class="entries written">
      ${comments.map(
        (comment) =>
          html`<li>
            <div>
              <p class="quiet">
                <a href="${commentPath(comment.id)}">${comment.number}</a> · <bdi>${comment.article_title}</bdi> ·
                ${time(comment.created_at, view)}${options.states && html` · <strong>${profile.states[comment.state]}</strong>`}
              </p>
              ${comment.body_html !== "" && html`<p dir="auto">${excerpt(comment.body_html, EXCERPT_LENGTH)}</p>`}
            </div>
          </li>`,
      )}
    </ol>
    ${next !== null && html`<p class="more"><a rel="next" href="${options.path}?before=${next}">${profile.older}</a></p>`}`;
}
