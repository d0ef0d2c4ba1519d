import type { CaseItem } from "../../../domain/case-view.ts";
import type { HeatTurn, HeatView } from "../../../domain/heat.ts";
import { commentPath } from "../addresses.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";

/** Why a conversation is called heated, how it went, and slow mode as one action. */
export function heatBox(heat: HeatView, item: CaseItem, view: ViewContext): Html {
  const words = view.texts.heat;
  const began = heat.turns.find(({ id }) => id === heat.began);
  return html`<section class="heat">
    <h2>${words.title}</h2>
    <p>${words.now(heat.score, heat.peak)}${!heat.hot && html`. ${words.cooled}`}</p>
    <p class="quiet">${words.hint}</p>
    ${
      heat.reasons.length > 0 &&
      html`<h2>${words.why}</h2>
        <ul class="reasons">
          ${heat.reasons.map((reason) => html`<li>${words.reason(reason)}</li>`)}
          ${began !== undefined && html`<li><a href="${commentPath(began.id)}">${words.began(began.number)}</a></li>`}
        </ul>`
    }
    ${heat.offer !== null && item.decided === null && slowMode(heat.offer, item, view)}
    <h2>${words.exchange}</h2>
    <ol class="plain turns">
      ${heat.turns.map((turn) => turnItem(turn, turn.id === heat.began, view))}
    </ol>
  </section>`;
}

function slowMode(seconds: number, item: CaseItem, view: ViewContext): Html {
  const words = view.texts.heat;
  return html`<form method="post" action="/console/cases/${item.id}/decide" class="slow">
    <input type="hidden" name="version" value="${item.version}" />
    <input type="hidden" name="kind" value="slow" />
    <input type="hidden" name="slowSeconds" value="${seconds}" />
    <input type="hidden" name="days" value="1" />
    <button class="main">${words.offer(seconds)}</button>
    <p class="hint">${words.offerHint}</p>
  </form>`;
}

/** The score stands in words and as a bar; the bar is for the eye only. */
function turnItem(turn: HeatTurn, isBeginning: boolean, view: ViewContext): Html {
  const words = view.texts.heat;
  return html`<li ${isBeginning && html` class="began"`}>
    <p class="quiet">
      <a href="${commentPath(turn.id)}">${turn.number}</a> <bdi>${turn.author}</bdi> · ${time(turn.at, view)} ·
      ${words.abuse(turn.abuse)}${isBeginning && html` · <b>${words.beganHere}</b>`}
    </p>
    <svg class="gauge" width="100%" height="6" aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="6" rx="3" />
      <rect width="${(turn.abuse * 100).toFixed(1)}%" height="6" rx="3" />
    </svg>
    <p class="text" dir="auto">${turn.excerpt}</p>
  </li>`;
}
