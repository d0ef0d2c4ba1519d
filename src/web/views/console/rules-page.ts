import { SEVERITIES } from "../../../domain/house-rules/clause.ts";
import type { Clause } from "../../../domain/house-rules/clause.ts";
import type { RulesDifference } from "../../../domain/house-rules/differences.ts";
import { LEGAL_CATEGORIES, LEGAL_KEYWORDS } from "../../../domain/house-rules/legal-category.ts";
import type { Problem } from "../../../domain/problem.ts";
import { rulesPath } from "../addresses.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import { fieldProblem, formField, selectControl } from "./form-field.ts";

/** The house rules as those see them who keep them. */
export interface ConsoleRules {
  readonly version: number;
  readonly clauses: readonly Clause[];
  readonly dropped: readonly Clause[];
  /** Newest first; of the first there is nothing that it differs from. */
  readonly versions: readonly { version: number; at: number | null; difference: RulesDifference | null }[];
  readonly mayChange: boolean;
  readonly saved: boolean;
  readonly problem: Problem | null;
}

/** What the form of a clause holds, as text. */
export type ClauseValues = Readonly<Record<Exclude<keyof Clause, "number">, string>>;

/** The form of a clause. */
export interface ClauseForm {
  /** Null: a new one. */
  readonly number: number | null;
  /** The version of the rules that is changed. */
  readonly version: number;
  readonly values: ClauseValues;
  readonly problem: Problem | null;
  readonly preview: Clause | null;
}

/** The page of the house rules: clauses, dropped ones, versions. */
export function renderConsoleRules(page: ConsoleRules, view: ViewContext): Html {
  const words = view.texts.consoleRules;
  return html`<header class="head">
      <h1>${words.title}</h1>
      <p class="quiet">${words.version(page.version)} · <a href="${rulesPath(null)}">${words.toReaders}</a></p>
    </header>
    ${page.saved && html`<p class="notice done" role="status">${words.saved}</p>`}
    ${page.problem !== null && problemNotice(page.problem, view.texts)}
    <p class="quiet">${words.intro}${!page.mayChange && html` ${words.readOnly}`}</p>
    ${page.mayChange && html`<p><a class="act" href="/console/rules/new">${words.add}</a></p>`}
    <ol class="plain clauses-kept">
      ${page.clauses.map((clause) => clauseItem(clause, { page, dropped: false }, view))}
    </ol>
    ${
      page.dropped.length > 0 &&
      html`<h2>${words.dropped}</h2>
        <p class="quiet">${words.droppedHint}</p>
        <ol class="plain clauses-kept">
          ${page.dropped.map((clause) => clauseItem(clause, { page, dropped: true }, view))}
        </ol>`
    }
    ${versionList(page, view)}`;
}

function clauseItem(clause: Clause, how: { page: ConsoleRules; dropped: boolean }, view: ViewContext): Html {
  const words = view.texts.consoleRules;
  const { number } = clause;
  const act = how.dropped
    ? standingForm({ number, version: how.page.version, act: "bring-back", label: words.bringBack }, view)
    : html`<a href="/console/rules/${number}/change" aria-label="${words.editTitle(number)}">${words.edit}</a>`;
  return html`<li value="${number}">${clauseText(clause, view)} ${how.page.mayChange && act}</li>`;
}

/** The button by which a clause is dropped, or taken up again. */
function standingForm(
  form: { number: number; version: number; act: "drop" | "bring-back"; label: string },
  view: ViewContext,
): Html {
  const number = view.texts.formats.number(form.number);
  return html`<form method="post" action="/console/rules/${form.act}">
    <input type="hidden" name="number" value="${form.number}" />
    <input type="hidden" name="version" value="${form.version}" />
    <button aria-label="${form.label} ${number}">${form.label}</button>
  </form>`;
}

function clauseText(clause: Clause, view: ViewContext): Html {
  const { number, title, text, severity, sanction, strikeWeight, category, keyword } = clause;
  const { rules, consoleRules: words } = view.texts;
  return html`<h2>${number}. ${title}</h2>
    <p class="text">${text}</p>
    <p class="quiet">
      ${rules.severities[severity]} · ${rules.sanctions[sanction]} · ${words.strikes(strikeWeight)}<br />${readable(category)}${keyword !== undefined && html` / ${readable(keyword)}`}
    </p>`;
}

function versionList({ versions }: ConsoleRules, view: ViewContext): Html {
  const words = view.texts.consoleRules;
  return html`<h2>${words.versions}</h2>
    <ul class="plain">
      ${versions.map(
        ({ version, at, difference }) =>
          html`<li>
            <a href="${rulesPath(version)}">${version === 0 ? words.shipped : words.version(version)}</a>
            <span class="quiet">
              ${at !== null && html`· ${time(at, view)}`}
              ${
                difference !== null &&
                html`·
                ${[
                  ...(difference.added.length > 0 ? [words.added(difference.added)] : []),
                  ...(difference.changed.length > 0 ? [words.changed(difference.changed)] : []),
                  ...(difference.dropped.length > 0 ? [words.droppedNumbers(difference.dropped)] : []),
                ].join("; ")}`
              }
            </span>
          </li>`,
      )}
    </ul>`;
}

/** The form of a clause, with a preview where one was asked for. */
export function renderClauseForm(form: ClauseForm, view: ViewContext): Html {
  const { rules, consoleRules: words } = view.texts;
  const { number, values, problem, preview } = form;
  const error = (field: string): string | null =>
    fieldProblem(
      problem,
      // What is wrong with the meaning of a clause is said at its text.
      (name) => name === field || (field === "text" && name.startsWith("clauses.")),
      words.problems,
    );
  const field = (name: keyof ClauseValues, control: (attributes: Html) => Html, hint?: string): Html =>
    formField({ name, label: words.fields[name], hint: hint ?? null, error: error(name), control });
  return html`<header class="head">
      <h1>${number === null ? words.newTitle : words.editTitle(number)}</h1>
    </header>
    ${problem !== null && problemNotice(problem, view.texts)}
    ${
      preview !== null &&
      html`<section class="clause-preview" aria-labelledby="preview">
        <p class="quiet" id="preview">${words.previewTitle}</p>
        ${clauseText(preview, view)}
      </section>`
    }
    <form method="post" action="/console/rules/write" class="sheet">
      ${number !== null && html`<input type="hidden" name="number" value="${number}" />`}
      <input type="hidden" name="version" value="${form.version}" />
      ${field("title", (attributes) => html`<input${attributes} required maxlength="120" value="${values.title}" />`)}
      ${field(
        "text",
        (attributes) =>
          html`<textarea${attributes} rows="6" required maxlength="2000" dir="auto">
${values.text}</textarea>`,
        words.meaning,
      )}
      ${field("severity", (attributes) =>
        selectControl(
          attributes,
          SEVERITIES.map((value) => ({ value, label: rules.severities[value] })),
          values.severity,
        ),
      )}
      ${field("sanction", (attributes) =>
        selectControl(
          attributes,
          (["none", "warn", "time-out", "ban"] as const).map((value) => ({ value, label: rules.sanctions[value] })),
          values.sanction,
        ),
      )}
      ${field(
        "strikeWeight",
        (attributes) =>
          html`<input${attributes} type="number" min="0" max="10" required value="${values.strikeWeight}" />`,
      )}
      ${field(
        "category",
        (attributes) =>
          selectControl(
            attributes,
            LEGAL_CATEGORIES.map((value) => ({ value, label: readable(value) })),
            values.category,
          ),
        words.legalHint,
      )}
      ${field("keyword", (attributes) =>
        selectControl(
          attributes,
          [
            { value: "", label: words.noKeyword },
            ...LEGAL_KEYWORDS.map((value) => ({ value: value as string, label: readable(value) })),
          ],
          values.keyword,
        ),
      )}
      <p class="buttons">
        <button class="main" name="action" value="save">${words.save}</button
        ><button name="action" value="preview">${words.preview}</button><a href="/console/rules">${words.cancel}</a>
      </p>
    </form>
    ${
      number !== null &&
      html`<section class="drop">
        <h2>${words.dropTitle}</h2>
        <p class="quiet">${words.dropHint}</p>
        ${standingForm({ number, version: form.version, act: "drop", label: words.drop }, view)}
      </section>`
    }`;
}

/** `DATA_PROTECTION` → "Data protection": the names are those of the published schema, which has them in English. */
function readable(code: string): string {
  // "TC": terms and conditions.
  const words = code.replace(/_TC$/u, "_OF_THE_TERMS").toLowerCase().replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
