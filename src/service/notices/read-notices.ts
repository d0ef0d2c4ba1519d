import { excerpt } from "../../domain/excerpt.ts";
import type { DecisionNoticeKind, NoticeKind } from "../../domain/notice.ts";
import { Problem } from "../../domain/problem.ts";
import type { StatementParts } from "../../domain/statement.ts";
import { followsUnder } from "../../store/follows.ts";
import { countUnread, markRead, noticesOf } from "../../store/notices.ts";
import type { DecisionNotice, NoticeAbout } from "../../store/notices.ts";
import type { Member, ServiceContext } from "../service-context.ts";

/** Notices on one page. */
export const NOTICES_PAGE = 50;

/** How much of a comment a notice quotes, in UTF-16 code units. */
const EXCERPT_LENGTH = 200;

interface ShownNotice {
  readonly id: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly read: boolean;
}

/** A notice of a decision as it is shown. */
export interface DecisionNoticeView extends ShownNotice {
  readonly kind: DecisionNoticeKind;
  /** The statement of reasons it leads to. */
  readonly statement: { readonly id: number; readonly parts: StatementParts };
}

/** A notice of a comment as it is shown. */
export interface CommentNoticeView extends ShownNotice {
  readonly kind: NoticeKind;
  readonly comment: { readonly id: number; readonly number: string; readonly author: string; readonly excerpt: string };
  readonly article: { readonly id: number; readonly title: string };
}

/** Any notice as it is shown. */
export type NoticeView = CommentNoticeView | DecisionNoticeView;

/** A member's notices, newest first. @param args.before only those older than this one; null: from the newest on. */
export async function readNotices(
  context: ServiceContext,
  args: { member: Member; before: number | null },
): Promise<{ notices: NoticeView[]; unread: number; next: number | null }> {
  const db = context.store.reader;
  const personId = args.member.id;
  const rows = await noticesOf(db, { personId, before: args.before, limit: NOTICES_PAGE + 1 });
  const shown = rows.slice(0, NOTICES_PAGE);
  return {
    notices: shown.map(noticeView),
    unread: await countUnread(db, personId),
    next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  };
}

function noticeView(row: NoticeAbout | DecisionNotice): NoticeView {
  const shown = { id: row.id, at: row.at, read: row.read_at !== null };
  if (row.comment_id === null) {
    const statement = { id: row.statement_id, parts: JSON.parse(row.parts) as StatementParts };
    return { ...shown, kind: row.kind, statement };
  }
  const { comment_id: id, number, author_name: author } = row;
  return {
    ...shown,
    kind: row.kind,
    comment: { id, number, author, excerpt: excerpt(row.body_html, EXCERPT_LENGTH) },
    article: { id: row.article_id, title: row.title },
  };
}

/**
 * Notes that notices were read.
 * @param args.ids which ones; null: all up to the notice `upTo`. Others' ids are passed over.
 * @returns how many are unread then.
 */
export async function readThem(
  context: ServiceContext,
  args: { member: Member; ids: readonly number[] | null; upTo: number },
): Promise<number> {
  const personId = args.member.id;
  return await context.store.transaction(async (tx) => {
    await markRead(tx, { personId, ids: args.ids, upTo: args.upTo, at: context.now() });
    return await countUnread(tx, personId);
  });
}

/** What the bell shows, and what a member follows here: null for the whole article, else ids of threads. */
export async function readBell(
  context: ServiceContext,
  args: { member: Member | null; articleId: number },
): Promise<{ unread: number; follows: (number | null)[] }> {
  if (args.member === null) return { unread: 0, follows: [] };
  const db = context.store.reader;
  const personId = args.member.id;
  return {
    unread: await countUnread(db, personId),
    follows: await followsUnder(db, { personId, articleId: args.articleId }),
  };
}

/** What a notice of a member is about. @throws Problem `not-found`. */
export async function findNotice(
  context: ServiceContext,
  args: { member: Member; id: number },
): Promise<{ commentId: number } | { statementId: number }> {
  const [row] = await noticesOf(context.store.reader, { personId: args.member.id, before: args.id + 1, limit: 1 });
  if (row?.id !== args.id) throw new Problem("not-found", "There is no such notice any more.");
  return row.comment_id === null ? { statementId: row.statement_id } : { commentId: row.comment_id };
}
