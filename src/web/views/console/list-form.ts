import type { Clause } from "../../../domain/house-rules/clause.ts";
import { LANGUAGES } from "../../../domain/language.ts";
import type { Problem } from "../../../domain/problem.ts";
import { WEIGHTS } from "../../../domain/screening/finding.ts";
import type { KeptRule } from "../../../service/screening/site-rules.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import { fieldProblem, formField, selectControl } from "./form-field.ts";

/** What the form of a list holds, as text. */
export interface ListValues {
  readonly kind: "words" | "hosts";
  readonly name: string;
  readonly entries: string;
  readonly hosts: string;
  readonly language: string;
  readonly clause: string;
  readonly weight: string;
}

/** The form of a list. */
export interface ListForm {
  /** Null: a new one. */
  readonly rule: KeptRule | null;
  /** The version that is changed. */
  readonly version: string;
  readonly values: ListValues;
  readonly clauses: readonly Clause[];
  readonly problem: Problem | null;
}

/** The form of a list of words or hosts. What an existing list looks for stays as it is. */
export function renderListForm(form: ListForm, view: ViewContext): Html {
  const words = view.texts.consoleScreening;
  const { rule, values, problem, clauses } = form;
  const field = (
    name: Exclude<keyof ListValues, "kind">,
    control: (attributes: Html) => Html,
    hint: string | null = null,
  ): Html =>
    formField({
      name,
      label: words.fields[name],
      hint,
      error: fieldProblem(problem, (one) => one === name || one.startsWith(`${name}.`), words.problems),
      control,
    });
  const choice = (name: "language" | "clause" | "weight", options: Parameters<typeof selectControl>[1]): Html =>
    field(name, (attributes) => selectControl(attributes, options, values[name]));
  const lines = (name: "entries" | "hosts", hint: string): Html =>
    field(
      name,
      (attributes) =>
        html`<textarea${attributes} rows="10" spellcheck="false">
${values[name]}</textarea>`,
      hint,
    );
  return html`<header class="head">
      <h1>${rule === null ? words.newTitle[values.kind] : words.editTitle(rule.definition.name)}</h1>
    </header>
    ${problem !== null && problemNotice(problem, view.texts)}
    ${rule?.state === "live" && html`<p class="quiet">${words.changeHint}</p>`}
    <form method="post" action="/console/screening/write" class="sheet">
      <input type="hidden" name="kind" value="${values.kind}" />
      ${
        rule !== null &&
        html`<input type="hidden" name="id" value="${rule.id}" />
          <input type="hidden" name="version" value="${form.version}" />`
      }
      ${field("name", (attributes) => html`<input${attributes} required maxlength="80" value="${values.name}" />`)}
      ${values.kind === "words" ? lines("entries", words.entriesHint) : lines("hosts", words.hostsHint)}
      ${
        values.kind === "words" &&
        choice("language", [
          { value: "", label: words.anyLanguage },
          ...LANGUAGES.map((value) => ({ value, label: view.texts.settings.values[value] ?? value })),
        ])
      }
      ${choice("clause", [
        { value: "", label: words.noClause },
        ...clauses.map(({ number, title }) => ({ value: String(number), label: `${number} ${title}` })),
      ])}
      ${choice(
        "weight",
        WEIGHTS.map((value) => ({ value, label: words.leads(words.weights[value]) })),
      )}
      <p class="buttons">
        <button class="main">${words.save}</button
        ><a href="/console/screening${rule !== null && html`/${rule.id}`}">${words.cancel}</a>
      </p>
    </form>`;
}
