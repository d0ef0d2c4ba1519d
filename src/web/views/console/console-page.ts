import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";

/** The parts of the console that its navigation names. */
export type ConsolePlace =
  | "held"
  | "reported"
  | "return"
  | "appeal"
  | "new"
  | "heat"
  | "decided"
  | "people"
  | "audit"
  | "articles"
  | "replies"
  | "outbox"
  | "rules"
  | "screening"
  | "settings"
  | "legal";

/** One page of the console. */
export interface ConsolePage {
  readonly title: string;
  readonly place: ConsolePlace | null;
  /** Waiting cases by queue. */
  readonly counts: Readonly<Record<string, number>>;
  readonly memberName: string;
  /** True for admins: the outbox is theirs to see. */
  readonly isAdmin: boolean;
  readonly main: Html;
}

const QUEUES = ["held", "reported", "return", "appeal", "new", "heat"] as const;
const PLACES = ["decided", "people"] as const;

/** The frame of every page of the console: queues with their counts, then the rest. Personal. */
export function renderConsolePage(page: ConsolePage, view: ViewContext): Html {
  const { texts, siteName, assets } = view;
  const words = texts.console;
  const link = (place: ConsolePlace, label: string, count?: number): Html =>
    html`<li>
      <a href="/console/${place}" ${page.place === place && html` aria-current="page"`}
        >${label}${count !== undefined && html` <span class="badge" data-count="${place}" ${count === 0 && html`hidden`}>${texts.formats.number(count)}</span>`}</a
      >
    </li>`;
  return html`<!doctype html>
    <html lang="${texts.language}" class="console">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${page.title} · ${siteName}</title>
        <link rel="icon" type="image/svg+xml" href="${assets("icon.svg")}" />
        <link rel="stylesheet" href="${assets("page.css")}" />
        <link rel="stylesheet" href="${assets("thread.css")}" />
        <link rel="stylesheet" href="${assets("write.css")}" />
        <link rel="stylesheet" href="${assets("console.css")}" />
        <link rel="stylesheet" href="${assets("console-forms.css")}" />
        ${view.look !== null && html`<link rel="stylesheet" href="${view.look}" />`}
        <script type="module" src="${assets("console.js")}"></script>
      </head>
      <body>
        <a class="skip" href="#main">${texts.skipToContent}</a>
        <header class="bar">
          <p>
            <a href="/console/held"><bdi>${siteName}</bdi> <span>${words.title}</span></a>
          </p>
          <p class="who">
            <bdi>${page.memberName}</bdi> <a href="/me">${texts.account.account}</a> <a href="/">${words.toSite}</a>
          </p>
        </header>
        <nav aria-label="${words.title}">
          <ul>
            ${QUEUES.map((queue) => link(queue, words.queues[queue], page.counts[queue]))}
          </ul>
          <ul class="minor">
            ${PLACES.map((place) => link(place, words[place]))} ${link("articles", texts.moderating.articles)}
            ${link("replies", texts.moderating.manageReplies)} ${link("rules", words.rules)}
            ${link("screening", texts.consoleScreening.title)} ${link("audit", texts.audit.title)}
            <li><a href="/transparency">${words.ledger}</a></li>
            ${page.isAdmin && [link("settings", texts.settings.title), link("outbox", words.outbox), link("legal", texts.legal.menu)]}
          </ul>
        </nav>
        <main id="main">
          ${page.main}
          <p class="fresh" role="status" hidden data-fresh data-down="${texts.moderating.lineDown}"></p>
          <p class="live" role="status"></p>
        </main>
      </body>
    </html> `;
}
