import type { CaseItem, CaseListPage, FindingView, QueuePage } from "../../../domain/case-view.ts";
import { commentPath } from "../addresses.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import { bulkBar, caseActs, oneForm, placeFields } from "./bulk-bar.ts";
import type { BulkOptions } from "./bulk-bar.ts";
import { keyHelp } from "./key-help.ts";
import { kindLabel, outcomeOf } from "./kind-label.ts";
import { markedText } from "../marked-text.ts";
import { caseAddress, isSearch, queryText, queueAddress } from "./queue-address.ts";
import type { QueueQuery } from "./queue-address.ts";
import { searchForm } from "./search-form.ts";
import type { SearchOptions } from "./search-form.ts";

/** What a list of cases is shown with. */
interface ListOptions extends Omit<SearchOptions, "orders"> {
  readonly memberId: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
}

/** A queue: search, the cases, and what can be done with several at once. */
export function renderQueue(
  page: QueuePage,
  options: ListOptions & {
    queue: CaseItem["queue"];
    /** Null where each case has to be looked at by itself. */
    bulk: BulkOptions | null;
    notice: Html | null;
    /** The newest case of the queue; what comes later is new. */
    newest: number;
  },
  view: ViewContext,
): Html {
  const words = view.texts.console;
  const { queue, bulk } = options;
  const query = queryText(options.query);
  const cases = caseList(page, options, view);
  return html`<header class="head" data-live="${queue}" data-newest="${options.newest}">
      <h1>${words.queues[queue]}</h1>
      <p class="quiet">
        ${words.waiting(page.waiting)}${page.usualWait !== null && html` · ${words.usualWait(page.usualWait)}`} ·
        <a href="${queueAddress(queue, options.query)}">${view.texts.moderating.reload}</a>${
          page.next !== null &&
          bulk !== null &&
          options.query.many === "" &&
          html` ·
            <a href="${queueAddress(queue, { ...options.query, many: "1" })}"
              >${view.texts.moderating.manyPerPage(bulk.most)}</a
            >`
        }
      </p>
    </header>
    ${options.notice} ${bulk !== null && bulk.problem !== null && problemNotice(bulk.problem, view.texts)}
    ${searchForm(queue, { ...options, orders: ["priority", "oldest"] }, view)}
    ${
      page.items.length === 0
        ? html`<p class="empty">${isSearch(options.query) ? words.noMatch : words.queueEmpty[queue]}</p>`
        : bulk === null
          ? html`${blurChoice(view)} ${cases}`
          : html`${oneForm({ queue, query }, bulk)}
              <form method="post" action="/console/bulk" id="bulk">
                ${placeFields({ queue, query }, bulk)} ${cases} ${bulkBar(bulk, view)}
              </form>`
    }
    ${nextPage(queue, options.query, page.next, view)} ${keyHelp(bulk === null ? "queue" : "bulk", view)}`;
}

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
        : html`${blurChoice(view)} ${caseList(page, { ...options, bulk: null }, view)}`
    }
    ${nextPage("decided", options.query, page.next, view)} ${keyHelp("decided", view)}`;
}

function caseList(page: CaseListPage, options: ListOptions & { bulk: BulkOptions | null }, view: ViewContext): Html {
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

function caseItem(item: CaseItem, options: ListOptions & { bulk: BulkOptions | null }, view: ViewContext): Html {
  const words = view.texts.console;
  const { bulk } = options;
  const name = `${item.id}:${item.version}`;
  return html`<li class="case" data-case="${item.id}" data-version="${item.version}">
    ${
      bulk !== null &&
      html`<label class="pick"
        ><input
          type="checkbox"
          name="case"
          value="${name}"
          ${bulk.chosen.has(name) && html` checked`}
          aria-label="${words.chooseCase(item.author)}"
      /></label>`
    }
    <article aria-labelledby="case-${item.id}">
      <header>
        <h2 id="case-${item.id}">
          <a href="${caseAddress(item.id, options.query)}">${authorName(item, view)}</a>
        </h2>
        ${commentNumber(item)}
        ${item.article !== null && html`<span>${words.on} <a href="/console/articles/${item.article.id}">${item.article.title}</a></span>`}
        ${time(item.openedAt, view)}
        ${
          item.decided === null
            ? html`<span class="wait">${words.waitingSince(words.waitingFor(options.now - item.openedAt))}</span>`
            : html`<span class="wait">${outcomeOf(item.decided, view)} · ${time(item.decided.at, view)}</span>`
        }
        <span class="claim" data-claim
          >${item.claimedBy !== null && claim(item.claimedBy, options.memberId, view)}</span
        >
      </header>
      ${item.text !== "" && html`<p class="text" dir="auto">${markedText(item.text, item.findings)}</p>`}
      ${item.appealed !== null && appealLine(item.appealed, view)}
      <p class="signs">
        ${item.suspected !== null && html`<span class="sign">${words.mayBe(item.suspected.name)}</span> <span class="sign">${words.bands[item.suspected.band]}</span>`}
        ${item.heat !== null && html`<span class="sign">${view.texts.heat.inQueue(item.heat)}</span>`}
        ${item.reportCount > 0 && html`<span class="sign">${item.queue === "reported" && item.clause !== null && html`<b>${item.clause}</b> `}${words.reports(item.reportCount)}</span>`}
        ${eachOnce(item.findings)
          // The reports are counted above; that they hold the comment is worth saying.
          .filter(({ step, weight }) => step !== "reports" || weight !== "note" || item.reportCount === 0)
          .map((finding) => sign(finding, view))}
      </p>
      ${bulk !== null && caseActs(item, bulk, view)}
    </article>
  </li>`;
}

/** What an appeal is against, and its words. */
function appealLine({ kind, words }: NonNullable<CaseItem["appealed"]>, view: ViewContext): Html {
  return html`<p class="against">${view.texts.console.against}: <b>${kindLabel(kind, view)}</b></p>
    ${words !== "" && html`<p class="text departs" dir="auto">${words}</p>`}`;
}

/** Who wrote what a case is about; of a withdrawn comment the name is gone. */
export function authorName({ author }: CaseItem, { texts }: ViewContext): Html {
  return author === "" ? html`<i>${texts.console.noName}</i>` : html`<bdi>${author}</bdi>`;
}

/** The number of the comment that a case is about, as a link where its page shows it. */
export function commentNumber({ number, commentId, commentState }: CaseItem): Html | null {
  if (number === null || commentId === null) return null;
  if (commentState === "held" || commentState === "rejected") return html`<span>${number}</span>`;
  return html`<a href="${commentPath(commentId)}">${number}</a>`;
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

/** A box that blurs texts, for pages without the bar that has one. */
export function blurChoice({ texts }: ViewContext): Html {
  return html`<p class="choices-row">
    <label class="row"><input type="checkbox" data-blur /> ${texts.console.blur}</label>
  </p>`;
}
