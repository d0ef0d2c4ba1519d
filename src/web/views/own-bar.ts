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

/**
 * Says why somebody may not write now, until when, and what they can do about it.
 * @param where in the place of the form that was asked for, which is news; or on a page about the account.
 */
export function renderOwnBar({ bar, path }: ShownBar, view: ViewContext, where: "form" | "page" = "form"): Html {
  const { decisions, problems, rules } = view.texts;
  const words = decisions.bar;
  const { clause, reason, until, appealUntil, answerDue } = bar;
  const read = appealUntil === null ? words.read : words.readAll;
  // A page about the account has headings of its own, and this is none of its parts.
  const heading = (text: string): Html =>
    where === "form" ? html`<h4>${text}</h4>` : html`<p><strong>${text}</strong></p>`;
  return html`<div class="standing" ${where === "form" && html`role="alert" tabindex="-1"`}>
    <p>
      <strong>${problems[bar.why].title}.</strong>
      ${bar.why === "warning-unread" ? words.warning : until === null ? words.untilLifted : words.until(until)}
    </p>
    ${(clause !== null || reason !== "") && heading(rules.held.reason)}
    ${clause !== null && html`<p><a href="${view.base}${clausePath(clause.number, bar.rulesVersion)}">${rules.clause(clause.number, clause.title)}</a></p>`}
    ${reason !== "" && html`<p class="said" dir="auto">${reason}</p>`}
    ${
      path !== null &&
      html`<p>
        <a href="${view.base}${path}">${bar.why === "warning-unread" ? words.acknowledge : read}</a>
      </p>`
    }
    ${appealUntil !== null && html`<p>${words.appealUntil(appealUntil)}</p>`}
    ${answerDue !== null && html`<p>${words.answerDue(answerDue)}</p>`}
  </div>`;
}
