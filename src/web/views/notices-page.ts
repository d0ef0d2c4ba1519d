import { MAIL_RHYTHMS } from "../../domain/person.ts";
import type { Preferences } from "../../domain/person.ts";
import type { CommentNoticeView, DecisionNoticeView, NoticeView } from "../../service/notices/read-notices.ts";
import { commentPath } from "./addresses.ts";
import { time } from "./comment.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { isFragment } from "./in-place.ts";
import { renderPage } from "./layout.ts";
import { statementTitle } from "./statement-page.ts";
import type { ViewContext } from "./view-context.ts";

/** One's notices. Personal. */
export function renderNoticesPage(
  page: { notices: readonly NoticeView[]; unread: number; next: number | null; ticket: string },
  view: ViewContext,
): Html {
  const { notices: texts, account } = view.texts;
  const newest = page.notices[0]?.id ?? 0;
  const main = html`<section class="account wide">
    <p class="back"><a href="/me">${account.account}</a></p>
    <h1>${texts.title}</h1>
    ${
      page.unread > 0 &&
      html`<form class="form" method="post" action="/me/notices/read">
        <input type="hidden" name="ticket" value="${page.ticket}" /><input
          type="hidden"
          name="upTo"
          value="${newest}"
        />
        <p class="buttons"><span>${texts.unread(page.unread)}</span> <button>${texts.markAll}</button></p>
      </form>`
    }
    ${
      page.notices.length === 0
        ? html`<p class="hint">${texts.none}</p>`
        : html`<ul class="entries notices">
            ${page.notices.map((notice) => item(notice, view))}
          </ul>`
    }
    ${page.next !== null && html`<p><a href="/me/notices?before=${page.next}">${texts.older}</a></p>`}
    <p><a href="/me/preferences">${texts.settings}</a></p>
  </section>`;
  return renderPage({ title: texts.title, canonical: null, type: "website", main }, view);
}

/** Notices in the list that opens in place. */
const NEWEST = 10;

/** The newest notices, to be shown in place; those behind are on the page of notices. Personal. */
export function renderNewestNotices(page: { notices: readonly NoticeView[]; unread: number }, view: ViewContext): Html {
  const { notices: texts, close } = view.texts;
  const path = `${view.base}/me/notices`;
  return html`<form class="form" method="post" action="${path}/read" aria-label="${texts.title}" data-load>
    ${
      page.notices.length === 0
        ? html`<p class="hint">${texts.none}</p>`
        : html`<ul class="entries notices">
            ${page.notices.slice(0, NEWEST).map((notice) => item(notice, view))}
          </ul>`
    }
    <input type="hidden" name="upTo" value="${page.notices[0]?.id ?? 0}" />
    <p class="buttons">
      ${page.unread > 0 && html`<button>${texts.markAll} (${page.unread})</button>`}<a href="${path}" target="_blank"
        >${texts.all}</a
      ><a href="${path}" data-close>${close}</a>
    </p>
  </form>`;
}

/** Where a notice leads: on our own page by an address that marks it as read, in place the script does that. */
function noticeLink(notice: CommentNoticeView, view: ViewContext): Html {
  return isFragment(view)
    ? html`href="${view.base}${commentPath(notice.comment.id)}" data-notice="${notice.id}"`
    : html`href="/me/notices/${notice.id}"`;
}

function item(notice: NoticeView, view: ViewContext): Html {
  const parts = "statement" in notice ? decisionParts(notice, view) : commentParts(notice, view);
  const { texts } = view;
  return html`<li>
    <p>
      ${!notice.read && html`<strong class="new">${texts.notices.isNew}</strong> `}<a ${parts.link}
        ><bdi>${parts.what}</bdi></a
      >
      ${parts.article !== null && html`${texts.notices.under} <cite>${parts.article}</cite>`}
      ${time(notice.at, view)}${parts.more !== null && html`<br /><span class="quiet" dir="auto">${parts.more}</span>`}
    </p>
  </li>`;
}

/** What a notice says, whatever it is about. */
interface NoticeParts {
  readonly link: Html;
  readonly what: string;
  readonly article: string | null;
  readonly more: string | null;
}

function commentParts(notice: CommentNoticeView, view: ViewContext): NoticeParts {
  const { comment, article } = notice;
  const what = view.texts.mails.happened[notice.kind](comment.author);
  return { link: noticeLink(notice, view), what, article: article.title, more: comment.excerpt };
}

function decisionParts({ id, kind, statement }: DecisionNoticeView, view: ViewContext): NoticeParts {
  const { notices: texts } = view.texts;
  const title = statementTitle(statement, view);
  const said =
    kind === "decision" ? { what: title, more: null } : { what: texts.decided[kind], more: texts.decision(title) };
  // Leaves no embed: statements are read, and appealed against, on our own pages.
  const link = html`href="${view.base}/me/notices/${id}"${isFragment(view) && html` target="_blank"`}`;
  return { ...said, link, article: statement.parts.articleTitle };
}

/** What one is told, and how. Personal. */
export function renderPreferencesPage(
  page: { preferences: Preferences; ticket: string; saved: boolean },
  view: ViewContext,
): Html {
  const { notices: texts } = view.texts;
  const { preferences } = page;
  const main = html`<section class="account">
    <p class="back"><a href="/me/notices">${texts.back}</a></p>
    <h1>${texts.preferences}</h1>
    ${page.saved && html`<p class="notice done" role="status">${texts.saved}</p>`}
    <form class="form" method="post" action="/me/preferences">
      <fieldset>
        <legend>${texts.rhythm}</legend>
        ${MAIL_RHYTHMS.map(
          (rhythm) =>
            html`<p>
              <label
                ><input type="radio" name="mail" value="${rhythm}" ${preferences.mail === rhythm && html`checked`} />
                ${texts.rhythms[rhythm]}</label
              >
            </p>`,
        )}
      </fieldset>
      <fieldset>
        <legend>${texts.about}</legend>
        ${(["replies", "mentions", "follows"] as const).map(
          (name) =>
            html`<p>
              <label
                ><input type="checkbox" name="${name}" value="1" ${preferences[name] && html`checked`} />
                ${texts[name]}</label
              >
            </p>`,
        )}
      </fieldset>
      <input type="hidden" name="ticket" value="${page.ticket}" />
      <p class="buttons"><button class="main">${texts.save}</button></p>
    </form>
  </section>`;
  return renderPage({ title: texts.preferences, canonical: null, type: "website", main }, view);
}
