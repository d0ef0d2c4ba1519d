import type { AuditView, DifferenceView, PairSide, PairView } from "../../../domain/audit-view.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";
import { intervalChart, scaleAround } from "./interval-chart.ts";

/** The last audit of moderation: opposite decisions, moderators, groups of authors, appeals. */
export function renderAudit(page: { audit: AuditView | null; underWay: boolean }, view: ViewContext): Html {
  const words = view.texts.audit;
  const { audit, underWay } = page;
  return html`<div class="audit">
    <header class="head"><h1>${words.title}</h1></header>
    <p class="lead">${words.intro}</p>
    ${audit !== null && facts(audit, view)}
    ${underWay && html`<p class="notice done" role="status">${words.underWay}</p>`}
    ${audit === null && !underWay && html`<p class="empty">${words.notYet}</p>`}
    <form method="post" action="/console/audit"><button>${words.make}</button></form>
    ${audit !== null && found(audit, view)}
  </div>`;
}

function facts(audit: AuditView, view: ViewContext): Html {
  const words = view.texts.audit;
  return html`<p class="${audit.finding ? "departs" : "quiet"}">${audit.finding ? words.finding : words.silent}</p>
    <p class="quiet">
      ${words.period(audit.cases, audit.from, audit.until - 1)} · ${words.madeAt(audit.at)}<br />
      ${audit.cut && html`${words.cut} `}${words.judgedBy(audit.model)}<br />
      ${words.intervals}
    </p>`;
}

function found(audit: AuditView, view: ViewContext): Html {
  const words = view.texts.audit;
  const { columns, groupNames } = words;
  const moderators = audit.moderators.map((one) => ({ ...one, of: `by-${one.personId}` }));
  const groups = audit.groups.map((group) => ({ ...group, of: group.name, name: groupNames[group.name] }));
  return html`<section aria-labelledby="pairs">
      <h2 id="pairs">${words.pairs}</h2>
      ${
        audit.pairs.length === 0
          ? html`<p class="quiet">${words.noPairs}</p>`
          : html`<ol class="plain pairs">
                ${audit.pairs.map((one) => pair(one, view))}
              </ol>
              ${audit.pairCount > audit.pairs.length && html`<p class="quiet">${words.pairsShown(audit.pairs.length, audit.pairCount)}</p>`}`
      }
    </section>
    ${differences("moderators", { all: moderators, label: columns.moderator }, view)}
    ${differences("groups", { all: groups, label: columns.group }, view)} ${appeals(audit.appeals, view)}`;
}

function pair({ published, takenAway, likeness, sameModerator }: PairView, view: ViewContext): Html {
  const words = view.texts.audit;
  return html`<li>
    <p class="quiet">${words.alike(likeness)} · ${sameModerator ? words.bySame : words.byTwo}</p>
    <div class="sides">${side(published, words.published, view)} ${side(takenAway, words.takenAway, view)}</div>
  </li>`;
}

function side(one: PairSide, outcome: string, view: ViewContext): Html {
  const words = view.texts.audit;
  return html`<article>
    <p class="text" dir="auto">${one.excerpt}</p>
    <p class="quiet">
      <a href="/console/cases/${one.caseId}">${words.openCase(one.caseId)}</a>: <b>${outcome}</b>
      <bdi>${words.by(one.by)}</bdi>, ${time(one.at, view)}${one.reversed && html` · <i>${words.reversedSince}</i>`}
    </p>
  </article>`;
}

function differences(
  id: "moderators" | "groups",
  { all, label }: { all: readonly (DifferenceView & { of: string })[]; label: string },
  view: ViewContext,
): Html {
  const words = view.texts.audit;
  const { columns } = words;
  const compared = all.filter(({ others }) => others > 0);
  const end = scaleAround(compared.map(({ points }) => points));
  const chart = intervalChart(
    compared.map(({ name, points, differs, smallNumbers }) => ({
      label: name,
      figure: points,
      differs,
      weak: smallNumbers,
      usual: null,
    })),
    {
      from: -end,
      to: end,
      zero: 0,
      ends: [`${words.points(-end)} ${words.less}`, `${words.points(end)} ${words.more}`],
      name: words.points,
    },
  );
  const table = textTable(
    { id, columns: [label, columns.cases, columns.difference, columns.says] },
    all.map((one) => [
      html`<bdi>${one.name}</bdi>`,
      casesLink(one.of, one.cases, view),
      one.others === 0
        ? ""
        : html`${words.points(one.points.value)}
            <span class="quiet"
              >(${words.interval(words.points(one.points.low), words.points(one.points.high))})</span
            >`,
      differenceWords(one, view),
    ]),
  );
  return html`<section>
    <h2 id="${id}">${words[id]}</h2>
    <p class="quiet">${id === "groups" ? words.groupsHint : words.moderatorsHint}</p>
    ${all.length === 0 ? html`<p class="quiet">${words.noCases}</p>` : html`<div class="figure">${compared.length > 0 && chart} ${table}</div>`}
  </section>`;
}

function differenceWords(one: DifferenceView, view: ViewContext): string {
  const words = view.texts.audit;
  if (one.others === 0) return words.alone;
  if (one.smallNumbers) return words.smallNumbers;
  return one.differs ? words.differs(one.points.value) : words.noDifference;
}

function appeals(all: AuditView["appeals"], view: ViewContext): Html {
  const words = view.texts.audit;
  const { columns } = words;
  const chart = intervalChart(
    all.map(({ name, rate, differs, smallNumbers, usual }) => ({
      label: name,
      figure: rate,
      differs,
      weak: smallNumbers,
      usual,
    })),
    { from: 0, to: 1, zero: 0.5, ends: [words.share(0), words.share(1)], name: words.share },
  );
  const table = textTable(
    { id: "appeals", columns: [columns.moderator, columns.appeals, columns.overturned, columns.share, columns.says] },
    all.map((one) => [
      html`<bdi>${one.name}</bdi>`,
      casesLink(`appeals-${one.personId}`, one.appeals, view),
      view.texts.formats.number(one.overturned),
      html`${words.share(one.rate.value)}
        <span class="quiet">(${words.interval(words.share(one.rate.low), words.share(one.rate.high))})</span>`,
      [appealWords(one, view), words.usual(one.usual)].filter((part) => part !== "").join("; "),
    ]),
  );
  return html`<section>
    <h2 id="appeals">${words.appeals}</h2>
    <p class="quiet">${words.appealsHint}</p>
    ${all.length === 0 ? html`<p class="quiet">${words.noAppeals}</p>` : html`<div class="figure">${chart} ${table}</div>`}
  </section>`;
}

function appealWords({ rate, usual, differs, smallNumbers }: AuditView["appeals"][number], view: ViewContext): string {
  const words = view.texts.audit;
  if (smallNumbers) return words.smallNumbers;
  return differs ? words.overturned(rate.value > (usual ?? 0)) : words.noDifference;
}

/** How many cases a figure is of, leading to them. */
function casesLink(of: string, cases: number, view: ViewContext): Html {
  return html`<a href="/console/decided?audited=${of}">${view.texts.formats.number(cases)}</a>`;
}

/** A table whose first cell of each row is its heading. */
function textTable(
  about: { id: string; columns: readonly string[] },
  rows: readonly (readonly (Html | string)[])[],
): Html {
  return html`<div class="table" tabindex="0" role="region" aria-labelledby="${about.id}">
    <table>
      <thead>
        <tr>
          ${about.columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([heading, ...cells]) =>
            html`<tr>
              <th scope="row">${heading}</th>
              ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
