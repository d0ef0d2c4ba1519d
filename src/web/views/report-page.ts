import { fieldMessage } from "../../domain/messages/texts.ts";
import type { Problem } from "../../domain/problem.ts";
import type { ArticleView, CommentView } from "../../domain/thread-page.ts";
import { commentAnchor, commentPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { isFragment, sentInPlace } from "./in-place.ts";
import { renderPage } from "./layout.ts";
import { fieldState, problemNotice } from "./notice.ts";
import { quotedComment, renderSingle } from "./single.ts";
import type { ViewContext } from "./view-context.ts";

/** A form for reporting, with what was typed. */
export interface ReportForm {
  readonly comment: CommentView;
  readonly ticket: string;
  readonly problem: Problem | null;
  readonly values: Readonly<Record<string, string>>;
  readonly clauses: readonly { readonly number: number; readonly title: string }[];
}

/** The page on which a reader reports a comment. */
export function renderReportPage(article: ArticleView, form: ReportForm, view: ViewContext): Html {
  return page(article, form.comment, view, {
    title: view.texts.reporting.title(form.comment.number),
    form: renderReportForm(form, view),
  });
}

/** The form alone, for scripts. */
export function renderReportForm(form: ReportForm, view: ViewContext): Html {
  const words = view.texts.reporting;
  const { comment, values, clauses } = form;
  const path = view.base + commentPath(comment.id);
  const id = `report-${comment.id}`;
  const state = (field: string): Html => fieldState(form.problem, field, { id: `${id}-${field}` });
  return html`<form class="form" id="${id}" method="post" action="${path}/report" ${sentInPlace(view)}>
    ${form.problem !== null && problemNotice(form.problem, view.texts)}
    <p class="hint">${words.intro}</p>
    <fieldset class="choices" role="radiogroup" tabindex="-1" ${state("clause")}>
      <legend>${words.clause}</legend>
      ${clauses.map(
        ({ number, title }) =>
          html`<label
            ><input
              type="radio"
              name="clause"
              value="${number}"
              ${values["clause"] === String(number) && html` checked`}
            />
            ${number}. ${title}</label
          >`,
      )}
      <label><input type="radio" name="clause" value="" /> ${words.noClause}</label>
      ${fieldError(form, { field: "clause", id: `${id}-clause` }, view)}
    </fieldset>
    <div class="field">
      <label for="${id}-note">${words.note}</label
      ><textarea id="${id}-note" name="note" rows="3" dir="auto" maxlength="2000" ${state("note")}>
${values["note"] ?? ""}</textarea>
      ${fieldError(form, { field: "note", id: `${id}-note` }, view)}
    </div>
    ${trapAndTicket(form, view)}
    <p class="buttons">
      <button class="main">${words.send}</button><a href="${path}" data-close>${view.texts.cancel}</a>
    </p>
    <p class="hint"><a href="${path}/notice" ${isFragment(view) && html` target="_blank"`}>${words.noticeLink}</a></p>
  </form>`;
}

/** The page for a notice of illegal content (Regulation (EU) 2022/2065, Article 16). */
export function renderNoticePage(article: ArticleView, form: ReportForm, view: ViewContext): Html {
  const words = view.texts.reporting;
  const { comment, values } = form;
  const path = view.base + commentPath(comment.id);
  const field = (name: "law" | "name" | "email", type: string): Html =>
    html`<div class="field">
      <label for="${name}">${words[name]}</label
      ><input
        id="${name}"
        name="${name}"
        type="${type}"
        value="${values[name] ?? ""}"
        ${fieldState(form.problem, name)}
      />${fieldError(form, { field: name, id: name }, view)}
    </div>`;
  const content = html`<form class="form" method="post" action="${path}/notice">
    ${form.problem !== null && problemNotice(form.problem, view.texts)}
    <p class="hint">${words.noticeIntro}</p>
    <div class="field">
      <label for="explanation">${words.explanation}</label
      ><textarea
        id="explanation"
        name="explanation"
        rows="6"
        dir="auto"
        required
        maxlength="5000"
        ${fieldState(form.problem, "explanation")}
      >
${values["explanation"] ?? ""}</textarea>
      ${fieldError(form, { field: "explanation", id: "explanation" }, view)}
    </div>
    ${field("law", "text")} ${field("name", "text")} ${field("email", "email")}
    <label class="check"
      ><input type="checkbox" name="childSafety" value="1" ${values["childSafety"] === "1" && html` checked`} />
      ${words.childSafety}</label
    >
    <label class="check"
      ><input
        type="checkbox"
        name="goodFaith"
        value="1"
        required
        ${fieldState(form.problem, "goodFaith")}
        ${values["goodFaith"] === "1" && html` checked`}
      />
      ${words.goodFaith}</label
    >
    ${fieldError(form, { field: "goodFaith", id: "goodFaith" }, view)} ${trapAndTicket(form, view)}
    <p class="buttons"><button class="main">${words.sendNotice}</button><a href="${path}">${view.texts.cancel}</a></p>
  </form>`;
  return page(article, comment, view, { title: words.noticeTitle(comment.number), form: content });
}

/** What the sender of a report gets: where to follow it, and how long it usually takes. */
interface Receipt {
  readonly path: string;
  readonly usualWait: string | null;
}

/** What the sender of a report is shown afterwards, in place of the form. */
export function renderReceipt(receipt: Receipt, view: ViewContext): Html {
  const { reporting, close } = view.texts;
  return html`<div class="notice done" role="status">
    <p><strong>${reporting.receiptTitle}.</strong> ${reporting.receiptBody}</p>
    ${receiptDetails(receipt, view)}
    <p class="buttons"><a href="${view.publicUrl}${receipt.path}" data-close>${close}</a></p>
  </div>`;
}

/** The receipt as a page, with the way back to the comment. */
export function renderReceiptPage(receipt: Receipt & { readonly commentId: number }, view: ViewContext): Html {
  const { reporting, thisComment } = view.texts;
  const title = reporting.receiptTitle;
  const main = html`<section class="account">
    <h1>${title}</h1>
    <p>${reporting.receiptBody}</p>
    ${receiptDetails(receipt, view)}
    <p><a href="${commentPath(receipt.commentId)}">${thisComment}</a></p>
  </section>`;
  return renderPage({ title, canonical: null, type: "website", main }, view);
}

function receiptDetails({ path, usualWait }: Receipt, { publicUrl, texts }: ViewContext): Html {
  const address = publicUrl + path;
  return html`<p><a href="${address}">${address}</a></p>
    ${usualWait !== null && html`<p>${texts.reporting.usualWait(usualWait)}</p>`}`;
}

/** What became of a report. */
export function renderReportStatus(
  status: {
    state: "open" | "upheld" | "dismissed";
    outcome: string | null;
    createdAt: number;
    closedAt: number | null;
    commentId: number;
    commentNumber: string;
    usualWait: string | null;
  },
  view: ViewContext,
): Html {
  const words = view.texts.reporting;
  const main = html`<section class="account">
    <h1>${words.statusTitle}</h1>
    <p class="quiet">
      <a href="${commentPath(status.commentId)}">${view.texts.commentTitle(status.commentNumber, "")}</a> ·
      ${words.sentAt(status.createdAt)}
    </p>
    <p>${words.states[status.state]}</p>
    ${
      status.state === "open"
        ? status.usualWait !== null && html`<p>${words.usualWait(status.usualWait)}</p>`
        : html`${
              status.outcome !== null &&
              status.outcome !== "" &&
              html`<h2>${words.outcome}</h2>
                <p dir="auto">${status.outcome}</p>`
            }
            ${status.closedAt !== null && html`<p class="quiet">${words.closedAt(status.closedAt)}</p>`}
            <p class="hint">${words.redress}</p>`
    }
  </section>`;
  return renderPage({ title: words.statusTitle, canonical: null, type: "website", main }, view);
}

function page(
  article: ArticleView,
  comment: CommentView,
  view: ViewContext,
  parts: { title: string; form: Html },
): Html {
  const setting = { view, closed: true, onPage: new Set([comment.id]) };
  const content = html`${quotedComment({ ...comment, inReplyTo: null }, setting)} ${parts.form}`;
  const main = renderSingle(article, { title: parts.title, content, anchor: commentAnchor(comment.id) }, view);
  return renderPage({ title: parts.title, canonical: null, type: "website", main }, view);
}

function trapAndTicket(form: ReportForm, { texts }: ViewContext): Html {
  return html`<input type="hidden" name="ticket" value="${form.ticket}" />
    <div class="trap" aria-hidden="true">
      <label for="report-website">${texts.trap}</label
      ><input id="report-website" name="website" tabindex="-1" autocomplete="off" />
    </div>`;
}

function fieldError(
  form: ReportForm,
  { field, id }: { field: string; id: string },
  { texts }: ViewContext,
): Html | null {
  const problem = form.problem?.fields.find((candidate) => candidate.field === field);
  if (problem === undefined) return null;
  const known = texts.reporting.fieldProblems[`${field}.${problem.code}`];
  return html`<p class="error" id="${id}-error">${known ?? fieldMessage(texts, problem)}</p>`;
}
