import type { CaseItem, CaseListPage, FindingView, QueuePage } from "../../../domain/case-view.ts";
import { COMMENT_STATES } from "../../../domain/comment.ts";
import { commentPath } from "../addresses.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";
import { kindLabel } from "./kind-label.ts";
import { markedText } from "../marked-text.ts";

/** What keys do in the console (src/browser/console.ts). */
const KEYS = {
  move: ["j", "k"],
  open: ["o"],
  choose: ["x"],
  publish: ["a"],
  reject: ["r"],
  undo: ["u"],
  blur: ["b"],
  search: ["/"],
  help: ["?"],
} as const;

type ConsoleKey = keyof typeof KEYS;

/** What the search form of a queue was filled in with. */
export interface QueueQuery {
  readonly order: "priority" | "oldest";
  readonly text: string;
  readonly author: string;
  readonly clause: string;
  readonly article: string;
  /** State of the comment; empty: any. */
  readonly state: string;
  /** `1`: as many on a page as can be decided at once. */
  readonly many: string;
  readonly from: string;
  readonly until: string;
  /** Which figure of the audit the cases are of, `by-7`, `appeals-7` or a group of authors; empty: of none. */
  readonly audited: string;
}

/** One way to decide that a list offers. */
export interface BulkChoice {
  readonly kind: string;
  readonly label: string;
}

/** What can be decided of several cases at once. */
export interface BulkOptions {
  readonly choices: readonly BulkChoice[];
  /** Names what is decided with this form, so that sending it twice decides once. */
  readonly batch: string;
  /** Most cases at once. */
  readonly most: number;
}

/** What a list of cases is shown with. */
interface ListOptions {
  readonly query: QueueQuery;
  readonly clauses: readonly { number: number; title: string }[];
  readonly memberId: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
}

/** A queue: search, the cases, and what can be done with several at once. */
export function renderQueue(
  page: QueuePage,
  options: ListOptions & {
    queue: CaseItem["queue"];
    bulk: BulkOptions;
    notice: Html | null;
    /** The newest case of the queue; what comes later is new. */
    newest: number;
  },
  view: ViewContext,
): Html {
  const words = view.texts.console;
  const { queue, bulk } = options;
  const mayPick = bulk.choices.length > 0;
  const cases = caseList(page, { ...options, mayPick }, view);
  return html`<header class="head" data-live="${queue}" data-newest="${options.newest}">
      <h1>${words.queues[queue]}</h1>
      <p class="quiet">
        ${words.waiting(page.waiting)}${page.usualWait !== null && html` · ${words.usualWait(page.usualWait)}`} ·
        <a href="${queueAddress(queue, options.query)}">${view.texts.moderating.reload}</a>${
          page.next !== null &&
          mayPick &&
          options.query.many === "" &&
          html` ·
            <a href="${queueAddress(queue, { ...options.query, many: "1" })}"
              >${view.texts.moderating.manyPerPage(bulk.most)}</a
            >`
        }
      </p>
    </header>
    ${options.notice} ${searchForm(queue, { ...options, orders: ["priority", "oldest"] }, view)}
    ${
      page.items.length === 0
        ? html`<p class="empty">${isSearch(options.query) ? words.noMatch : words.queueEmpty[queue]}</p>`
        : !mayPick
          ? cases
          : html`<form method="post" action="/console/bulk" id="bulk">
              <input type="hidden" name="queue" value="${queue}" />
              <input type="hidden" name="batch" value="${bulk.batch}" />
              ${cases} ${bulkBar({ ...options, bulk: bulk.choices }, view)}
            </form>`
    }
    ${nextPage(queue, options.query, page.next, view)} ${keyHelp(mayPick ? BULK_KEYS : QUEUE_KEYS, view)}
    <p class="fresh" role="status" hidden data-fresh></p>`;
}

/** Keys of a queue where several cases can be decided at once, of one where they cannot, and of what was decided. */
const DECIDED_KEYS: readonly ConsoleKey[] = ["move", "open", "blur", "search", "help"];
const QUEUE_KEYS: readonly ConsoleKey[] = ["move", "open", "undo", "blur", "search", "help"];
const BULK_KEYS: readonly ConsoleKey[] = [
  "move",
  "open",
  "choose",
  "publish",
  "reject",
  "undo",
  "blur",
  "search",
  "help",
];

/** What was decided last. */
export function renderDecided(page: CaseListPage, options: ListOptions, view: ViewContext): Html {
  const words = view.texts.console;
  const { audit } = view.texts;
  return html`<header class="head"><h1>${words.decided}</h1></header>
    ${options.query.audited !== "" && html`<p class="quiet">${audit.counted} <a href="/console/decided">${audit.allDecided}</a></p>`}
    ${searchForm("decided", { ...options, orders: [] }, view)}
    ${
      page.items.length === 0
        ? html`<p class="empty">${isSearch(options.query) ? words.noMatch : words.noneDecided}</p>`
        : caseList(page, { ...options, mayPick: false }, view)
    }
    ${nextPage("decided", options.query, page.next, view)} ${keyHelp(DECIDED_KEYS, view)}`;
}

function caseList(page: CaseListPage, options: ListOptions & { mayPick: boolean }, view: ViewContext): Html {
  return html`<ol class="cases">
    ${page.items.map((item) => caseItem(item, options, view))}
  </ol>`;
}

function nextPage(place: string, query: QueueQuery, next: string | null, view: ViewContext): Html | null {
  if (next === null) return null;
  return html`<p class="more">
    <a rel="next" href="${queueAddress(place, query, { after: next })}">${view.texts.console.next}</a>
  </p>`;
}

function caseItem(item: CaseItem, options: ListOptions & { mayPick: boolean }, view: ViewContext): Html {
  const words = view.texts.console;
  const path = `/console/cases/${item.id}`;
  return html`<li class="case" data-case="${item.id}" data-version="${item.version}">
    ${
      options.mayPick &&
      html`<label class="pick"
        ><input
          type="checkbox"
          name="case"
          value="${item.id}:${item.version}"
          aria-label="${words.chooseCase(item.author)}"
      /></label>`
    }
    <article aria-labelledby="case-${item.id}">
      <header>
        <h2 id="case-${item.id}">
          <a href="${path}"><bdi>${item.author}</bdi></a>
        </h2>
        ${item.number !== null && item.commentId !== null && html`<a href="${commentPath(item.commentId)}">${item.number}</a>`}
        ${item.article !== null && html`<span>${words.on} <a href="/conversations/${item.article.id}">${item.article.title}</a></span>`}
        ${time(item.openedAt, view)}
        ${
          item.decided === null
            ? html`<span class="wait">${words.waitingSince(words.waitingFor(options.now - item.openedAt))}</span>`
            : html`<span class="wait"
                >${item.decided.kind === null ? words.closedUndecided : kindLabel(item.decided.kind, view)} ·
                ${time(item.decided.at, view)}</span
              >`
        }
        <span class="claim" data-claim
          >${item.claimedBy !== null && claim(item.claimedBy, options.memberId, view)}</span
        >
      </header>
      ${item.text !== "" && html`<p class="text" dir="auto">${markedText(item.text, item.findings)}</p>`}
      <p class="signs">
        ${item.suspected !== null && html`<span class="sign">${words.mayBe(item.suspected.name)}</span> <span class="sign">${words.bands[item.suspected.band]}</span>`}
        ${item.heat !== null && html`<span class="sign">${view.texts.heat.inQueue(item.heat)}</span>`}
        ${item.reportCount > 0 && html`<span class="sign">${words.reports(item.reportCount)}</span>`}
        ${eachOnce(item.findings).map((finding) => sign(finding, view))}
      </p>
    </article>
  </li>`;
}

/** Who is looking at a case. */
export function claim(by: { id: number; name: string }, memberId: number, { texts }: ViewContext): string {
  return by.id === memberId ? texts.console.claimedByMe : texts.console.claimedBy(by.name);
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
    >${finding.clause !== null && html`<b>${words.clause(finding.clause)}</b> `}${finding.sentence}${title !== "" && html`<span class="live"> (${title})</span>`}</span
  >`;
}

function searchForm(
  queue: string,
  options: Pick<ListOptions, "query" | "clauses"> & { orders: readonly QueueQuery["order"][] },
  view: ViewContext,
): Html {
  const { query, clauses, orders } = options;
  const open = isSearch(query);
  const words = view.texts.console;
  const field = (name: keyof QueueQuery, label: string, type: string): Html =>
    html`<label>${label}<input name="${name}" type="${type}" value="${query[name]}" /></label>`;
  return html`<form class="search" method="get" action="/console/${queue}" role="search">
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
    ${field("text", words.filter.text, "search")} <button>${words.filter.apply}</button>
    ${query.audited !== "" && html`<input type="hidden" name="audited" value="${query.audited}" />`}
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
        ${field("article", words.filter.article, "text")}
        <label
          >${view.texts.moderating.state}<select name="state">
            <option value="">${words.filter.any}</option>
            ${COMMENT_STATES.map(
              (state) =>
                html`<option value="${state}" ${query.state === state && html` selected`}>
                  ${words.outcome[state]}
                </option>`,
            )}
          </select></label
        >
        ${field("from", words.filter.from, "date")} ${field("until", words.filter.until, "date")}
      </div>
    </details>
    ${open && html`<a href="/console/${queue}">${words.filter.clear}</a>`}
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

function keyHelp(keys: readonly ConsoleKey[], view: ViewContext): Html {
  const words = view.texts.console;
  return html`<details class="keys">
    <summary>${words.keys}</summary>
    <dl>
      ${keys.map(
        (key) =>
          html`<div>
            <dt>${KEYS[key].map((cap) => html`<kbd>${cap}</kbd> `)}</dt>
            <dd>${words.keyHelp[key]}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}

function isSearch({ text, author, clause, article, state, from, until, audited }: QueueQuery): boolean {
  return [text, author, clause, article, state, from, until, audited].some((value) => value !== "");
}

function queueAddress(queue: string, query: QueueQuery, more: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(Object.entries({ ...query, ...more }).filter(([, value]) => value !== ""));
  return `/console/${queue}?${search.toString()}`;
}
