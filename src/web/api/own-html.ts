import { textsFor } from "../../domain/messages/texts.ts";
import { CommentViewer } from "../../service/comment-view.ts";
import { ownNotice } from "../../service/own-notice.ts";
import { mayEdit } from "../../service/read-own.ts";
import type { CommentRow } from "../../store/comments.ts";
import { renderComment } from "../views/comment.ts";
import type { ViewContext } from "../views/view-context.ts";
import type { WebContext } from "../web-context.ts";

/** More comments that are not public than this under one article are found on the comments' own pages. */
const MOST_SHOWN = 20;

/**
 * What only their author sees of comments that are not public, ready to be put into the conversation.
 * @param rows own comments, newest first.
 * @param language a language tag of BCP 47; the site's where it is absent.
 * @returns HTML by the ids of the comments.
 */
export async function ownHtml(
  context: WebContext,
  rows: readonly CommentRow[],
  language: string | undefined,
): Promise<Map<number, string>> {
  const hidden = rows.filter(({ state }) => state !== "published" && state !== "withdrawn").slice(0, MOST_SHOWN);
  const result = new Map<number, string>();
  if (hidden.length === 0) return result;
  const site = context.site();
  const texts = textsFor(language ?? site.settings.language);
  const view: ViewContext = {
    texts,
    siteName: site.name,
    publicUrl: context.publicUrl,
    base: context.publicUrl,
    assets: context.assets.url,
    look: null,
    marks: site.settings.reactions,
  };
  const viewer = new CommentViewer();
  await viewer.learn(context.store.reader, site.id, hidden);
  for (const row of hidden) {
    const notice = await ownNotice(context, row, {
      language: texts.language,
      linkTo: (statement) => context.statementLinks.path(statement),
    });
    const own = { id: row.id, mayEdit: mayEdit(row, context.now()), notice };
    const setting = { view, closed: false, onPage: new Set<number>(), own };
    result.set(row.id, String(renderComment(viewer.view(row, { own: true }), setting)));
  }
  return result;
}
