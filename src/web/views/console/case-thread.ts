import type { CasePage } from "../../../domain/case-view.ts";
import type { CommentView } from "../../../domain/thread-page.ts";
import { commentPath } from "../addresses.ts";
import { renderComment } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";
import { markedText } from "../marked-text.ts";
import { eachOnce, sign } from "./queue-page.ts";

/** The comment in its thread: what it answers above it, the comment with the passages marked, the answers to it below. */
export function caseThread(page: CasePage, view: ViewContext): Html {
  const words = view.texts.console;
  const { item, ancestors, replies, replyCount } = page;
  const above = ancestors.slice(0, -1);
  const answered = ancestors.slice(-1);
  const text = item.text === "" ? html`<i class="quiet">${words.noText}</i>` : markedText(item.text, item.findings);
  return html`${
      above.length > 0 &&
      html`<details class="above">
        <summary>${words.above(above.length)}</summary>
        ${comments(above, view)}
      </details>`
    }
    ${answered.length > 0 && html`<div class="answered">${comments(answered, view)}</div>`}
    <section class="full" aria-label="${words.open}">
      <p class="text" dir="auto">${text}</p>
    </section>
    ${
      replies.length > 0 &&
      html`<details class="below">
        <summary>${words.below(replyCount)}</summary>
        ${comments(replies, view)}
        ${replyCount > replies.length && item.commentId !== null && html`<p><a href="${commentPath(item.commentId)}">${words.thread}</a></p>`}
      </details>`
    }
    <h2>${words.found}</h2>
    ${found(page, view)}`;
}

/** What screening saw; what only adds up the reports is said with them. */
function found({ item, reports }: CasePage, view: ViewContext): Html {
  const findings = eachOnce(item.findings).filter(({ step, weight }) => {
    return step !== "reports" || weight !== "note" || reports.length === 0;
  });
  if (findings.length === 0) return html`<p class="quiet">${view.texts.console.foundNothing}</p>`;
  return html`<p class="signs">${findings.map((finding) => sign(finding, view))}</p>`;
}

function comments(shown: readonly CommentView[], view: ViewContext): Html[] {
  return shown.map((comment) => renderComment(comment, { view, closed: true, onPage: new Set() }));
}
