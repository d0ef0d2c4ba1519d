import { EDIT_WINDOW_MS } from "../domain/comment.ts";
import { accepted, validateBody } from "../domain/comment-input.ts";
import { renderMarkdown } from "../domain/markdown.ts";
import { unlinkMentions } from "../domain/mentions.ts";
import { Problem } from "../domain/problem.ts";
import type { Finding } from "../domain/screening/finding.ts";
import { verdict } from "../domain/screening/verdict.ts";
import { closeCase, openCaseOf } from "../store/cases.ts";
import { commentById, keepRevision, updateComment } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import { deleteFindings, findingsOf } from "../store/findings.ts";
import { keepMentions, mentionsIn } from "../store/mentions.ts";
import type { Db } from "../store/store.ts";
import { ownCommentForChange } from "./change-own-comment.ts";
import { changeCommentState } from "./change-state.ts";
import { currentRules } from "./moderation/house-rules.ts";
import { noteNewcomer } from "./moderation/note-newcomer.ts";
import { decisionInForce } from "./own-notice.ts";
import { findMentions } from "./mentions.ts";
import { isOwn } from "./read-comment.ts";
import { aboutRevision, outlastsText } from "./screening/about-revision.ts";
import { keepFindings } from "./screening/keep-findings.ts";
import { findingOf } from "./screening/read-findings.ts";
import { refusedText } from "./screening/refused-text.ts";
import { screenText } from "./screening/screen-text.ts";
import type { Screened } from "./screening/screen-text.ts";
import { textToPost } from "./screening/text-to-post.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/**
 * Replaces the text of one's own comment: of a public one while the edit window lasts, of a held one at any time. The
 * new text is screened like a new comment. A held comment that nothing stands against any more is published at once,
 * unless a moderator asked for the revision: then it goes back to the moderators. A public one that would be held now
 * is held. An earlier text that was public is kept, and the comment shown as edited. The same text again changes nothing.
 * @throws Problem `invalid-input`, `not-found`, `not-allowed`, `comment-gone`, `edit-window-over`, `refused-by-rules`,
 *   `banned`, `timed-out`, `warning-unread`.
 */
export async function editComment(
  context: ServiceContext,
  args: { id: number; body: string; writer: Writer },
): Promise<void> {
  const body = accepted(validateBody(args.body));
  const html = renderMarkdown(body);
  const before = await commentById(context.store.reader, context.site().id, args.id);
  // Whoever may not change it is refused below, in the transaction, and learns nothing of what screening thinks.
  const screened =
    before === undefined || !isOwn(before, args.writer) || before.body_source === body
      ? null
      : await screenRevision(context, { comment: before, body, html, writer: args.writer });
  const refusal = screened?.verdict.state === "refuse" ? await refusedText(context, screened) : null;
  const { clauses } = await currentRules(context);
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const comment = await ownCommentForChange(tx, { context, id: args.id, writer: args.writer, at });
    if (comment.state !== "held" && at >= comment.created_at + EDIT_WINDOW_MS) {
      throw new Problem("edit-window-over", "Comments can be edited for ten minutes. You can still withdraw this one.");
    }
    if (body === comment.body_source) return;
    if (screened === null)
      throw new Problem("conflict", "This comment has just been changed. Please look at it again.");
    if (refusal !== null) throw refusal;
    // Only what everybody could read is an earlier text; what was held is nobody's business.
    if (comment.state === "published") {
      const asWritten = unlinkMentions(comment.body_html, await mentionsIn(tx, comment.id));
      await keepRevision(tx, { ...comment, body_html: asWritten }, at);
    }
    const edited = comment.published_at === null ? {} : { edited_at: at };
    const { site_id: siteId, id: commentId } = comment;
    const said = await findMentions(tx, { siteId, source: body, html, commentId, at });
    await keepMentions(tx, { siteId, commentId, mentions: said.mentions });
    const changed = { body_source: body, body_html: said.html, text_key: screened.textKey, ...edited };
    await updateComment(tx, comment.id, changed);
    await recordEvent(tx, {
      siteId: comment.site_id,
      kind: "comment-edited",
      articleId: comment.article_id,
      commentId: comment.id,
      at,
    });
    await settle(tx, context, { comment: { ...comment, ...changed }, screened, clauses, at });
  });
}

/** Screens a new text of a comment; what no text can undo is taken over from what was found before. */
async function screenRevision(
  context: ServiceContext,
  args: { comment: CommentRow; body: string; html: string; writer: Writer },
): Promise<Screened> {
  const { comment, body, html, writer } = args;
  const author: Writer = comment.person_id === null ? { member: null, device: writer.device } : writer;
  const text = await textToPost(context, {
    writer: author,
    articleId: comment.article_id,
    parentId: comment.parent_id,
    name: comment.author_name,
    body,
    html,
    revises: comment.id,
  });
  const screened = await screenText(context, text, { ask: true });
  const kept = (await findingsOf(context.store.reader, [comment.id])).map(findingOf);
  const findings: readonly Finding[] = [...kept.filter(outlastsText), ...screened.findings.filter(aboutRevision)];
  return { ...screened, findings, verdict: verdict(findings, context.site().settings.screening) };
}

/** Gives a comment the state that its new text deserves, and its case what follows from that. */
async function settle(tx: Db, context: ServiceContext, args: Parameters<typeof keepFindings>[1]): Promise<void> {
  const { comment, screened, at } = args;
  await deleteFindings(tx, comment.id);
  const clean = screened.verdict.state === "publish";
  if (comment.state === "published") {
    if (!clean) await changeCommentState(tx, { comment, action: "hold", at });
    await keepFindings(tx, args);
    return;
  }
  const returned = (await decisionInForce(tx, comment, "return-for-revision")) !== undefined;
  if (!clean || returned) {
    await keepFindings(tx, { ...args, alwaysHeld: returned });
    return;
  }
  await keepFindings(tx, args);
  const open = await openCaseOf(tx, { commentId: comment.id, queue: "held" });
  // Held without a case: it waits for something else than a moderator, such as a guest's address being confirmed.
  if (open === undefined) return;
  await changeCommentState(tx, { comment, action: "publish", at });
  await closeCase(tx, { case: open, version: open.version, decisionId: null, moot: "revised", clause: null, at });
  await noteNewcomer(tx, context, { comment, at });
}
