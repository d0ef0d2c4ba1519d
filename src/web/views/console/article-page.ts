import type { CaseQueue } from "../../../store/cases.ts";
import type { MeasureLine, PlacePage } from "../../../service/moderation/read-place.ts";
import { conversationPath } from "../addresses.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";
import { authorsBox } from "./authors-box.ts";
import type { AuthorsBox } from "./authors-box.ts";
import { decideBox } from "./decide-box.ts";
import type { DecideForm } from "./decide-box.ts";
import { decisionLine } from "./decision-list.ts";

/** Queues whose cases can be of an article. */
const QUEUES = ["held", "reported", "heat"] as const satisfies CaseQueue[];

/** An article in the console: what holds there now and what did, and the form that lays something upon it. */
export function renderPlace(
  page: PlacePage,
  { form, naming }: { form: DecideForm; naming: Pick<AuthorsBox, "mayChange" | "refused"> },
  view: ViewContext,
): Html {
  const words = view.texts.moderating;
  const { article } = page;
  return html`<header class="head">
      <h1>${article.title}</h1>
      <p class="quiet">
        ${view.texts.console.commentCount(article.commentCount)} ·
        <a href="${conversationPath(article)}">${words.readConversation}</a>${QUEUES.map(
          (queue) => html` · <a href="/console/${queue}?article=${article.id}">${view.texts.console.queues[queue]}</a>`,
        )}
      </p>
    </header>
    <div class="columns">
      <div>
        <h2>${words.holdsNow}</h2>
        ${page.now.length === 0 ? html`<p class="quiet">${words.holdsNothing}</p>` : measures(page.now, view)}
        ${
          page.earlier.length > 0 &&
          html`<h2>${words.earlier}</h2>
            ${measures(page.earlier, view)}`
        }
        ${authorsBox({ articleId: article.id, authors: page.authors, ...naming }, view)}
      </div>
      <aside>${decideBox(form, `/console/articles/${article.id}/decide`, view)}</aside>
    </div>`;
}

function measures(lines: readonly MeasureLine[], view: ViewContext): Html {
  const words = view.texts.moderating;
  return html`<ul class="plain">
    ${lines.map(
      (line) =>
        html`<li>
          ${line.thread === null ? words.onArticle : words.onThread(line.thread)}${line.slowSeconds !== null && html` (${words.everySeconds(line.slowSeconds)})`}:
          ${decisionLine(line, view)} ${line.liftable && line.endsAt === null && html`<i>${words.untilLifted}</i>`}
        </li>`,
    )}
  </ul>`;
}

/** An article in the list of the console. */
export interface ArticleItem {
  readonly id: number;
  readonly title: string;
  readonly comments: number;
  readonly updatedAt: number;
  readonly locked: boolean;
  readonly slow: boolean;
  readonly preModerated: boolean;
}

/** The articles in which something happened last. */
export function renderArticles(articles: readonly ArticleItem[], view: ViewContext): Html {
  const words = view.texts.moderating;
  return html`<header class="head"><h1>${words.articles}</h1></header>
    ${articles.length === 0 && html`<p class="empty">${words.noArticles}</p>`}
    <ul class="plain">
      ${articles.map(
        (article) =>
          html`<li>
            <a href="/console/articles/${article.id}">${article.title}</a>
            <span class="quiet"
              >· ${view.texts.console.commentCount(article.comments)} · ${time(article.updatedAt, view)}
              ${article.locked && html` · <b>${words.measures.locked}</b>`}
              ${article.slow && html` · <b>${words.measures.slow}</b>`}
              ${article.preModerated && html` · <b>${words.measures.preModerated}</b>`}</span
            >
          </li>`,
      )}
    </ul>`;
}
