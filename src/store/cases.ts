import { isAudited } from "./audited-cases.ts";
import type { AuditedBy } from "./audited-cases.ts";
import { sql } from "kysely";
import type { Selectable, SqlBool, Updateable } from "kysely";
import { authorsNamed } from "./case-authors.ts";
import { casesWithPhrase, putCaseText } from "./case-texts.ts";
import type { CommentRow } from "./comments.ts";
import { likePattern } from "./like-pattern.ts";
import type { CommentState } from "../domain/comment.ts";
import type { CaseTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** A row of the table `moderation_case`. */
export type CaseRow = Selectable<CaseTable>;

/** Where a case waits. */
export type CaseQueue = CaseRow["queue"];

/** The queues, in the order in which the console shows them. */
export const CASE_QUEUES = ["held", "reported", "return", "appeal", "new", "heat"] as const satisfies CaseQueue[];

/** What a new case is about. */
export interface NewCase {
  readonly siteId: number;
  readonly queue: CaseQueue;
  readonly articleId: number | null;
  readonly commentId: number | null;
  readonly personId: number | null;
  readonly appealId?: number;
  readonly suspicionId?: number;
  readonly clause: number | null;
  /** From 0; what matters more comes first. */
  readonly priority: number;
  readonly authorName: string;
  /** Plain text of the comment as it is now. */
  readonly body: string;
  readonly at: number;
}

/** What every case about a comment says of it. */
export function caseAbout(
  comment: CommentRow,
): Pick<NewCase, "siteId" | "articleId" | "commentId" | "personId" | "authorName" | "body"> {
  return {
    siteId: comment.site_id,
    articleId: comment.article_id,
    commentId: comment.id,
    personId: comment.person_id,
    authorName: comment.author_name,
    body: comment.body_source,
  };
}

/** Opens a case; one that is open already for the same comment in the same queue is brought up to date instead. */
export async function openCase(tx: Db, opened: NewCase): Promise<{ id: number; isNew: boolean }> {
  const known =
    opened.commentId === null || opened.appealId !== undefined
      ? undefined
      : await openCaseOf(tx, { commentId: opened.commentId, queue: opened.queue });
  if (known !== undefined) {
    await updateCase(tx, known.id, {
      priority: Math.max(known.priority, opened.priority),
      clause: opened.clause ?? known.clause,
      body: opened.body,
      version: known.version + 1,
    });
    if (known.body !== opened.body) await putCaseText(tx, { caseId: known.id, body: opened.body });
    return { id: known.id, isNew: false };
  }
  const inserted = await tx
    .insertInto("moderation_case")
    .values({
      site_id: opened.siteId,
      queue: opened.queue,
      state: "open",
      article_id: opened.articleId,
      comment_id: opened.commentId,
      person_id: opened.personId,
      appeal_id: opened.appealId ?? null,
      suspicion_id: opened.suspicionId ?? null,
      clause: opened.clause,
      priority: opened.priority,
      author_name: opened.authorName,
      body: opened.body,
      opened_at: opened.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  // Somebody else has opened it at the same moment, and this waited for them: now it is there.
  if (inserted === undefined) return await openCase(tx, opened);
  const { id } = inserted;
  await putCaseText(tx, { caseId: id, body: opened.body });
  await countWaiting(tx, { siteId: opened.siteId, queue: opened.queue, change: 1 });
  return { id, isNew: true };
}

/** The open case of a comment in a queue. */
export async function openCaseOf(db: Db, args: { commentId: number; queue: CaseQueue }): Promise<CaseRow | undefined> {
  return await db
    .selectFrom("moderation_case")
    .selectAll()
    .where("comment_id", "=", args.commentId)
    .where("queue", "=", args.queue)
    .where("state", "<>", "decided")
    .where("appeal_id", "is", null)
    .executeTakeFirst();
}

/** All cases of a comment that are not decided yet, in whatever queue. */
export async function openCasesOf(db: Db, commentId: number): Promise<CaseRow[]> {
  return await db
    .selectFrom("moderation_case")
    .selectAll()
    .where("comment_id", "=", commentId)
    .where("state", "<>", "decided")
    .execute();
}

/** One case of a site. */
export async function caseById(db: Db, siteId: number, id: number): Promise<CaseRow | undefined> {
  return await db
    .selectFrom("moderation_case")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** Several cases of a site, in no particular order. */
export async function casesByIds(db: Db, siteId: number, ids: readonly number[]): Promise<CaseRow[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom("moderation_case")
    .selectAll()
    .where("id", "in", ids)
    // Whatever the database knows of its tables yet, it goes by the ids: `+` keeps it from walking through the site's
    // cases (https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_).
    .where(sql<SqlBool>`+site_id = ${siteId}`)
    .execute();
}

/** Changes the columns of one case. */
export async function updateCase(tx: Db, id: number, changes: Updateable<CaseTable>): Promise<void> {
  await tx.updateTable("moderation_case").set(changes).where("id", "=", id).execute();
}

/**
 * Closes a case with a decision, if it is still as whoever decides has seen it; without one where its author has made
 * it needless.
 * @returns false when it was decided or changed meanwhile; then nothing has happened.
 */
export async function closeCase(
  tx: Db,
  closed: { case: CaseRow; version: number; decisionId: number | null; clause: number | null; at: number },
): Promise<boolean> {
  const row = await tx
    .updateTable("moderation_case")
    .set((e) => ({
      state: "decided" as const,
      decided_at: closed.at,
      decision_id: closed.decisionId,
      clause: closed.clause ?? closed.case.clause,
      claimed_until: null,
      version: e("version", "+", 1),
    }))
    .where("id", "=", closed.case.id)
    .where("version", "=", closed.version)
    .where("state", "<>", "decided")
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return false;
  await countWaiting(tx, { siteId: closed.case.site_id, queue: closed.case.queue, change: -1 });
  return true;
}

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

/** How many cases wait in each queue of a site. */
export async function waitingCounts(db: Db, siteId: number): Promise<Record<CaseQueue, number>> {
  const rows = await db.selectFrom("case_count").selectAll().where("site_id", "=", siteId).execute();
  const counts = new Map(rows.map((row) => [row.queue, row.waiting]));
  return Object.fromEntries(CASE_QUEUES.map((queue) => [queue, counts.get(queue) ?? 0])) as Record<CaseQueue, number>;
}

async function countWaiting(tx: Db, args: { siteId: number; queue: CaseQueue; change: 1 | -1 }): Promise<void> {
  await tx
    .insertInto("case_count")
    .values({ site_id: args.siteId, queue: args.queue, waiting: args.change })
    .onConflict((conflict) =>
      conflict.columns(["site_id", "queue"]).doUpdateSet((e) => ({
        waiting: e(e.ref("case_count.waiting"), "+", args.change),
      })),
    )
    .execute();
}

/**
 * How long the last decided cases of a queue had waited, in milliseconds, for the usual waiting time. Those that nobody
 * decided, because the author revised or withdrew the comment, say nothing of it.
 */
export async function lastWaits(db: Db, args: { siteId: number; queue: CaseQueue; limit: number }): Promise<number[]> {
  const rows = await db
    .selectFrom("moderation_case")
    .select(["opened_at", "decided_at"])
    .where("site_id", "=", args.siteId)
    .where("queue", "=", args.queue)
    .where("state", "=", "decided")
    .where("decision_id", "is not", null)
    .orderBy("decided_at", "desc")
    .limit(args.limit)
    .execute();
  return rows.flatMap((row) => (row.decided_at === null ? [] : [row.decided_at - row.opened_at]));
}

/** Opens a decided case again, as if it had not been decided. */
export async function reopenCase(tx: Db, row: CaseRow): Promise<void> {
  await updateCase(tx, row.id, {
    state: "open",
    decided_at: null,
    decision_id: null,
    claimed_by: null,
    claimed_until: null,
    version: row.version + 1,
  });
  await countWaiting(tx, { siteId: row.site_id, queue: row.queue, change: 1 });
}
