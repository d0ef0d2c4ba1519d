import { measuresAt } from "../domain/decisions/measures.ts";
import { commentNumber, placeReply, ROOT_PLACEMENT } from "../domain/placement.ts";
import { Problem } from "../domain/problem.ts";
import { accepted, validateComment } from "../domain/comment-input.ts";
import { renderMarkdown } from "../domain/markdown.ts";
import { touchArticle } from "../store/articles.ts";
import { commentById, countVisible, insertComment, takePosition } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { recordEvent } from "../store/events.ts";
import { commentOfKey, forgetKey, rememberKey } from "../store/idempotency.ts";
import type { Db, Store } from "../store/store.ts";
import { badgeUnder } from "./article-authors.ts";
import { isClosed } from "./article-view.ts";
import { askToConfirm, neededConfirmation } from "./confirm-guest.ts";
import { askForAnswers } from "./notices/guest-answers.ts";
import type { AnswerLinks } from "./notices/guest-answers.ts";
import { currentRules } from "./moderation/house-rules.ts";
import { noteNewcomer } from "./moderation/note-newcomer.ts";
import { keepFindings } from "./screening/keep-findings.ts";
import { refusedText } from "./screening/refused-text.ts";
import { screenText } from "./screening/screen-text.ts";
import { textToPost } from "./screening/text-to-post.ts";
import { keepMentions } from "../store/mentions.ts";
import { findMentions } from "./mentions.ts";
import { requireFreeName } from "./names.ts";
import { REPEAT_WINDOW_MS, requestKey } from "./request-key.ts";
import { writerKey } from "./service-context.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/** What somebody wants to say, and where. */
export interface PostComment {
  readonly articleId: number;
  /** The comment to answer; null for a new root. */
  readonly parentId: number | null;
  readonly input: { readonly name: string; readonly email: string; readonly body: string };
  readonly writer: Writer;
  /** The same key again means the same comment again, not another one. Null: the same text soon again is the same. */
  readonly idempotencyKey: string | null;
  /** What the secret of a confirming link is appended to; needed where guests have to confirm their address. */
  readonly confirmBase?: string;
  /** Given where a guest wants to be told of answers by mail, which needs an address; members follow instead. */
  readonly answerLinks?: AnswerLinks;
}

/** What came of it. */
export interface PostedComment {
  readonly id: number;
  /** The comment as it was written; null when an earlier request with the same key had made it already. */
  readonly comment: CommentRow | null;
}

/**
 * Posts a comment: screening decides whether it is public at once, waits for a moderator, or comes back with what is
 * wrong. Returns when it is durable.
 * @throws Problem `invalid-input`, `sign-in-needed` where only members write, `not-found`, `article-closed`, `comment-gone`, `name-taken`, `refused-by-rules`,
 *   `banned`, `timed-out`, `warning-unread`, `conflict` when the key was used for something else.
 */
export async function postComment(context: ServiceContext, post: PostComment): Promise<PostedComment> {
  const { writer } = post;
  const { member } = writer;
  const input = accepted(
    validateComment(member === null ? post.input : { ...post.input, name: member.name, email: "" }),
  );
  const html = renderMarkdown(input.body);
  const site = context.site();
  const answerLinks = member === null ? post.answerLinks : undefined;
  if (answerLinks !== undefined && input.email === null) {
    const message = "Please give the address at which we shall tell you of answers.";
    throw new Problem("invalid-input", message, { fields: [{ field: "email", code: "required", message }] });
  }
  const confirmation = await neededConfirmation(context, { writer, email: input.email, linkBase: post.confirmBase });
  const { articleId, parentId, idempotencyKey: chosen } = post;
  const text = await textToPost(context, { writer, articleId, parentId, name: input.name, body: input.body, html });
  const screened = await screenText(context, text, { ask: true });
  if (screened.verdict.state === "refuse") throw await refusedText(context, screened);
  const held = screened.verdict.state === "hold" || confirmation !== null;
  // Only a case needs the house rules, and most comments make none.
  const { clauses } = held ? await currentRules(context) : { clauses: [] };
  const key = requestKey({ ...input, writer: writerKey(writer), chosen, articleId, parentId });
  return await repeatable(context.store, async (tx) => {
    const at = context.now();
    const article = await touchArticle(tx, {
      siteId: site.id,
      articleId: post.articleId,
      published: held ? 0 : 1,
      roots: post.parentId === null ? 1 : 0,
      at,
    });
    if (article === undefined) throw new Problem("not-found", "There is no such article.");
    // Looked up under the article's lock, so that of two requests at once the second finds what the first has made.
    const earlier = await earlierComment(tx, { siteId: site.id, key, post, at });
    if (earlier !== null) throw new Repetition(earlier);
    if (isClosed(article, site.settings, at)) {
      throw new Problem("article-closed", "Comments on this article are closed. Your text was not posted.");
    }
    if (member === null) await requireFreeName(tx, { site, name: input.name, person: null, at });
    const placement =
      post.parentId === null ? ROOT_PLACEMENT : placeReply(replyTarget(await answered(tx, site.id, post)));
    if (measuresAt(article.measures, placement.rootId, at).locked) {
      throw new Problem("article-closed", "This thread is closed. Your text was not posted.");
    }
    const said = await findMentions(tx, { siteId: site.id, source: input.body, html, commentId: null, at });
    const position = placement.branchId === null ? article.last_position : await takePosition(tx, placement.branchId);
    const comment = await insertComment(tx, {
      site_id: site.id,
      article_id: article.id,
      parent_id: post.parentId,
      branch_id: placement.branchId,
      root_id: placement.rootId,
      depth: placement.depth,
      position,
      number: commentNumber(placement.branchNumber, position),
      state: held ? "held" : "published",
      author_name: input.name,
      author_email: input.email,
      person_id: member?.id ?? null,
      badge: member === null ? null : await badgeUnder(tx, { articleId: article.id, person: member }),
      device_id: member === null ? (writer.device?.id ?? null) : null,
      body_source: input.body,
      body_html: said.html,
      created_at: at,
      published_at: held ? null : at,
      edited_at: null,
      text_key: screened.textKey,
      newcomer: screened.newcomer ? 1 : 0,
    });
    if (!held) await countVisible(tx, { parentId: post.parentId, branchId: placement.branchId, change: 1 });
    if (!(await rememberKey(tx, { siteId: site.id, key, commentId: comment.id, at }))) throw keyUsed();
    await recordEvent(tx, {
      siteId: site.id,
      kind: held ? "comment-held" : "comment-published",
      articleId: article.id,
      commentId: comment.id,
      at,
      data: { parent: post.parentId, first: true },
    });
    if (said.mentions.length > 0) {
      await keepMentions(tx, { siteId: site.id, commentId: comment.id, mentions: said.mentions });
    }
    await keepFindings(tx, { comment, screened, clauses, at });
    if (!held) await noteNewcomer(tx, context, { comment, at });
    const wantsAnswers = answerLinks !== undefined && input.email !== null;
    if (confirmation !== null) {
      const waits = screened.verdict.state === "hold";
      await askToConfirm(tx, { site, comment, confirmation, publish: !waits, wantsAnswers, at });
    } else if (wantsAnswers) {
      await askForAnswers(tx, { site, comment, email: input.email, links: answerLinks, at });
    }
    return comment;
  });
}

/** Thrown to undo a transaction when it turns out that its comment is there already. */
class Repetition extends Error {
  readonly id: number;

  constructor(id: number) {
    super("This comment is there already");
    this.id = id;
  }
}

async function repeatable(store: Store, work: (tx: Db) => Promise<CommentRow>): Promise<PostedComment> {
  try {
    const comment = await store.transaction(work);
    return { id: comment.id, comment };
  } catch (error) {
    if (error instanceof Repetition) return { id: error.id, comment: null };
    throw error;
  }
}

/** The comment that an earlier request with this key made, if this request means the same. */
async function earlierComment(
  tx: Db,
  args: { siteId: number; key: string; post: PostComment; at: number },
): Promise<number | null> {
  const { siteId, key, post, at } = args;
  const known = await commentOfKey(tx, siteId, key);
  if (known === undefined) return null;
  const comment = await commentById(tx, siteId, known.commentId);
  if (post.idempotencyKey === null) {
    // The same words later, or after taking them back, are meant.
    if (at - known.at < REPEAT_WINDOW_MS && comment?.state !== "withdrawn") return known.commentId;
    await forgetKey(tx, siteId, key);
    return null;
  }
  if (comment?.article_id !== post.articleId || comment.parent_id !== post.parentId) throw keyUsed();
  return known.commentId;
}

function keyUsed(): Problem {
  return new Problem("conflict", "This Idempotency-Key was used for another comment. Please choose a new one.");
}

async function answered(tx: Db, siteId: number, post: PostComment): Promise<CommentRow> {
  const parent = post.parentId === null ? undefined : await commentById(tx, siteId, post.parentId);
  if (parent === undefined || parent.article_id !== post.articleId) {
    throw new Problem("not-found", "There is no such comment to answer.");
  }
  if (parent.state !== "published") {
    throw new Problem("comment-gone", "The comment you are answering is no longer there. Your text was not posted.");
  }
  return parent;
}

function replyTarget(row: CommentRow): Parameters<typeof placeReply>[0] {
  return { id: row.id, branchId: row.branch_id, rootId: row.root_id, depth: row.depth, number: row.number };
}
