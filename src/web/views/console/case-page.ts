import type { AuthorRecord, CasePage, NoteLine, ReportLine } from "../../../domain/case-view.ts";
import { conversationPath, personPath } from "../addresses.ts";
import { face } from "../author.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { fieldError, problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import { caseThread } from "./case-thread.ts";
import { heatBox } from "./heat-box.ts";
import { decideBox, insteadFields } from "./decide-box.ts";
import type { DecideForm } from "./decide-box.ts";
import { decisionList, restrictionList } from "./decision-list.ts";
import { kindLabel, outcomeOf } from "./kind-label.ts";
import { keyHelp } from "./key-help.ts";
import { caseAddress, queryText, queueAddress } from "./queue-address.ts";
import type { QueueQuery } from "./queue-address.ts";
import { suspicionBox } from "./suspicion-box.ts";
import { authorName, claim, commentNumber } from "./queue-page.ts";
import { roleBox } from "./role-box.ts";

/** One case with everything that helps to decide it. */
export function renderCase(
  page: CasePage,
  options: {
    form: DecideForm;
    memberId: number;
    /** The list that somebody is working through, and the case that comes after this one there. */
    query: QueueQuery;
    next: number | null;
    /** What was done a moment ago. */
    notice: Html | null;
  },
  view: ViewContext,
): Html {
  const words = view.texts.console;
  const { item } = page;
  const { form, memberId, query, next } = options;
  const number = commentNumber(item);
  return html`<div class="hustings">
    ${options.notice}
    <p class="way">
      <a href="${queueAddress(item.queue, query)}">${words.backToList}</a>
      ${next !== null && html`<a href="${caseAddress(next, query)}" data-next>${words.nextCase}</a>`}
      <label class="row"><input type="checkbox" data-blur /> ${words.blur}</label>
    </p>
    <header
      class="head"
      data-live="${item.queue}"
      data-open="${item.id}"
      data-case="${item.id}"
      data-version="${item.version}"
    >
      <h1>${authorName(item, view)}</h1>
      <p class="quiet">
        ${number !== null && html`${number} · `}
        ${page.article !== null && html`${words.on} <a href="${conversationPath(page.article)}">${page.article.title}</a> (<a href="/console/articles/${page.article.id}">${view.texts.moderating.articlePage}</a>) · `}
        ${item.commentState !== null && html`${words.outcome[item.commentState]} · `}${time(item.openedAt, view)}
        <span class="claim" data-claim>${item.claimedBy !== null && claim(item.claimedBy, memberId, view)}</span>
      </p>
    </header>
    <div class="columns">
      <div>
        ${page.heat === null ? item.commentId !== null && caseThread(page, view) : heatBox(page.heat, item, view)}
        ${page.reports.length > 0 && reportList(page.reports, view)}
        ${page.appeal !== null && appealBox(page.appeal, view)}
        ${page.suspicion !== null && suspicionBox(page.suspicion, { caseId: item.id, name: item.author }, view)}
        ${whatToDo(page, { form, query, next }, view)}
        ${
          item.decided !== null &&
          page.decisions.length > 0 &&
          html`<h2>${words.decidedOnComment}</h2>
            ${decisionList(page.decisions, view)}`
        }
      </div>
      <aside>
        ${author(page.author, view)} ${item.commentId !== null && precedents(page, view)}
        ${(item.commentId !== null || page.notes.length > 0) && html`<h2>${words.notes}</h2>`}
        ${noteList(page.notes, view)} ${item.commentId !== null && noteForm(`/console/cases/${item.id}/note`, view)}
      </aside>
    </div>
    ${keyHelp("case", view)}
  </div>`;
}

/**
 * The form that the case asks for; none where it is decided: that can be reversed. While it is not said who somebody is,
 * there is nothing else to decide about them.
 */
function whatToDo(
  page: CasePage,
  { form, query, next }: { form: DecideForm; query: QueueQuery; next: number | null },
  view: ViewContext,
): Html | null {
  const { item, appeal, suspicion, departures: departing } = page;
  if (item.decided !== null) return decidedNotice(item.decided, view);
  if (appeal !== null) return appeal.hearing.allowed ? answerForm(item, form, view) : null;
  if (suspicion !== null && suspicion.state !== "confirmed") return null;
  const more = {
    hidden: html`<input type="hidden" name="version" value="${item.version}" /><input
        type="hidden"
        name="query"
        value="${queryText(query)}"
      />`,
    // Whoever works through a list goes on to the next case with the same button.
    also: next === null ? null : html`<button name="goOn" value="next">${view.texts.console.decideThenNext}</button>`,
  };
  return html`${departures(departing, view)}${decideBox(form, `/console/cases/${item.id}/decide`, view, more)}`;
}

function decidedNotice(decided: NonNullable<CasePage["item"]["decided"]>, view: ViewContext): Html {
  const words = view.texts.console;
  // What was closed without a decision says so itself.
  return html`<p class="notice">
    ${decided.kind !== null && `${words.isDecided}: `}<b>${outcomeOf(decided, view)}</b> · ${time(decided.at, view)}
  </p>`;
}

/** What is known of a member, on a page of their own. */
export function renderPersonRecord(
  record: AuthorRecord,
  { form, mayGrant }: { form: DecideForm; mayGrant: boolean },
  view: ViewContext,
): Html {
  return html`<div class="hustings">
    <header class="person-head">
      ${face({ id: record.personId, avatar: record.picture }, view, 40)}
      <h1><bdi>${record.name}</bdi></h1>
    </header>
    <div class="columns">
      <div>${author(record, view)}${roleBox(record, mayGrant, view)}</div>
      <aside>
        ${decideBox(form, `/console/people/${record.personId ?? 0}/decide`, view)}
        ${noteForm(`/console/people/${record.personId ?? 0}/note`, view)}
      </aside>
    </div>
  </div>`;
}

function author(record: AuthorRecord, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<section>
    <h2>${words.author}</h2>
    <p>
      ${
        record.personId === null
          ? html`<bdi>${record.name}</bdi> (${words.guest})`
          : html`<a href="/console/people/${record.personId}"><bdi>${record.name}</bdi></a>`
      }
    </p>
    ${record.restrictions.length > 0 && html`<p class="departs">${restrictionList(record.restrictions, view)}</p>`}
    <ul class="plain">
      ${record.memberSince !== null && html`<li>${words.memberSince(record.memberSince)}</li>`}
      ${record.firstSeen !== null && html`<li>${words.firstSeen(record.firstSeen)}</li>`}
      <li>
        ${words.commentCount(record.commentCount)}${
          record.personId !== null && html` · <a href="${personPath(record.personId)}">${words.readThem}</a>`
        }
      </li>
      <li>
        <a href="/console/decided?${new URLSearchParams({ author: record.name }).toString()}">${words.theirCases}</a>
      </li>
      <li>${words.strikes(record.strikes)}</li>
      ${
        record.formerNames.length > 0 &&
        html`<li>${words.formerNames}: ${record.formerNames.map(({ name }) => html`<bdi>${name}</bdi> `)}</li>`
      }
    </ul>
    <h2>${words.pastDecisions}</h2>
    ${record.decisions.length === 0 ? html`<p class="quiet">${words.noDecisions}</p>` : decisionList(record.decisions, view)}
    ${
      record.notes.length > 0 &&
      html`<h2>${words.notes}</h2>
        ${noteList(record.notes, view)}`
    }
  </section>`;
}

function departures(all: CasePage["departures"], view: ViewContext): Html | null {
  const words = view.texts.console;
  if (all.length === 0) return null;
  return html`<div class="departs">
    <b>${words.departs}</b>
    <ul class="plain">
      ${all.map(
        ({ kind, practice }) =>
          html`<li data-kind="${kind}"><i>${kindLabel(kind, view)}</i>: ${words.practice(practice)}</li>`,
      )}
    </ul>
  </div>`;
}

function precedents(page: CasePage, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<section>
    <h2>${words.precedents}</h2>
    ${
      page.precedents.length === 0
        ? html`<p class="quiet">${words.noPrecedents}</p>`
        : html`<ul class="plain">
            ${page.precedents.map(
              (precedent) =>
                html`<li>
                  <a class="excerpt" href="/console/cases/${precedent.caseId}" dir="auto">${precedent.excerpt}</a>
                  <span class="quiet"
                    >${words.precedentWas(words.outcome[precedent.outcome], precedent.at)} ·
                    ${view.texts.audit.alike(precedent.likeness)}</span
                  >
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

function reportList(reports: readonly ReportLine[], view: ViewContext): Html {
  const words = view.texts.console;
  return html`<h2>${words.reports(reports.length)}</h2>
    <ul class="plain">
      ${reports.map(
        (report) =>
          html`<li>
            ${report.kind === "illegal-content" && html`<b>${words.illegal}</b> · `}${report.clause !== null && html`${words.clause(report.clause)} · `}${time(report.at, view)}${report.accuracy !== null && html` · ${words.accuracy(report.accuracy.upheld, report.accuracy.decided)}`}
            ${report.note !== "" && html`<br /><span dir="auto">${report.note}</span>`}
            ${report.law !== null && html`<br /><span class="quiet">${words.law}:</span> <span dir="auto">${report.law}</span>`}
            ${report.sender !== null && html`<br /><span class="quiet">${words.sentBy}:</span> <bdi>${report.sender}</bdi>`}
          </li>`,
      )}
    </ul>`;
}

/** The appeal with what it is against. That is answered below and can be reversed in no other way from here. */
function appealBox(appeal: NonNullable<CasePage["appeal"]>, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<section>
    <h2>${words.appealOf}</h2>
    <p class="departs" dir="auto">${appeal.words}</p>
    <p class="quiet">${words.appealDue(appeal.dueAt)}</p>
    ${hearingNotice(appeal.hearing, view)}
    ${decisionList([{ ...appeal.against, liftable: false, reversible: false }], view)}
  </section>`;
}

/** Why whoever looks may not answer an appeal, or that they may although they decided first. */
function hearingNotice(hearing: NonNullable<CasePage["appeal"]>["hearing"], { texts }: ViewContext): Html | null {
  const words = texts.console.appealHeard;
  if (!hearing.allowed) return html`<p class="departs">${words[hearing.why]}</p>`;
  return hearing.samePerson ? html`<p class="departs">${words.alone}</p>` : null;
}

function answerForm(item: CasePage["item"], form: DecideForm, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<h2 id="decide">${words.decide}</h2>
    <form method="post" action="/console/cases/${item.id}/answer" class="decide">
      ${form.problem !== null && problemNotice(form.problem, view.texts)}
      <input type="hidden" name="version" value="${item.version}" />
      <label
        >${words.decision}<select name="outcome" required>
          <option value="">${words.chooseDecision}</option>
          <option value="upheld" ${form.values["outcome"] === "upheld" && html`selected`}>
            ${words.appealOutcomes.upheld}
          </option>
          <option value="changed" ${form.values["outcome"] === "changed" && html`selected`}>
            ${words.appealOutcomes.changed}
          </option>
          <option value="reversed" ${form.values["outcome"] === "reversed" && html`selected`}>
            ${words.appealOutcomes.reversed}
          </option>
        </select></label
      >
      ${insteadFields(form, view)}
      <label class="wide"
        >${words.reason}<textarea name="reason" rows="3" required maxlength="5000" dir="auto">
${form.values["reason"] ?? ""}</textarea>
        ${fieldError(form.problem, "reason", view)}</label
      >
      <p class="buttons"><button class="main">${words.decideNow}</button></p>
    </form>`;
}

function noteList(notes: readonly NoteLine[], view: ViewContext): Html | null {
  if (notes.length === 0) return null;
  return html`<ul class="plain">
    ${notes.map(
      (note) =>
        html`<li>
          <span dir="auto">${note.text}</span><br /><span class="quiet"
            ><bdi>${note.by}</bdi> · ${time(note.at, view)}</span
          >
        </li>`,
    )}
  </ul>`;
}

function noteForm(path: string, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<form method="post" action="${path}" class="add-note">
    <label class="wide"
      >${words.note}<textarea name="text" rows="2" maxlength="4000" dir="auto" required></textarea>
    </label>
    <button>${words.addNote}</button>
  </form>`;
}
