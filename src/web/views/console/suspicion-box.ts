import type { SuspicionEvidence, SuspicionSign } from "../../../domain/suspicion.ts";
import type { SuspicionView } from "../../../domain/case-view.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";

/** From here on a measured rate says nothing any more: there was too little text. */
const NO_STYLE = 1;

/**
 * What speaks for and against a newcomer being a banned member, side by side, and what a moderator can say of it. How
 * strong the lead is comes first; quotations and how it is reckoned are folded.
 */
export function suspicionBox(
  suspicion: SuspicionView,
  about: { caseId: number; name: string },
  view: ViewContext,
): Html {
  const { console: words, returns } = view.texts;
  const { evidence } = suspicion;
  const names = { known: suspicion.suspectedName, unknown: about.name };
  const measured = evidence.falseMatchRate < NO_STYLE;
  const likely = evidence.signals.filter((signal) => signal.evidence >= 0);
  const unlikely = evidence.signals.filter((signal) => signal.evidence < 0);
  // How often strangers are this alike stands above already.
  const against = evidence.against.filter(({ says }) => !measured || says.code !== "chance");
  return html`<section>
    <h2>
      ${words.suspected} <a href="/console/people/${suspicion.suspectedId}"><bdi>${suspicion.suspectedName}</bdi></a>
    </h2>
    <p>
      <b>${words.bands[suspicion.band]}.</b> ${measured ? returns.falseMatch(evidence.falseMatchRate) : returns.noStyle}
    </p>
    <p class="quiet">${returns.noProof}</p>
    <details>
      <summary>${returns.howReckoned}</summary>
      <p class="quiet">
        ${returns.whatItIs} ${returns.compared(evidence.compared, evidence.comments)}
        ${evidence.signals.length > 0 && returns.bandOf}
      </p>
    </details>
    <p class="quiet">${returns.legend(suspicion.suspectedName, about.name)}</p>
    <div class="sides">
      <div>
        <h3>${words.speaksFor}</h3>
        ${signs({ style: evidence.for, beside: likely }, names, view)}
      </div>
      <div>
        <h3>${words.speaksAgainst}</h3>
        ${signs({ style: against, beside: unlikely }, names, view)}
      </div>
    </div>
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
  { style, beside }: { style: readonly SuspicionSign[]; beside: SuspicionEvidence["signals"] },
  names: { readonly known: string; readonly unknown: string },
  view: ViewContext,
): Html {
  const { console: words, returns, signs: texts } = view.texts;
  if (style.length + beside.length === 0) return html`<p class="quiet">${words.nothing}</p>`;
  return html`<ul class="plain">
    ${beside.map(({ says }) => html`<li>${texts.signal(says)} <span class="quiet">${returns.besideStyle}</span></li>`)}
    ${style.map((sign) => {
      const said = html`${texts.sign(sign.says)}${
        sign.oneIn !== null && html` <span class="quiet">${texts.rarity(sign.oneIn)}</span>`
      }`;
      if (sign.known + sign.unknown === "") return html`<li>${said}</li>`;
      return html`<li>
        <details>
          <summary><span>${said}</span></summary>
          ${sign.known !== "" && quotation(names.known, sign.known)}
          ${sign.unknown !== "" && quotation(names.unknown, sign.unknown)}
        </details>
      </li>`;
    })}
  </ul>`;
}

function quotation(name: string, words: string): Html {
  return html`<p>
    <span class="quiet"><bdi>${name}</bdi>:</span> <q dir="auto">${words}</q>
  </p>`;
}
