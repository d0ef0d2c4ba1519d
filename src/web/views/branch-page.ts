import type { BranchPage } from "../../domain/thread-page.ts";
import { branchPath, commentAnchor } from "./addresses.ts";
import { idsOf, moreItem, renderItems } from "./comment.ts";
import type { CommentSetting } from "./comment.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { quotedComment, renderSingle } from "./single.ts";
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
  const content = html`${quotedComment(parent, setting)}
    <section aria-labelledby="replies">
      <h2 id="replies">${texts.replies(parent.descendantCount)}</h2>
      <ol class="thread">
        ${renderItems(page.replies, setting, parent)}${moreItem(parent.id, page.more, setting)}
      </ol>
    </section>`;
  return renderPage(
    {
      title,
      canonical: view.publicUrl + branchPath(parent.id, after),
      type: "website",
      main: renderSingle(article, { title, content, anchor: commentAnchor(parent.id) }, view),
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
