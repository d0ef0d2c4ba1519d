import { COMMENT_STATES } from "../../../domain/comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";
import { isSearch } from "./queue-address.ts";
import type { QueueQuery } from "./queue-address.ts";

/** What a list of cases can be searched with. */
export interface SearchOptions {
  readonly query: QueueQuery;
  readonly clauses: readonly { number: number; title: string }[];
  /** Orders to choose from; none where there is one only. */
  readonly orders: readonly QueueQuery["order"][];
  /** Articles to choose from; others are named by number or address. */
  readonly articles: readonly { id: number; title: string }[];
}

/** The form that orders and searches a list of cases. It works without a script: it asks for another address. */
export function searchForm(place: string, options: SearchOptions, view: ViewContext): Html {
  const { query, orders } = options;
  const open = isSearch(query);
  const words = view.texts.console;
  return html`<form class="search" method="get" action="/console/${place}" role="search">
    ${
      orders.length > 0 &&
      html`<label
        >${words.order.label}<select name="order">
          ${orders.map(
            (order) =>
              html`<option value="${order}" ${query.order === order && html` selected`}>${words.order[order]}</option>`,
          )}
        </select></label
      >`
    }
    ${field(query, "text", { label: words.filter.text, type: "search" })} <button>${words.filter.apply}</button>
    ${query.audited !== "" && html`<input type="hidden" name="audited" value="${query.audited}" />`}
    <details ${open && html` open`}>
      <summary>${words.filter.show}</summary>
      ${fields(options, view)}
    </details>
    ${open && html`<a href="/console/${place}">${words.filter.clear}</a>`}
  </form>`;
}

function fields({ query, clauses, articles }: SearchOptions, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<div class="fields">
    ${field(query, "author", { label: words.filter.author, type: "text" })}
    <label
      >${words.filter.clause}<select name="clause">
        <option value="">${words.filter.any}</option>
        ${clauses.map(
          ({ number, title }) =>
            html`<option value="${number}" ${query.clause === String(number) && html` selected`}>
              ${number} ${title}
            </option>`,
        )}
      </select></label
    >
    <label>${words.filter.article}<input name="article" list="articles" value="${query.article}" /></label>
    <datalist id="articles">${articles.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</datalist>
    <label
      >${view.texts.moderating.state}<select name="state">
        <option value="">${words.filter.any}</option>
        ${COMMENT_STATES.map(
          (state) =>
            html`<option value="${state}" ${query.state === state && html` selected`}>${words.outcome[state]}</option>`,
        )}
      </select></label
    >
    ${field(query, "from", { label: words.filter.from, type: "date" })}
    ${field(query, "until", { label: words.filter.until, type: "date" })}
  </div>`;
}

function field(query: QueueQuery, name: keyof QueueQuery, { label, type }: { label: string; type: string }): Html {
  return html`<label>${label}<input name="${name}" type="${type}" value="${query[name]}" /></label>`;
}
