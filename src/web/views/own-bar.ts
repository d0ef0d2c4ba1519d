import type { OwnBar } from "../../domain/own-bar.ts";
import { clausePath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/** A bar, and where its statement of reasons is read by whoever it concerns; null where there is none. */
export interface ShownBar {
  readonly bar: OwnBar;
  readonly path: string | null;
}

/** Says in the place of the form why somebody may not write now, until when, and what they can do about it. */
export function renderOwnBar({ bar, path }: ShownBar, view: ViewContext): Html {
  const { decisions, problems, rules } = view.texts;
  const words = decisions.bar;
  const { clause, reason, until, appealUntil } = bar;
  return html`<div class="standing" role="alert" tabindex="-1">
    <p>
      <strong>${problems[bar.why].title}.</strong>
      ${bar.why === "warning-unread" ? words.warning : until === null ? words.untilLifted : words.until(until)}
    </p>
    ${(clause !== null || reason !== "") && html`<h4>${rules.held.reason}</h4>`}
    ${clause !== null && html`<p><a href="${view.base}${clausePath(clause.number, bar.rulesVersion)}">${rules.clause(clause.number, clause.title)}</a></p>`}
    ${reason !== "" && html`<p class="said" dir="auto">${reason}</p>`}
    ${
      path !== null &&
      html`<p>
        <a href="${view.base}${path}">${bar.why === "warning-unread" ? words.acknowledge : words.readAll}</a>
        ${appealUntil !== null && words.appealUntil(appealUntil)}
      </p>`
    }
  </div>`;
}
