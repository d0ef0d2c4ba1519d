import { isAudited } from "./audited-cases.ts";
import type { AuditedBy } from "./audited-cases.ts";
import { authorsNamed } from "./case-authors.ts";
import { casesWithPhrase } from "./case-texts.ts";
import type { CaseQueue } from "./case-queues.ts";
import type { CaseRow } from "./cases.ts";
import type { CommentState } from "../domain/comment.ts";
import type { Db } from "./store.ts";

/** What of a queue is asked for. Absent: everything. */
export interface CaseFilter {
  /** A name as it is shown; where nobody has just that, the beginning of one, small or capital. */
  readonly author?: string;
  readonly clause?: number;
  readonly articleId?: number;
  /** What has become of the comment. */
  readonly commentState?: CommentState;
  /** Opened at or after, and before (milliseconds since 1970-01-01 UTC). */
  readonly from?: number;
  readonly until?: number;
  /** A word or words in a row of the comment. */
  readonly words?: string;
  /** Only those that a figure of the audit is about. */
  readonly audited?: AuditedBy;
}

/** The two orders of a queue. */
export type CaseOrder = "priority" | "oldest";

/** Where a page of a queue ended. */
export interface CaseCursor {
  readonly priority: number;
  readonly id: number;
}

/** A page of a queue. */
export async function casesWaiting(
  db: Db,
  args: {
    siteId: number;
    queue: CaseQueue;
    order: CaseOrder;
    after: CaseCursor | null;
    filter: CaseFilter;
    limit: number;
  },
): Promise<CaseRow[]> {
  const { siteId, queue, order, filter } = args;
  const authors = await authorsMeant(db, siteId, filter);
  return await pageOf(db, args, async ({ after, limit, ids }) => {
    let query = filtered(db, { siteId, filter, ids, authors })
      .where("queue", "=", queue)
      .where("state", "<>", "decided")
      .limit(limit);
    if (order === "priority") {
      if (after !== null) {
        // As an explicit pair of ranges: both databases then walk the index from where the page before ended.
        query = query
          .where("priority", "<=", after.priority)
          .where((e) =>
            e.or([
              e("priority", "<", after.priority),
              e.and([e("priority", "=", after.priority), e("id", ">", after.id)]),
            ]),
          );
      }
      return await query.orderBy("priority", "desc").orderBy("id").execute();
    }
    if (after !== null) query = query.where("id", ">", after.id);
    return await query.orderBy("id").execute();
  });
}

/** The id of the newest case that waits in a queue; 0 for none. */
export async function newestCase(db: Db, args: { siteId: number; queue: CaseQueue }): Promise<number> {
  const row = await waitingIn(db, args).select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  return row?.id ?? 0;
}

/** How many cases of a queue are newer than this one, counted no further than `limit`. */
export async function casesSince(
  db: Db,
  args: { siteId: number; queue: CaseQueue; afterId: number; limit: number },
): Promise<number> {
  const rows = await waitingIn(db, args).select("id").where("id", ">", args.afterId).limit(args.limit).execute();
  return rows.length;
}

function waitingIn(db: Db, args: { siteId: number; queue: CaseQueue }) {
  return db
    .selectFrom("moderation_case")
    .where("site_id", "=", args.siteId)
    .where("queue", "=", args.queue)
    .where("state", "<>", "decided");
}

/** Where a page of decided cases ended; several may have been decided in the same millisecond. */
export interface DecidedCursor {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly decidedAt: number;
  readonly id: number;
}

/** Decided cases, newest decision first. */
export async function casesDecided(
  db: Db,
  args: { siteId: number; after: DecidedCursor | null; filter: CaseFilter; limit: number },
): Promise<CaseRow[]> {
  const { siteId, filter } = args;
  const authors = await authorsMeant(db, siteId, filter);
  const from = args.after === null ? null : { id: args.after.id, decided_at: args.after.decidedAt };
  return await pageOf(db, { ...args, after: from }, async ({ after, limit, ids }) => {
    let query = filtered(db, { siteId, filter, ids, authors })
      .where("state", "=", "decided")
      .orderBy("decided_at", "desc")
      .orderBy("id", "desc")
      .limit(limit);
    if (after !== null) {
      query = query
        .where("decided_at", "<=", after.decided_at)
        .where((e) =>
          e.or([
            e("decided_at", "<", after.decided_at),
            e.and([e("decided_at", "=", after.decided_at), e("id", "<", after.id)]),
          ]),
        );
    }
    return await query.execute();
  });
}

/** A part of a list that is walked. */
interface Part<Cursor> {
  /** Where the part before ended. */
  readonly after: Cursor | null;
  readonly limit: number;
  /** Only these cases; null for all. */
  readonly ids: readonly number[] | null;
}

/** So many pages of a list are walked before the index of words is asked: words that many wrote fill a page by then. */
const PAGES_WALKED = 3;

/** Cases that are read at once where a list has to be walked further. */
const WALKED_AT_ONCE = 500;

/** More cases than this with the same words are found faster by walking the list. */
const MOST_WITH_WORDS = 500;

/**
 * A page of a list. Where words are wanted, the list is walked: a little of it first, then, if that has too few, what
 * the index of words names, or the rest where it names too many. Asking the index costs the more, the more there is of
 * the words, and walking costs the less.
 */
async function pageOf<Cursor>(
  db: Db,
  { filter, limit, ...list }: { filter: CaseFilter; limit: number; after: Cursor | null },
  read: (part: Part<Cursor | CaseRow>) => Promise<CaseRow[]>,
): Promise<CaseRow[]> {
  if (filter.words === undefined) return await read({ after: list.after, limit, ids: null });
  const wanted = filter.words.toLowerCase();
  const words = wanted.match(/[\p{L}\p{N}]+/gu) ?? [];
  const found: CaseRow[] = [];
  let after: Cursor | CaseRow | null = list.after;
  let ids: readonly number[] | null = null;
  let atOnce = limit * PAGES_WALKED;
  for (;;) {
    const rows: CaseRow[] = await read({ after, limit: atOnce, ids });
    found.push(...rows.filter(({ body }) => hasWords(body.toLowerCase(), wanted)));
    const last = rows.at(-1);
    if (found.length >= limit || last === undefined || rows.length < atOnce) return found.slice(0, limit);
    if (after === list.after && words.length > 0) ids = await casesWithPhrase(db, { words, most: MOST_WITH_WORDS });
    after = last;
    atOnce = WALKED_AT_ONCE;
  }
}

/** Whether words stand in a text, from the beginning of a word on; both in lower case. */
function hasWords(body: string, wanted: string): boolean {
  for (let at = body.indexOf(wanted); at >= 0; at = body.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(body.slice(Math.max(0, at - 2), at)) || !/^[\p{L}\p{N}]/u.test(wanted)) return true;
  }
  return false;
}

/** Authors who are meant; null for all. */
async function authorsMeant(db: Db, siteId: number, { author }: CaseFilter): Promise<readonly string[] | null> {
  return author === undefined ? null : await authorsNamed(db, siteId, author);
}

/** The cases that a filter lets pass, whatever their words are. */
function filtered(
  db: Db,
  facts: { siteId: number; filter: CaseFilter; ids: readonly number[] | null; authors: readonly string[] | null },
) {
  const { siteId, filter, ids, authors } = facts;
  let query = db.selectFrom("moderation_case").selectAll().where("site_id", "=", siteId);
  // Of no ids PostgreSQL makes no list; no case has the number 0.
  if (ids !== null) query = query.where("id", "in", ids.length === 0 ? [0] : ids);
  if (authors !== null) {
    const [only, ...others] = authors;
    // One name is asked for plainly, so that its index gives the order as well. No case has the number 0.
    if (only === undefined) query = query.where("id", "=", 0);
    else if (others.length === 0) query = query.where("author_name", "=", only);
    else query = query.where("author_name", "in", authors);
  }
  if (filter.clause !== undefined) query = query.where("clause", "=", filter.clause);
  if (filter.articleId !== undefined) query = query.where("article_id", "=", filter.articleId);
  const { commentState } = filter;
  if (commentState !== undefined) {
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom("comment")
          .select("comment.id")
          .whereRef("comment.id", "=", "moderation_case.comment_id")
          .where("comment.state", "=", commentState),
      ),
    );
  }
  if (filter.from !== undefined) query = query.where("opened_at", ">=", filter.from);
  if (filter.until !== undefined) query = query.where("opened_at", "<", filter.until);
  if (filter.audited !== undefined) query = query.where(isAudited(filter.audited));
  return query;
}
