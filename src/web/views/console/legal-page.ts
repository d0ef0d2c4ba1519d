import type { Problem } from "../../../domain/problem.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import { fieldProblem, formField } from "./form-field.ts";

/** The exports that laws ask for. */
export const LEGAL_EXPORTS = ["dsa-statements", "transparency-report", "safety-record"] as const;

/** One of them. */
export type LegalExport = (typeof LEGAL_EXPORTS)[number];

/** The form, as it is first shown or as it was sent. */
export interface LegalPage {
  readonly values: Readonly<Record<"what" | "from" | "last" | "provider" | "previous", string>>;
  readonly problem: Problem | null;
}

/** What can be taken out of the site for authorities and the public, and for which time. */
export function renderLegalPage({ values, problem }: LegalPage, view: ViewContext): Html {
  const words = view.texts.legal;
  const error = (field: string): string | null =>
    fieldProblem(problem, (name) => name === field, { wrong: words.wrong[field] ?? "" });
  const day = (field: "from" | "last" | "previous", label: string, hint: string | null = null): Html =>
    formField({
      name: field,
      label,
      hint,
      error: error(field),
      control: (attributes) =>
        html`<input type="date" ${attributes} value="${values[field]}" ${field !== "previous" && html`required`} />`,
    });
  return html`<header class="head"><h1>${words.title}</h1></header>
    <p class="intro">${words.intro}</p>
    ${problem !== null && problemNotice(problem, view.texts)}
    <form class="sheet" method="post" action="/console/legal">
      <fieldset class="form-field">
        <legend class="label">${words.what}</legend>
        ${LEGAL_EXPORTS.map(
          (one) =>
            html`<div class="choice">
              <label class="row"
                ><input type="radio" name="what" value="${one}" required ${values.what === one && html`checked`} />
                ${words.exports[one].name}</label
              >
              <p class="hint">${words.exports[one].hint}</p>
            </div>`,
        )}
        ${error("what") !== null && html`<p class="error">${error("what")}</p>`}
      </fieldset>
      ${day("from", words.from)} ${day("last", words.last)}
      ${formField({
        name: "provider",
        label: words.provider,
        hint: words.reportOnly,
        error: null,
        control: (attributes) => html`<input ${attributes} maxlength="200" value="${values.provider}" />`,
      })}
      ${day("previous", words.previous, words.reportOnly)}
      <p class="buttons"><button class="main">${words.download}</button></p>
    </form>`;
}
