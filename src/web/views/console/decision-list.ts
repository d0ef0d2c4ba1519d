import type { DecisionLine, Restriction } from "../../../domain/case-view.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";
import { kindLabel } from "./kind-label.ts";

/** Decisions, each in one line, with the ways to end or to reverse it. */
export function decisionList(decisions: readonly DecisionLine[], view: ViewContext): Html {
  return html`<ul class="plain">
    ${decisions.map((decision) => html`<li>${decisionLine(decision, view)}</li>`)}
  </ul>`;
}

/** What somebody is restricted by now, in one line: "Ban until 7 Dec 2026, 12:08 UTC". */
export function restrictionList(restrictions: readonly Restriction[], view: ViewContext): Html {
  const { console: words, moderating } = view.texts;
  return html`${restrictions.map(
    ({ kind, until }, index) =>
      html`${index > 0 && " · "}<b>${words.restrictions[kind]}</b>${until !== null && html` ${moderating.until(until)}`}`,
  )}`;
}

/** One decision: what, when, by whom, why. */
export function decisionLine(decision: DecisionLine, view: ViewContext): Html {
  const words = view.texts.console;
  const { removedWith = 0 } = decision;
  return html`<b>${kindLabel(decision.kind, view)}</b
    >${decision.clause !== null && html` · ${words.clause(decision.clause)}`} · ${time(decision.at, view)} ·
    ${words.by(decision.byMachine ? words.machine : (decision.by ?? words.operator))}
    ${decision.endsAt !== null && html` · ${view.texts.moderating.until(decision.endsAt)}`}
    ${decision.allSites && html` · ${words.allSites}`} ${decision.reversed && html` · <i>${words.reversed}</i>`}
    ${removedWith > 0 && html` · ${words.removedWith(removedWith)}`}
    ${decision.reason !== "" && html`<br /><span dir="auto">${decision.reason}</span>`}
    ${decision.internalNote !== "" && html`<br /><span class="quiet" dir="auto">${decision.internalNote}</span>`}
    ${waysBack(decision, view)}`;
}

/** One reason and two buttons: to lift says that it is enough now, to reverse that it was wrong. */
function waysBack(decision: DecisionLine, view: ViewContext): Html | null {
  const words = view.texts.console;
  if (decision.reversed || !(decision.liftable || decision.reversible)) return null;
  const path = `/console/decisions/${decision.id}`;
  // What an appeal waits for is reversed by its answer alone.
  const both = decision.liftable && decision.reversible;
  const label = both ? view.texts.moderating.liftOrReverse : decision.liftable ? words.kinds.lift : words.reverse;
  return html`<details class="back">
    <summary>${label}</summary>
    <form method="post" action="${path}/${decision.liftable ? "lift" : "reverse"}" class="inline">
      <label class="wide">${words.reason}<input name="reason" maxlength="2000" required /></label>
      ${decision.liftable && html`<button>${words.kinds.lift}</button>`}
      ${decision.reversible && html`<button formaction="${path}/reverse">${words.reverse}</button>`}
    </form>
  </details>`;
}
