import type { BranchPage } from "../../domain/thread-page.ts";
import { branchPath, commentAnchor } from "./addresses.ts";
import { idsOf, moreItem, renderComment, renderItems } from "./comment.ts";
import type { CommentSetting } from "./comment.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { backLink } from "./single.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * A further part of a long branch as a page. The same for everybody.
 * @param after the cursor in its address.
 */
export function renderBranchPage(page: BranchPage, after: number, view: ViewContext): Html {
  const { article, parent } = page;
  const { texts } = view;
  const title = texts.repliesTo(parent.number);
  const setting = branchSetting(page, view);
  return renderPage(
    {
      title,
      canonical: view.publicUrl + branchPath(parent.id, after),
      type: "website",
      main: html`<div class="single hustings" data-article="${article.id}" data-texts="${JSON.stringify(texts.script)}">
        ${backLink(article, view, commentAnchor(parent.id))}
        <h1>${title}</h1>
        <div class="quoted">${renderComment(parent, setting)}</div>
        <section aria-labelledby="replies">
          <h2 id="replies">${texts.replies(parent.descendantCount)}</h2>
          <ol class="thread">
            ${renderItems(page.replies, setting, parent)}${moreItem(parent.id, page.more, setting)}
          </ol>
        </section>
        <p class="live" role="status"></p>
      </div>`,
    },
    view,
  );
}

/** The same part as a bare list, whose items a script puts in the place of "N more replies". */
export function renderBranchItems(page: BranchPage, view: ViewContext): Html {
  const setting = branchSetting(page, view);
  return html`<ol>
    ${renderItems(page.replies, setting, page.parent)}${moreItem(page.parent.id, page.more, setting)}
  </ol>`;
}

function branchSetting(page: BranchPage, view: ViewContext): CommentSetting {
  // As items, a script puts them below their parent: links to it need not leave the page there either.
  const onPage = idsOf(page.replies).add(page.parent.id);
  return { view, closed: page.article.closed, onPage };
}
