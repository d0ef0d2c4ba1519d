import { sql } from "kysely";
import type { SqlBool } from "kysely";
import { isAudited } from "./audited-cases.ts";
import type { AuditedBy } from "./audited-cases.ts";
import { authorsNamed } from "./case-authors.ts";
import { casesWithPhrase } from "./case-texts.ts";
import type { CaseQueue } from "./case-queues.ts";
import type { CaseRow } from "./cases.ts";
import { likePattern } from "./like-pattern.ts";
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
  const { siteId, queue, order, after } = args;
  let query = filtered(db, { siteId, filter: args.filter, known: await known(db, siteId, args.filter) })
    .where("queue", "=", queue)
    .where("state", "<>", "decided")
    .limit(args.limit);
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
  const { siteId, after, filter } = args;
  let query = filtered(db, { siteId, filter, known: await known(db, siteId, filter) })
    .where("state", "=", "decided")
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(args.limit);
  if (after !== null) {
    query = query
      .where("decided_at", "<=", after.decidedAt)
      .where((e) =>
        e.or([
          e("decided_at", "<", after.decidedAt),
          e.and([e("decided_at", "=", after.decidedAt), e("id", "<", after.id)]),
        ]),
      );
  }
  return await query.execute();
}

/** More cases than this with the same words are found faster by walking the list. */
const MOST_WITH_WORDS = 500;

/** Cases that may have the wanted words; null: no words are wanted, or they are so common that walking the list is faster. */
async function withWords(db: Db, { words: wanted }: CaseFilter): Promise<number[] | null> {
  const words = wanted?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : await casesWithPhrase(db, { words, most: MOST_WITH_WORDS });
}

/** What has to be known before a list is searched. */
interface Known {
  /** Cases that may have the wanted words; null where walking the list is faster. */
  readonly ids: readonly number[] | null;
  /** Authors who are meant; null for all. */
  readonly authors: readonly string[] | null;
}

async function known(db: Db, siteId: number, filter: CaseFilter): Promise<Known> {
  return {
    ids: await withWords(db, filter),
    authors: filter.author === undefined ? null : await authorsNamed(db, siteId, filter.author),
  };
}

function filtered(db: Db, { siteId, filter, known: facts }: { siteId: number; filter: CaseFilter; known: Known }) {
  const { ids, authors } = facts;
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
  if (filter.words !== undefined) {
    query = query.where(sql<SqlBool>`lower(body) like ${likePattern(filter.words.toLowerCase())} escape '!'`);
  }
  if (filter.audited !== undefined) query = query.where(isAudited(filter.audited));
  return query;
}
