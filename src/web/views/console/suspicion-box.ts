import type { SuspicionSign } from "../../../domain/suspicion.ts";
import type { SuspicionView } from "../../../domain/case-view.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";

/** From here on a measured rate says nothing any more: there was too little text. */
const NO_STYLE = 1;

/** What speaks for and against a newcomer being a banned member, and what a moderator can say of it. */
export function suspicionBox(
  suspicion: SuspicionView,
  about: { caseId: number; name: string },
  view: ViewContext,
): Html {
  const { console: words, returns } = view.texts;
  const { evidence } = suspicion;
  const names = { known: suspicion.suspectedName, unknown: about.name };
  return html`<section>
    <h2>
      ${words.suspected} <a href="/console/people/${suspicion.suspectedId}"><bdi>${suspicion.suspectedName}</bdi></a>
    </h2>
    <p><b>${words.bands[suspicion.band]}.</b> ${returns.compared(evidence.compared, evidence.comments)}</p>
    <p>${evidence.falseMatchRate >= NO_STYLE ? returns.noStyle : returns.falseMatch(evidence.falseMatchRate)}</p>
    <p class="quiet">${evidence.signals.length > 0 && html`${returns.bandOf} `}${returns.whatItIs}</p>
    ${
      evidence.signals.length > 0 &&
      html`<h2>${returns.otherSigns}</h2>
        <ul class="plain">
          ${evidence.signals.map((signal) => html`<li>${signal.text}</li>`)}
        </ul>`
    }
    <h2>${words.speaksFor}</h2>
    <p class="quiet">${returns.legend(suspicion.suspectedName, about.name)}</p>
    ${signs(evidence.for, names, view)}
    <h2>${words.speaksAgainst}</h2>
    ${signs(evidence.against, names, view)}
    ${
      suspicion.state === "open" || suspicion.state === "watched"
        ? html`<form method="post" action="/console/cases/${about.caseId}/suspicion" class="decide">
            <label
              >${words.decision}<select name="outcome" required>
                <option value="watch">${words.suspicionOutcomes.watch}</option>
                <option value="dismiss">${words.suspicionOutcomes.dismiss}</option>
                <option value="confirm">${words.suspicionOutcomes.confirm}</option>
              </select></label
            >
            <label class="wide"
              >${words.internalNote}<textarea name="note" rows="2" maxlength="4000" dir="auto"></textarea>
            </label>
            <p class="buttons"><button class="main">${words.decideNow}</button></p>
          </form>`
        : html`<p class="departs">
            ${words.suspicionStates[suspicion.state]} ${suspicion.state === "confirmed" && returns.after}
          </p>`
    }
  </section>`;
}

/** @param names whose words are quoted. */
function signs(
  all: readonly SuspicionSign[],
  names: { readonly known: string; readonly unknown: string },
  view: ViewContext,
): Html {
  const words = view.texts.console;
  if (all.length === 0) return html`<p class="quiet">${words.nothing}</p>`;
  return html`<ul class="plain">
    ${all.map(
      (sign) =>
        html`<li>
          ${sign.text}${sign.rarity !== "" && html` <span class="quiet">${sign.rarity}</span>`}
          ${sign.known !== "" && quotation(names.known, sign.known)}
          ${sign.unknown !== "" && quotation(names.unknown, sign.unknown)}
        </li>`,
    )}
  </ul>`;
}

function quotation(name: string, words: string): Html {
  return html`<br /><span class="quiet"><bdi>${name}</bdi>:</span> <q dir="auto">${words}</q>`;
}
