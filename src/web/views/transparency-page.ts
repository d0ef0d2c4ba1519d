import { FEWEST_PAIRS } from "../../domain/transparency.ts";
import type { Agreement, MonthFigures } from "../../domain/transparency.ts";
import type { PublicEntry, PublicFigures } from "../../service/moderation/read-transparency.ts";
import { time } from "./comment.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";

/** The public record of moderation. */
export interface TransparencyPage {
  readonly head: { readonly seq: number; readonly hash: string; readonly at: number } | null;
  readonly figures: PublicFigures;
  readonly entries: readonly PublicEntry[];
  /** Where the log goes on; null at its beginning. */
  readonly next: number | null;
  readonly first: boolean;
}

/** What everybody may see of moderation: the ledger's head, figures by month and clause, the log. No personal data. */
export function renderTransparency(page: TransparencyPage, view: ViewContext): Html {
  const { transparency: words, formats } = view.texts;
  const { head, figures } = page;
  const main = html`<section class="account record">
    <h1>${words.title}</h1>
    <p>${words.intro}</p>
    <h2>${words.head}</h2>
    ${
      head === null
        ? html`<p>${words.empty}</p>`
        : html`<p>${words.entry(formats.number(head.seq), formats.dateTime(head.at))}</p>
            <p><code>${head.seq}:${head.hash}</code></p>`
    }
    ${page.first && figures.months.length > 0 && figuresTable(figures, view)}
    ${page.first && figures.agreement !== null && agreementText(figures.agreement, view)}
    ${page.entries.length > 0 && logTable(page, view)}
    <p><a href="/transparency.json" rel="alternate" type="application/json">${words.json}</a></p>
  </section>`;
  const canonical = page.first ? `${view.publicUrl}/transparency` : null;
  return renderPage({ title: words.title, canonical, type: "website", main }, view);
}

function figuresTable(figures: PublicFigures, view: ViewContext): Html {
  const { transparency: words, formats } = view.texts;
  return html`<h2 id="figures">${words.figures}</h2>
    <p class="quiet">${words.figuresAt(formats.dateTime(figures.at))} ${!figures.complete && words.incomplete}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="figures">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.month}</th>
            <th scope="col">${words.decisions}</th>
            <th scope="col">${words.restrictions}</th>
            <th scope="col">${words.medianWait}</th>
            <th scope="col">${words.appeals}</th>
            <th scope="col">${words.clauses}</th>
          </tr>
        </thead>
        <tbody>
          ${figures.months.map((month) => monthRow(month, view))}
        </tbody>
      </table>
    </div>`;
}

function agreementText({ pairs, share }: Agreement, view: ViewContext): Html {
  const { transparency: words, formats } = view.texts;
  return html`<h2>${words.agreement}</h2>
    <p>
      ${
        share === null
          ? words.tooFewPairs(formats.number(pairs), formats.number(FEWEST_PAIRS))
          : words.agreed(formats.percent(share), formats.number(pairs))
      }
    </p>`;
}

function monthRow(month: MonthFigures, view: ViewContext): Html {
  const { transparency: words, formats, console: common } = view.texts;
  const { appeals } = month;
  const shares = [
    month.foundByMachine === null ? null : `${formats.percent(month.foundByMachine)} ${words.foundByMachine}`,
    month.reversed === null ? null : `${formats.percent(month.reversed)} ${words.reversed}`,
  ].filter((share) => share !== null);
  const clauses = month.clauses.map(
    ({ clause, restrictions }) =>
      `${clause === null ? words.noClause : words.clause(clause)}: ${formats.number(restrictions)}`,
  );
  const ended = words.appealsEnded(
    formats.number(appeals.upheld),
    formats.number(appeals.changed),
    formats.number(appeals.reversed),
  );
  return html`<tr>
    <th scope="row">${month.month}</th>
    <td>${formats.number(month.decisions)}</td>
    <td>${formats.number(month.restrictions)}<br /><span class="quiet">${shares.join(", ")}</span></td>
    <td>${month.medianWait === null ? "–" : common.waitingFor(month.medianWait)}</td>
    <td>${formats.number(appeals.made)}<br /><span class="quiet">${ended}</span></td>
    <td class="rules">${clauses.map((clause) => html`${clause}<br />`)}</td>
  </tr>`;
}

function logTable(page: TransparencyPage, view: ViewContext): Html {
  const { transparency: words, console: common } = view.texts;
  return html`<h2 id="log">${words.log}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="log">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.number}</th>
            <th scope="col">${words.time}</th>
            <th scope="col">${words.what}</th>
            <th scope="col">${words.hash}</th>
          </tr>
        </thead>
        <tbody>
          ${page.entries.map(
            (entry) =>
              html`<tr>
                <th scope="row">${entry.seq}</th>
                <td>${time(entry.at, view)}</td>
                <td>
                  ${words.kinds[entry.kind]}${entry.decision !== null && entry.decision !== "reverse" && `: ${common.kinds[entry.decision]}`}${
                    entry.clause !== null &&
                    html`, <a href="/rules#clause-${entry.clause}">${words.clause(entry.clause)}</a>`
                  }
                </td>
                <td><code title="${entry.hash}">${entry.hash.slice(0, 12)}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${page.next !== null && html`<p><a href="/transparency?after=${page.next}">${words.older}</a></p>`}
    ${!page.first && html`<p><a href="/transparency">${words.newest}</a></p>`}`;
}
