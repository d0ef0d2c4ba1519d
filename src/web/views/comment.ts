import { NEST_LIMIT } from "../../domain/comment.ts";
import { lengthOf } from "../../domain/long-text.ts";
import { withMentionsAt } from "../../domain/mentions.ts";
import type { Mark } from "../../domain/reaction.ts";
import type { CommentView, MoreReplies, ThreadNode } from "../../domain/thread-page.ts";
import type { OwnNotice } from "../../domain/own-notice.ts";
import { authorName, byWhom } from "./author.ts";
import { branchPath, commentAnchor, commentPath } from "./addresses.ts";
import { html, rawHtml } from "./html.ts";
import type { Html } from "./html.ts";
import { renderOwnNotice } from "./own-notice.ts";
import type { ViewContext } from "./view-context.ts";

/** From this level on a narrow screen indents no further, so that even a first reply must say whom it answers. */
const NARROW_LIMIT = 4;

/** What the comments of one page have in common. */
export interface CommentSetting {
  readonly view: ViewContext;
  /** No replies are taken any more. */
  readonly closed: boolean;
  /** Comments that a link can jump to without leaving the page. */
  readonly onPage: ReadonlySet<number>;
  /** Only on personal pages: the comment whose author is looking, and whether it may still be edited. */
  readonly own?: { readonly id: number; readonly mayEdit: boolean; readonly notice?: OwnNotice | null };
}

/** Where a comment stands: under whom, and whether right below; and whether among others, where a long one is folded. */
interface Surroundings {
  readonly parent: CommentView | null;
  readonly first: boolean;
  readonly amongOthers?: boolean;
}

/** Ids of all comments in a list of nodes. */
export function idsOf(nodes: readonly ThreadNode[], ids: Set<number> = new Set<number>()): Set<number> {
  for (const node of nodes) {
    ids.add(node.comment.id);
    idsOf(node.beyond === undefined ? node.replies : [...node.replies, node.beyond], ids);
  }
  return ids;
}

/** One comment, without its replies. */
export function renderComment(
  comment: CommentView,
  setting: CommentSetting,
  around: Surroundings = { parent: null, first: false },
): Html {
  const { view } = setting;
  const id = html`id="comment-${comment.id}"${comment.level >= NEST_LIMIT && html` data-flat`}`;
  const number = html`<a class="number" href="${commentAnchor(comment.id)}">${comment.number}</a>`;
  if (comment.html === "") {
    return html`<article class="comment gone" ${id}>
      <header>
        <h3>${number}</h3>
        <p>${view.texts.gone[comment.state]}</p>
      </header>
    </article>`;
  }
  return html`<article class="comment" ${id}${comment.personId !== null && html` data-person="${comment.personId}"`}>
    <header>
      <h3>${number} ${byWhom(comment, view)}</h3>
      ${memberSince(comment, view)}${answered(comment, setting, around)}${comment.editedAt !== null && editedMark(comment.editedAt, view)}${time(comment.createdAt, view)}
    </header>
    ${body(comment, setting)}${around.amongOthers === true && fold(comment, view)}${actions(comment, setting)}
  </article>`;
}

/** A moment as the server can say it; the script says it as the reader's own. */
export function time(at: number, { texts }: ViewContext): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${texts.formats.dateTime(at)}</time>`;
}

/** Since when somebody is a member, by the year; only heard where there is little room. Not of those with a badge. */
function memberSince({ memberSince: at, badge }: CommentView, { texts }: ViewContext): Html | null {
  if (at === null || badge !== null) return null;
  const { memberSince: inFull, member, sinceYear } = texts.profile;
  return html`<span class="since" title="${inFull(at)}"><span class="live">${member}</span> ${sinceYear(at)}</span>`;
}

function editedMark(at: number, { texts }: ViewContext): Html {
  return html`<span title="${texts.editedAt(texts.formats.dateTime(at))}">${texts.edited}</span>`;
}

/** Whom a comment answers. Nothing for the first reply right below its parent, where the eye sees it. */
function answered(comment: CommentView, { view, onPage }: CommentSetting, around: Surroundings): Html | null {
  const target = comment.inReplyTo ?? around.parent;
  if (target === null) return null;
  const obvious = comment.inReplyTo === null && around.first;
  if (obvious && comment.level <= NARROW_LIMIT) return null;
  const href = onPage.has(target.id) ? commentAnchor(target.id) : view.base + commentPath(target.id);
  return html`<a class="to${obvious && " deep"}" href="${href}"
    >${view.texts.inReplyTo} <bdi>${target.author || target.number}</bdi></a
  >`;
}

function body(comment: CommentView, { view, own }: CommentSetting): Html {
  const notice = own?.id === comment.id ? own.notice : null;
  return html`${notice && renderOwnNotice(notice, view)}
    <div class="body" dir="auto">${rawHtml(withMentionsAt(comment.html, view.base))}</div>`;
}

/** What shows the rest of a long comment. Only to the eye, and by style alone: the words are there for everybody else. */
function fold({ html: text, number }: CommentView, { texts }: ViewContext): Html | null {
  const length = lengthOf(text);
  if (length === "short") return null;
  return html`<details class="fold${length === "long" && " long"}">
    <summary>${texts.wholeComment} <span class="live">${number}</span></summary>
  </details>`;
}

function actions(comment: CommentView, { view, closed, own }: CommentSetting): Html | null {
  const { texts, base } = view;
  const path = base + commentPath(comment.id);
  const mine = own?.id === comment.id;
  if (comment.state !== "published" && !mine) return null;
  const open = comment.state === "published";
  return html`<footer>
    ${open && !closed && html`<a href="${path}/reply" data-load aria-label="${texts.replyTo(authorName(comment, view), comment.number)}">${texts.reply}</a>`}
    <a href="${path}" aria-label="${texts.linkTo(comment.number)}">${texts.link}</a>
    ${open && !mine && html`<a href="${path}/report" data-load aria-label="${texts.reporting.reportComment(comment.number)}">${texts.reporting.report}</a>`}
    ${open && markForm(comment, { path, mine, view })}${mine && ownActions(comment, own.mayEdit, view)}
  </footer>`;
}

/** What stands for the words where there is little room. */
const SIGNS: Readonly<Record<Mark, string>> = { agree: "✓", disagree: "✕", respect: "★" };

/** The marks as one form of buttons, each with its count. */
function markForm(
  { number, marks }: CommentView,
  { path, mine, view }: { path: string; mine: boolean; view: ViewContext },
): Html | null {
  if (view.marks.length === 0) return null;
  const { texts } = view;
  const buttons = view.marks.map(
    (mark) =>
      html`<button
        name="mark"
        value="${mark}"
        data-sign="${SIGNS[mark]}"
        ${mark === "respect" && html` title="${texts.respectMeans}"`}${mine && html` disabled`}
      >
        <span>${texts.marks[mark]}</span> <span class="live">${texts.commentNumber(number)}</span>
        <span>${marks[mark] > 0 && texts.formats.number(marks[mark])}</span>
      </button>`,
  );
  return html`<form method="post" action="${path}/react">${buttons}</form>`;
}

/** What was rejected or removed stays as it was decided; what waits can be revised. */
function ownActions({ id, state }: CommentView, mayEdit: boolean, { texts, base }: ViewContext): Html | null {
  if (state === "rejected" || state === "removed") return null;
  const path = base + commentPath(id);
  return html`${mayEdit && html`<a href="${path}/edit" data-load>${state === "held" ? texts.rules.held.revise : texts.edit}</a>`}
    <a href="${path}/withdraw" data-load>${texts.withdraw}</a>`;
}

/** A comment with its replies, as an item of a list. */
export function renderNode(node: ThreadNode, setting: CommentSetting, around: Surroundings): Html {
  const { comment, replies, more, beyond } = node;
  const { texts } = setting.view;
  const count = comment.descendantCount;
  const below =
    (replies.length > 0 || more !== null || beyond !== undefined) &&
    html`<details open>
      <summary><span>${texts.replies(count)}</span></summary>
      ${renderReplies(node, setting)}
    </details>`;
  return html`<li>${renderComment(comment, setting, around)}${below}</li>`;
}

/** The list of a comment's replies, ending with a link to those that are left out. */
function renderReplies(node: ThreadNode, setting: CommentSetting): Html {
  return html`<ol class="replies">
    ${renderItems(node.replies, setting, node.comment)}${moreItem(node.comment.id, node.more, setting)}${beyondItem(node.beyond, setting, node.comment)}
  </ol>`;
}

/** The items of a list of comments. */
export function renderItems(nodes: readonly ThreadNode[], setting: CommentSetting, parent: CommentView | null): Html[] {
  return nodes.map((node, index) => renderNode(node, setting, { parent, first: index === 0, amongOthers: true }));
}

/** The item on the way to a linked comment, behind those that are left out: whom it answers is far above. */
export function beyondItem(
  node: ThreadNode | undefined,
  setting: CommentSetting,
  parent: CommentView | null,
): Html | null {
  return node === undefined ? null : renderNode(node, setting, { parent, first: false, amongOthers: true });
}

/** The item that leads to the replies that are left out. */
export function moreItem(parentId: number, more: MoreReplies | null, { view }: CommentSetting): Html | null {
  if (more === null) return null;
  return html`<li class="more">
    <a href="${view.base}${branchPath(parentId, more.after)}" data-load>${view.texts.moreReplies(more)}</a>
  </li>`;
}
