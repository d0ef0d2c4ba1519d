import { restrictionsOf } from "../../../domain/decisions/fold-person.ts";
import type { Standing } from "../../../domain/decisions/fold-person.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";
import { restrictionList } from "./decision-list.ts";

/** One member in the list. */
export interface PersonItem {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly createdAt: number;
  /** Null: nothing was ever decided on them that still counts. */
  readonly standing: Standing | null;
}

/** Members, newest first, or those whose name was searched. */
export function renderPeople(
  people: readonly PersonItem[],
  options: { search: string; next: string | null; now: number },
  view: ViewContext,
): Html {
  const words = view.texts.console;
  return html`<header class="head"><h1>${words.people}</h1></header>
    <form class="search" method="get" action="/console/people" role="search">
      <label>${words.name}<input name="name" type="search" value="${options.search}" /></label
      ><button>${words.filter.apply}</button>
    </form>
    ${
      people.length === 0
        ? html`<p class="empty">${words.noPeople}</p>`
        : html`<div class="table">
            <table>
              <thead>
                <tr>
                  <th>${words.name}</th>
                  <th>${words.role}</th>
                  <th>${words.since}</th>
                </tr>
              </thead>
              <tbody>
                ${people.map(
                  (person) =>
                    html`<tr>
                      <td class="name">
                        <a href="/console/people/${person.id}"><bdi>${person.name}</bdi></a>
                        ${person.standing !== null && standing(person.standing, options.now, view)}
                      </td>
                      <td>${words.roles[person.role as keyof typeof words.roles] ?? person.role}</td>
                      <td class="when">
                        <time datetime="${new Date(person.createdAt).toISOString()}" data-fixed
                          >${view.texts.formats.shortDate(person.createdAt)}</time
                        >
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${options.next !== null && html`<p class="more"><a rel="next" href="/console/people?after=${options.next}">${words.next}</a></p>`}`;
}

/** What holds for a member now, or else that something was decided which still counts. */
function standing(of: Standing, now: number, view: ViewContext): Html | null {
  const restrictions = restrictionsOf(of, now);
  if (restrictions.length > 0) return html`<p>${restrictionList(restrictions, view)}</p>`;
  return of.strikes > 0 ? html`<p class="quiet">${view.texts.console.strikes(of.strikes)}</p>` : null;
}

/** One mail in the outbox. */
export interface MailItem {
  readonly to: string;
  readonly subject: string;
  readonly state: string;
  readonly at: number;
  readonly error: string | null;
  /** Null: not for the console. */
  readonly text: string | null;
}

/** The newest mails, with their texts: a fresh installation without a mail server is usable by this page. */
export function renderOutbox(mails: readonly MailItem[], view: ViewContext): Html {
  const words = view.texts.console;
  return html`<header class="head">
      <h1>${words.outbox}</h1>
      <p class="quiet">${words.outboxHint}</p>
    </header>
    ${mails.length === 0 && html`<p class="empty">${words.noMails}</p>`}
    <ul class="plain">
      ${mails.map(
        (mail) =>
          html`<li>
            <details>
              <summary>
                <b>${mail.subject}</b> · ${mail.to} ·
                ${words.mailStates[mail.state as keyof typeof words.mailStates] ?? mail.state} · ${time(mail.at, view)}
              </summary>
              ${mail.error !== null && html`<p class="departs">${mail.error}</p>`}
              <p class="text">${mail.text ?? words.mailWithheld}</p>
            </details>
          </li>`,
      )}
    </ul>`;
}
