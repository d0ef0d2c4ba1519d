import { MAX_LAW_LENGTH, SLOW_SECONDS } from "../../../domain/decisions/decision-input.ts";
import { DECISION_RULES, isMeasure } from "../../../domain/decisions/kinds.ts";
import type { DecisionKind } from "../../../domain/decisions/kinds.ts";
import type { Problem } from "../../../domain/problem.ts";
import type { SavedReply } from "../../../domain/saved-reply.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { fieldError, problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import { kindLabel } from "./kind-label.ts";

/** A clause as the console names it. */
export interface ClauseChoice {
  readonly number: number;
  readonly title: string;
}

/** What the form for a decision is filled in with. */
export interface DecideForm {
  readonly kinds: readonly DecisionKind[];
  readonly clauses: readonly ClauseChoice[];
  readonly replies: readonly SavedReply[];
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
  /** Names what is decided with this form, so that sending it twice decides once. */
  readonly batch: string;
  /** A measure is laid upon an article as a whole: there is no thread to choose. */
  readonly wholeArticle?: boolean;
}

/** Lengths of time that the console offers, in days. */
const DAYS = [1, 3, 7, 14, 30, 90, 180, 365] as const;

/**
 * The form that carries a decision out.
 * @param more.hidden further fields; `also` a second button.
 */
export function decideBox(
  form: DecideForm,
  path: string,
  view: ViewContext,
  more: { readonly hidden: Html | null; readonly also: Html | null } = { hidden: null, also: null },
): Html {
  const words = view.texts.console;
  const { values, kinds, problem } = form;
  const needs = (field: "clause" | "duration"): boolean => kinds.some((kind) => DECISION_RULES[kind][field] !== "none");
  return html`<h2 id="decide">${words.decide}</h2>
    <form method="post" action="${path}" class="decide">
      ${problem !== null && problemNotice(problem, view.texts)} ${more.hidden}
      <input type="hidden" name="batch" value="${form.batch}" />
      <label
        >${words.decision}<select name="kind" required>
          <option value="">${words.chooseDecision}</option>
          ${kinds.map((kind) => option(kind, kindLabel(kind, view), values["kind"]))}
        </select></label
      >
      ${needs("clause") && clauseSelect(form.clauses, values["clause"] ?? "", view)}
      ${fieldError(problem, "clause", view)} ${needs("clause") && lawField(form, view)}
      ${needs("duration") && durationSelect(form, view)} ${kinds.includes("ban") && banFields(values, view)}
      ${kinds.some(isMeasure) && measureFields(form, view)} ${form.replies.length > 0 && replyFields(form, view)}
      <label class="wide"
        >${words.reason}<textarea name="reason" rows="3" maxlength="5000" dir="auto">
${values["reason"] ?? ""}</textarea>
        ${fieldError(problem, "reason", view)}</label
      >
      <label class="wide"
        >${words.internalNote}<textarea name="internalNote" rows="2" maxlength="5000" dir="auto">
${values["internalNote"] ?? ""}</textarea>
      </label>
      <p class="buttons"><button class="main">${words.decideNow}</button> ${more.also}</p>
    </form>`;
}

/** What takes the place of a decision that an appeal changes: its kind, and what that needs. */
export function insteadFields(form: DecideForm, view: ViewContext): Html {
  const { values, kinds, problem } = form;
  return html`<label class="for-changed"
      >${view.texts.console.instead}<select name="kind">
        ${kinds.map((kind) => option(kind, kindLabel(kind, view), values["kind"]))}
      </select></label
    >
    ${fieldError(problem, "kind", view)}
    <div class="for-changed">${clauseSelect(form.clauses, values["clause"] ?? "", view)}</div>
    ${fieldError(problem, "clause", view)}
    <div class="for-changed">${lawField(form, view)}</div>
    <div class="for-changed">${durationSelect(form, view)}</div>`;
}

/** Filled in with the law that a notice names, for a moderator to judge; what stands there is published. */
function lawField({ values, problem }: DecideForm, view: ViewContext): Html {
  return html`<label class="for-clause wide"
      >${view.texts.console.lawField}<input
        name="law"
        maxlength="${MAX_LAW_LENGTH}"
        value="${values["law"] ?? ""}"
        dir="auto"
    /></label>
    ${fieldError(problem, "law", view)}`;
}

function durationSelect({ values, problem }: DecideForm, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<label class="for-time"
      >${words.duration}<select name="days">
        <option value="">${words.forGood}</option>
        ${DAYS.map((days) => option(String(days), view.texts.moderating.days(days), values["days"]))}
      </select></label
    >
    ${fieldError(problem, "durationSeconds", view)}`;
}

function banFields(values: DecideForm["values"], view: ViewContext): Html {
  const words = view.texts.console;
  return html`<label class="for-ban"
      >${words.pastComments}<select name="pastComments">
        ${option("keep", words.keepPast, values["pastComments"])}
        ${option("remove", words.removePast, values["pastComments"])}
      </select></label
    >
    <label class="for-ban"
      >${words.scope}<select name="scope">
        ${option("site", words.thisSite, values["scope"])} ${option("all-sites", words.allSites, values["scope"])}
      </select></label
    >`;
}

function measureFields(form: DecideForm, view: ViewContext): Html {
  const words = view.texts.moderating;
  const { values } = form;
  return html`${
      form.wholeArticle === true
        ? html`<label class="for-measure"
              >${words.threadNumber}<input name="thread" inputmode="numeric" size="6" value="${values["thread"] ?? ""}"
            /></label>
            ${fieldError(form.problem, "thread", view)}`
        : html`<label class="for-measure"
            >${words.place}<select name="place">
              ${option("thread", words.thread, values["place"])} ${option("article", words.article, values["place"])}
            </select></label
          >`
    }
    <label class="for-slow"
      >${words.slowSeconds}<input
        name="slowSeconds"
        type="number"
        min="${SLOW_SECONDS.min}"
        max="${SLOW_SECONDS.max}"
        value="${values["slowSeconds"] === "" ? "60" : (values["slowSeconds"] ?? "60")}"
    /></label>
    ${fieldError(form.problem, "slowSeconds", view)}`;
}

/** A saved reply is put in by a button that decides nothing; a script does it at once. */
function replyFields({ replies }: DecideForm, view: ViewContext): Html {
  const words = view.texts.console;
  const clauses = [...new Set(replies.map(({ clause }) => clause))].sort((a, b) => a - b);
  return html`<div class="reply">
    <label
      >${words.savedReplies}<select name="reply" data-reply>
        <option value=""></option>
        ${clauses.map(
          (clause) =>
            html`<optgroup label="${words.clause(clause)}" data-clause="${clause}">
              ${replies.map(
                (reply, index) =>
                  reply.clause === clause &&
                  html`<option value="${index}" data-text="${reply.text}">${reply.title}</option>`,
              )}
            </optgroup>`,
        )}
      </select></label
    >
    <button name="action" value="insert" formnovalidate data-insert>${view.texts.moderating.insertReply}</button>
  </div>`;
}

function clauseSelect(clauses: readonly ClauseChoice[], chosen: string, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<label class="for-clause"
    >${words.clauseField}<select name="clause">
      <option value="">${words.chooseClause}</option>
      ${clauses.map(({ number, title }) => option(String(number), `${number} ${title}`, chosen))}
    </select></label
  >`;
}

function option(value: string, label: string, chosen: string | undefined): Html {
  return html`<option value="${value}" ${value === chosen && html` selected`}>${label}</option>`;
}
