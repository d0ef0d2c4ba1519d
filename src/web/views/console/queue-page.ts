import type { CaseItem, FindingView, QueuePage } from "../../../domain/case-view.ts";
import { commentPath } from "../addresses.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";
import { markedText } from "./marked-text.ts";

/** What the search form of a queue was filled in with. */
export interface QueueQuery {
  readonly order: "priority" | "oldest";
  readonly text: string;
  readonly author: string;
  readonly clause: string;
  readonly article: string;
  readonly from: string;
  readonly until: string;
}

/** One way to decide that a list offers. */
export interface BulkChoice {
  readonly kind: string;
  readonly label: string;
}

/** A queue: search, the cases, and what can be done with several at once. */
export function renderQueue(
  page: QueuePage,
  options: {
    query: QueueQuery;
    clauses: readonly { readonly number: number; readonly title: string }[];
    bulk: readonly BulkChoice[];
    memberId: number;
    now: number;
    notice: Html | null;
  },
  view: ViewContext,
): Html {
  const words = view.texts.console;
  const queue = page.queue as keyof typeof words.queues;
  const waiting = page.counts[page.queue] ?? 0;
  const searched = isSearch(options.query);
  return html`<header class="head">
      <h1>${words.queues[queue]}</h1>
      <p class="quiet">
        ${words.waiting(waiting)}${page.usualWait !== null && html` · ${words.usualWait(page.usualWait)}`}
      </p>
    </header>
    ${options.notice} ${searchForm(page.queue, options, searched, view)}
    ${
      page.items.length === 0
        ? html`<p class="empty">${searched ? words.noMatch : words.queueEmpty[queue]}</p>`
        : html`<form method="post" action="/console/bulk" id="bulk">
            <input type="hidden" name="queue" value="${page.queue}" />
            <ol class="cases">
              ${page.items.map((item) => caseItem(item, options, view))}
            </ol>
            ${bulkBar(options, view)}
          </form>`
    }
    ${page.next !== null && html`<p class="more"><a rel="next" href="${nextAddress(page.queue, options.query, page.next)}">${words.next}</a></p>`}
    ${keyHelp(view)}`;
}

function caseItem(item: CaseItem, options: { memberId: number; now: number }, view: ViewContext): Html {
  const words = view.texts.console;
  const path = `/console/cases/${item.id}`;
  return html`<li class="case" data-case="${item.id}">
    <label class="pick"
      ><input type="checkbox" name="case" value="${item.id}:${item.version}" aria-label="${words.clause(item.id)}"
    /></label>
    <article aria-labelledby="case-${item.id}">
      <header>
        <h2 id="case-${item.id}">
          <a href="${path}"><bdi>${item.author}</bdi></a>
        </h2>
        ${item.number !== null && item.commentId !== null && html`<a href="${commentPath(item.commentId)}">${item.number}</a>`}
        ${item.article !== null && html`<span>${words.on} <a href="/conversations/${item.article.id}">${item.article.title}</a></span>`}
        ${time(item.openedAt, view)}
        <span class="wait">${words.waitingFor(options.now - item.openedAt)}</span>
        ${item.claimedBy !== null && claim(item.claimedBy, options.memberId, view)}
      </header>
      ${item.text !== "" && html`<p class="text" dir="auto">${markedText(item.text, item.findings)}</p>`}
      <p class="signs">
        ${item.reportCount > 0 && html`<span class="sign">${words.reports(item.reportCount)}</span>`}
        ${eachOnce(item.findings).map((finding) => sign(finding, view))}
      </p>
    </article>
  </li>`;
}

function claim(by: { id: number; name: string }, memberId: number, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<span class="claim">${by.id === memberId ? words.claimedByMe : words.claimedBy(by.name)}</span>`;
}

/** Findings that say the same of several passages, once; the passages are all marked in the text. */
export function eachOnce(findings: readonly FindingView[]): FindingView[] {
  const known = new Map(
    findings.map((finding) => [`${finding.weight} ${finding.clause ?? ""} ${finding.sentence}`, finding]),
  );
  return [...known.values()];
}

/** A finding as a small label. */
export function sign(finding: FindingView, view: ViewContext): Html {
  const words = view.texts.console;
  const kind = finding.shadow ? "shadow" : finding.weight;
  const title = finding.shadow ? words.shadowRule : finding.weight === "note" ? words.privateNote : "";
  return html`<span class="sign ${kind}" ${title !== "" && html` title="${title}"`}
    >${finding.clause !== null && html`<b>${finding.clause}</b> `}${finding.sentence}${title !== "" && html`<span class="live"> (${title})</span>`}</span
  >`;
}

function searchForm(
  queue: string,
  options: { query: QueueQuery; clauses: readonly { number: number; title: string }[] },
  open: boolean,
  view: ViewContext,
): Html {
  const { query, clauses } = options;
  const words = view.texts.console;
  const field = (name: keyof QueueQuery, label: string, type: string): Html =>
    html`<label>${label}<input name="${name}" type="${type}" value="${query[name]}" /></label>`;
  return html`<form class="search" method="get" action="/console/${queue}" role="search">
    <label
      >${words.order.label}<select name="order">
        ${(["priority", "oldest"] as const).map(
          (order) =>
            html`<option value="${order}" ${query.order === order && html` selected`}>${words.order[order]}</option>`,
        )}
      </select></label
    >
    ${field("text", words.filter.text, "search")}
    <details ${open && html` open`}>
      <summary>${words.filter.show}</summary>
      <div class="fields">
        ${field("author", words.filter.author, "text")}
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
        ${field("article", words.filter.article, "text")} ${field("from", words.filter.from, "date")}
        ${field("until", words.filter.until, "date")}
      </div>
    </details>
    <button>${words.filter.apply}</button>${open && html` <a href="/console/${queue}">${words.filter.clear}</a>`}
  </form>`;
}

function bulkBar(
  options: { bulk: readonly BulkChoice[]; clauses: readonly { number: number; title: string }[] },
  view: ViewContext,
): Html | null {
  const words = view.texts.console;
  if (options.bulk.length === 0) return null;
  return html`<fieldset class="bulk">
    <legend>${words.bulk}</legend>
    <div class="choices-row">
      <label class="row"><input type="checkbox" data-all /> ${words.chooseAll}</label>
      <label class="row"><input type="checkbox" data-blur /> ${words.blur}</label>
    </div>
    <label
      >${words.decision}<select name="kind" required>
        ${options.bulk.map(({ kind, label }) => html`<option value="${kind}">${label}</option>`)}
      </select></label
    >
    <label
      >${words.clauseField}<select name="clause">
        <option value="">${words.noClause}</option>
        ${options.clauses.map(({ number, title }) => html`<option value="${number}">${number} ${title}</option>`)}
      </select></label
    >
    <label class="wide">${words.reason}<input name="reason" maxlength="2000" /></label>
    <button class="main">${words.decideNow}</button>
  </fieldset>`;
}

function keyHelp(view: ViewContext): Html {
  const words = view.texts.console;
  return html`<details class="keys">
    <summary>${words.keys}</summary>
    <dl>
      ${words.keyHelp.map(
        ([keys, meaning]) =>
          html`<div>
            <dt>${keys.split(" ").map((key) => html`<kbd>${key}</kbd> `)}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}

function isSearch({ text, author, clause, article, from, until }: QueueQuery): boolean {
  return [text, author, clause, article, from, until].some((value) => value !== "");
}

function nextAddress(queue: string, query: QueueQuery, after: string): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  search.set("after", after);
  return `/console/${queue}?${search.toString()}`;
}
