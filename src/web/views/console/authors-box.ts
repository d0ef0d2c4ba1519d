import { MAX_EMAIL_LENGTH } from "../../../domain/comment-input.ts";
import type { ArticleAuthorRow } from "../../../store/article-authors.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";

/** What the box of an article's authors shows. */
export interface AuthorsBox {
  readonly articleId: number;
  readonly authors: readonly ArticleAuthorRow[];
  readonly mayChange: boolean;
  /** The account that was typed and is not one; null: none was. */
  readonly refused: string | null;
}

/** Whose comments under an article have the badge "Author", and for admins the form that changes it. */
export function authorsBox({ articleId, authors, mayChange, refused }: AuthorsBox, view: ViewContext): Html {
  const words = view.texts.moderating;
  const action = `/console/articles/${articleId}/authors`;
  return html`<section id="authors">
    <h2>${words.authors}</h2>
    <p class="quiet">${words.authorsHint}</p>
    ${
      authors.length > 0 &&
      html`<ul class="plain">
        ${authors.map(
          (author) =>
            html`<li>
              ${
                author.person_id === null
                  ? html`<span class="quiet">${words.authorAwaited(author.at)}</span>`
                  : html`<a href="/console/people/${author.person_id}"><bdi>${author.name}</bdi></a>`
              }
              ${
                mayChange &&
                html`<form method="post" action="${action}" class="inline">
                  <button name="remove" value="${author.id}">${words.removeAuthor}</button>
                </form>`
              }
            </li>`,
        )}
      </ul>`
    }
    ${
      mayChange &&
      html`<form method="post" action="${action}" class="add-note">
        <label class="wide"
          >${words.authorAccount}<input
            name="account"
            value="${refused ?? ""}"
            required
            maxlength="${MAX_EMAIL_LENGTH}"
            autocomplete="off"
          />${refused !== null && html`<span class="error">${words.authorUnknown}</span>`}</label
        >
        <button>${words.addAuthor}</button>
      </form>`
    }
  </section>`;
}
