import { SETTING_GROUPS } from "../../../domain/messages/settings-en.ts";
import type { SettingGroup } from "../../../domain/messages/settings-en.ts";
import type { Problem } from "../../../domain/problem.ts";
import type { SettingField } from "../../../domain/setting-fields.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import { fieldProblem, formField, selectControl } from "./form-field.ts";

/** What stands in the control of a setting. */
export interface SettingValue {
  /** What is written, or the one choice. */
  readonly text: string;
  /** What is ticked; of `yes-no`, `yes`. */
  readonly chosen: readonly string[];
}

/** The page of settings. */
export interface SettingsForm {
  readonly fields: readonly SettingField[];
  readonly values: ReadonlyMap<string, SettingValue>;
  /** The version of the settings that the form was made from. */
  readonly seen: string;
  readonly problem: Problem | null;
  readonly saved: "saved" | "unchanged" | null;
}

/** Where each setting stands; a group's name stands for all of its settings that are not named themselves. */
const PLACES: readonly (readonly [string, SettingGroup])[] = [
  ["screening.clauses.", "clauses"],
  ["screening.off", "steps"],
  ["screening.shadow", "steps"],
  ["screening.abuse", "abuse"],
  ["screening.links", "links"],
  ["screening.newAuthor", "links"],
  ["screening.newPeople", "links"],
  ["screening.alike", "repetition"],
  ["screening.ownCopies", "repetition"],
  ["screening.othersCopies", "repetition"],
  ["screening.per", "repetition"],
  ["screening.raid", "repetition"],
  ["screening.capitals", "form"],
  ["screening.shortest", "form"],
  ["screening.longest", "form"],
  ["screening.reports", "services"],
  ["screening.external", "services"],
  ["screening.spam", "services"],
  ["screening.", "beforehand"],
  ["strikeDays", "moderation"],
  ["appeal", "moderation"],
  ["signalDays", "privacy"],
  ["styleDays", "privacy"],
  ["lookForReturns", "privacy"],
  ["returnSignals", "privacy"],
  ["allowedOrigins", "addresses"],
  ["imageOrigins", "addresses"],
  ["avatarOrigins", "addresses"],
  ["trailingSlash", "addresses"],
  ["dropParams", "addresses"],
  ["keepParams", "addresses"],
];

/** Every setting of the site, by group, with what it means, what ships, and what is wrong with it. */
export function renderSettings(form: SettingsForm, view: ViewContext): Html {
  const words = view.texts.settings;
  return html`<header class="head"><h1>${words.title}</h1></header>
    ${form.saved !== null && html`<p class="notice done" role="status">${words[form.saved]}</p>`}
    ${form.problem !== null && problemNotice(form.problem, view.texts)}
    <p class="quiet">${words.intro}</p>
    <ul class="jump">
      ${SETTING_GROUPS.map((group) => html`<li><a href="#${group}">${words.groups[group]}</a></li>`)}
    </ul>
    <form method="post" action="/console/settings" class="sheet">
      <input type="hidden" name="seen" value="${form.seen}" />
      ${SETTING_GROUPS.map((group) => groupPart(group, form, view))}
      <p class="buttons stay"><button class="main">${words.save}</button></p>
    </form>`;
}

function groupPart(group: SettingGroup, form: SettingsForm, view: ViewContext): Html {
  return html`<section aria-labelledby="${group}" class="group">
    <h2 id="${group}">${view.texts.settings.groups[group]}</h2>
    ${form.fields
      .filter(({ name }) => (PLACES.find(([start]) => name.startsWith(start))?.[1] ?? "site") === group)
      .map((field) => settingControl(field, form, view))}
  </section>`;
}

function settingControl(field: SettingField, form: SettingsForm, view: ViewContext): Html {
  const words = view.texts.settings;
  const value = form.values.get(field.name) ?? { text: "", chosen: [] };
  const isOf = (name: string): boolean => name === field.name || name.startsWith(`${field.name}.`);
  const error = fieldProblem(form.problem, isOf, words.problems);
  const label = words.descriptions[field.name] ?? field.description;
  const hint = html`<code>${field.name}</code> · ${hintOf(field, view)}`;
  if (field.kind === "yes-no") return tickBox({ field, label, hint, error, value });
  if (field.kind === "choices") return tickBoxes({ field, label, hint, error, value }, view);
  return formField({ name: field.name, label, hint, error, control: controlOf(field, value, view) });
}

interface Shown {
  readonly field: SettingField;
  readonly label: string;
  readonly hint: Html;
  readonly error: string | null;
  readonly value: SettingValue;
}

function controlOf(field: SettingField, { text }: SettingValue, view: ViewContext): (attributes: Html) => Html {
  switch (field.kind) {
    case "choice":
      return (attributes) =>
        selectControl(
          attributes,
          field.options.map((value) => ({ value, label: valueLabel(value, view) })),
          text,
        );
    case "lines":
      return (attributes) =>
        html`<textarea${attributes} rows="3" spellcheck="false">
${text}</textarea>`;
    case "number":
      return (attributes) =>
        // Not `type="number"`: what cannot be understood has to come back as it was typed.
        html`<input${attributes} inputmode="decimal" autocomplete="off" value="${text}" />`;
    case "text":
    case "yes-no":
    case "choices":
      return (attributes) => html`<input${attributes} autocomplete="off" maxlength="300" value="${text}" />`;
  }
}

function tickBox({ field, label, hint, error, value }: Shown): Html {
  return html`<div class="form-field">
    <label class="row"
      ><input
        type="checkbox"
        name="${field.name}"
        value="yes"
        aria-describedby="${field.name}-hint"
        ${value.chosen.includes("yes") && html` checked`}
      />${label}</label
    >
    <p class="hint" id="${field.name}-hint">${hint}</p>
    ${error !== null && html`<p class="error">${error}</p>`}
  </div>`;
}

function tickBoxes({ field, label, hint, error, value }: Shown, view: ViewContext): Html {
  return html`<fieldset class="form-field" aria-describedby="${field.name}-hint">
    <legend class="label">${label}</legend>
    <div class="choices-row">
      ${field.options.map(
        (option) =>
          html`<label class="row"
            ><input
              type="checkbox"
              name="${field.name}"
              value="${option}"
              ${value.chosen.includes(option) && html` checked`}
            />${valueLabel(option, view)}</label
          >`,
      )}
    </div>
    <p class="hint" id="${field.name}-hint">${hint}</p>
    ${error !== null && html`<p class="error">${error}</p>`}
  </fieldset>`;
}

function hintOf(field: SettingField, view: ViewContext): string {
  const words = view.texts.settings;
  return [
    words.initially(initialText(field, view)),
    ...(field.minimum !== null && field.maximum !== null ? [words.between(field.minimum, field.maximum)] : []),
    ...(field.kind === "lines" ? [words.onePerLine] : []),
    ...(field.nullable ? [words.emptyForNone] : []),
  ].join(" · ");
}

function initialText({ initial }: SettingField, view: ViewContext): string {
  const words = view.texts.settings;
  if (initial === true) return words.yes;
  if (initial === false) return words.no;
  if (typeof initial === "number") return view.texts.formats.number(initial);
  if (typeof initial === "string") return valueLabel(initial, view);
  if (!Array.isArray(initial) || initial.length === 0) return words.nothing;
  return initial.map((one) => valueLabel(String(one), view)).join(", ");
}

function valueLabel(value: string, { texts }: ViewContext): string {
  return texts.settings.values[value] ?? value;
}
