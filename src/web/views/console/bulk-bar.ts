import type { CaseItem } from "../../../domain/case-view.ts";
import type { Problem } from "../../../domain/problem.ts";
import type { SavedReply } from "../../../domain/saved-reply.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { fieldError } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";

/** One way to decide that a list offers. */
export interface BulkChoice {
  readonly kind: string;
  readonly label: string;
  readonly needsClause: boolean;
  readonly needsReason: boolean;
}

/** What can be decided of several cases at once, and what the form was filled in with. */
export interface BulkOptions {
  readonly choices: readonly BulkChoice[];
  /** Names what is decided with this form, so that sending it twice decides once. */
  readonly batch: string;
  /** Cursor of the page that is shown; empty for the first. */
  readonly after: string;
  /** Most cases at once. */
  readonly most: number;
  readonly clauses: readonly { number: number; title: string }[];
  /** Reasons that are written often. */
  readonly replies: readonly SavedReply[];
  readonly values: { readonly kind: string; readonly clause: string; readonly reason: string };
  /** The reason that single cases of this queue are given; empty where there is none that always fits. */
  readonly usualReason: string;
  /** Cases that are chosen, as `id:version`. */
  readonly chosen: ReadonlySet<string>;
  readonly problem: Problem | null;
}

/** The bar below a list: what is to be done with the chosen cases. It stays in view. */
export function bulkBar(bulk: BulkOptions, view: ViewContext): Html {
  const words = view.texts.console;
  const { choices, clauses, values, problem } = bulk;
  const needing = choices.filter(({ needsClause }) => needsClause).length > 0;
  return html`<fieldset class="bulk">
    <legend>${words.bulk}</legend>
    <div class="choices-row">
      <label class="row"><input type="checkbox" data-all /> ${words.chooseAll}</label>
      <label class="row"><input type="checkbox" data-blur /> ${words.blur}</label>
    </div>
    <label
      >${words.decision}<select name="kind" required>
        ${choices.map(({ kind, label }) => html`<option value="${kind}" ${kind === values.kind && html` selected`}>${label}</option>`)}
      </select></label
    >
    ${
      needing &&
      html`<label class="for-clause"
        >${words.clauseField}<select name="clause">
          <option value="">${words.chooseClause}</option>
          ${clauses.map(
            ({ number, title }) =>
              html`<option value="${number}" ${String(number) === values.clause && html` selected`}>
                ${number} ${title}
              </option>`,
          )}
        </select>
        ${fieldError(problem, "clause", view)}</label
      >`
    }
    <label class="wide"
      >${words.reason}<input
        name="reason"
        maxlength="2000"
        list="replies"
        value="${values.reason}"
        ${hasProblem(problem, "reason") && html` autofocus aria-invalid="true"`}
      />${fieldError(problem, "reason", view)}</label
    >
    <datalist id="replies">
      ${bulk.replies.map(({ title, text }) => html`<option value="${text}">${title}</option>`)}
    </datalist>
    <button class="main">${words.decideNow}</button>
  </fieldset>`;
}

/**
 * Buttons that decide one case of a list; the clause is the one that is in question. They belong to a form of their own
 * (`oneForm`), so that the Enter key in the bar never means the first of them.
 */
export function caseActs(item: CaseItem, { choices }: Pick<BulkOptions, "choices">, view: ViewContext): Html | null {
  const possible = choices.filter(({ needsClause }) => !needsClause || item.clause !== null);
  if (possible.length === 0) return null;
  const words = view.texts.console;
  return html`<p class="case-acts">
    ${possible.map(({ kind, label, needsClause, needsReason }) => {
      const clause = needsClause ? String(item.clause) : "";
      const said = needsClause ? html`${label} <span class="quiet">${words.clause(item.clause ?? 0)}</span>` : label;
      return html`<button
        form="one"
        name="one"
        value="${kind}:${item.id}:${item.version}:${clause}"
        ${needsReason && html` data-needs-reason="${kind}"`}
      >
        ${said}
      </button>`;
    })}
  </p>`;
}

/** The form that the buttons of single cases send. */
export function oneForm(place: ListPlace, bulk: BulkOptions): Html {
  return html`<form method="post" action="/console/bulk" id="one" hidden>
    ${placeFields(place, bulk)} <input type="hidden" name="reason" value="${bulk.usualReason}" />
  </form>`;
}

/** The list that a form stands in. */
interface ListPlace {
  readonly queue: string;
  /** What it is searched with, as in addresses. */
  readonly query: string;
}

/** Fields that say what list a form was sent with. */
export function placeFields(place: ListPlace, { batch, after }: Pick<BulkOptions, "batch" | "after">): Html[] {
  const fields = { ...place, after, batch };
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

function hasProblem(problem: Problem | null, field: string): boolean {
  return problem?.fields.some((candidate) => candidate.field === field) === true;
}
