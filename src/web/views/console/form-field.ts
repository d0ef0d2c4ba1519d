import type { Problem } from "../../../domain/problem.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";

/** One field of a form of the console: a label, what is filled in, what is wrong with it. */
export interface FormField {
  /** Also the `id` of the control, which names its error. */
  readonly name: string;
  readonly label: string | Html;
  readonly hint?: Html | string | null;
  /** What is wrong, in the reader's words; null where nothing is. */
  readonly error: string | null;
  /** The control; gets the attributes that bind it to label and error. */
  readonly control: (attributes: Html) => Html;
}

/** Renders a field, its error beside it. */
export function formField({ name, label, hint, error, control }: FormField): Html {
  const described = error === null ? `${name}-hint` : `${name}-error ${name}-hint`;
  const says = hint === undefined || hint === null ? (error === null ? null : `${name}-error`) : described;
  return html`<div class="form-field">
    <label for="${name}">${label}</label>
    ${control(
      html` id="${name}"
      name="${name}"${says !== null && html` aria-describedby="${says}"`}${error !== null && html` aria-invalid="true"`}`,
    )}
    ${hint !== undefined && hint !== null && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${error !== null && html`<p class="error" id="${name}-error">${error}</p>`}
  </div>`;
}

/** A choice of one. */
export function selectControl(
  attributes: Html,
  options: readonly { readonly value: string; readonly label: string }[],
  chosen: string,
): Html {
  return html`<select${attributes}>
    ${options.map(
      ({ value, label }) => html`<option value="${value}" ${value === chosen && html` selected`}>${label}</option>`,
    )}
  </select>`;
}

/** What is wrong with a field, in words of the page where it has them; null where nothing is. */
export function fieldProblem(
  problem: Problem | null,
  isField: (field: string) => boolean,
  words: Readonly<Record<string, string>>,
): string | null {
  const found = problem?.fields.find(({ field }) => isField(field));
  return found === undefined ? null : (words[found.code] ?? found.message);
}
