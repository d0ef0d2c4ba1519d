import type { Selectable, Updateable } from "kysely";
import { countWaiting } from "./case-queues.ts";
import type { CaseQueue } from "./case-queues.ts";
import { putCaseText } from "./case-texts.ts";
import type { CommentRow } from "./comments.ts";
import type { MootReason } from "../domain/case-view.ts";
import type { CaseTable } from "./schema/moderation.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** A row of the table `moderation_case`. */
export type CaseRow = Selectable<CaseTable>;

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

/** The id of the case that was opened last about a comment, in whatever queue and decided or not. */
export async function newestCaseOf(db: Db, commentId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("moderation_case")
    .select("id")
    .where("comment_id", "=", commentId)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.id;
}

/** The cases, not decided yet, that ask whether a member is somebody who was banned, or somebody is that member. */
export async function openReturnCasesOf(db: Db, args: { siteId: number; personId: number }): Promise<CaseRow[]> {
  const { siteId, personId } = args;
  return await db
    .selectFrom("moderation_case")
    .selectAll()
    .where("site_id", "=", siteId)
    .where("queue", "=", "return")
    .where("state", "<>", "decided")
    // Of the few that wait each leads to its suspicion; from the people all suspicions would be looked through.
    .where((e) =>
      e.exists(
        e
          .selectFrom("suspicion")
          .select("suspicion.id")
          .whereRef("suspicion.id", "=", "moderation_case.suspicion_id")
          .where((on) =>
            on.or([on("suspicion.person_id", "=", personId), on("suspicion.suspected_id", "=", personId)]),
          ),
      ),
    )
    .execute();
}

/** The case of an appeal, while nobody has answered it. */
export async function openCaseOfAppeal(
  db: Db,
  args: { siteId: number; appealId: number },
): Promise<CaseRow | undefined> {
  return await openAppealCases(db, args.siteId).where("appeal_id", "=", args.appealId).executeTakeFirst();
}

/** Cases of appeals, not answered yet, of people whose account was deleted. */
export async function appealCasesOfLeavers(db: Db, args: { siteId: number; limit: number }): Promise<CaseRow[]> {
  return await openAppealCases(db, args.siteId)
    .where((e) =>
      e.exists(
        e
          .selectFrom("person")
          .select("person.id")
          .whereRef("person.id", "=", "moderation_case.person_id")
          .where("person.state", "=", "left"),
      ),
    )
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

function openAppealCases(db: Db, siteId: number) {
  return db
    .selectFrom("moderation_case")
    .selectAll()
    .where("site_id", "=", siteId)
    .where("queue", "=", "appeal")
    .where("state", "<>", "decided");
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
  return await db.selectFrom("moderation_case").selectAll().where("id", "in", ids).where(ofSite(siteId)).execute();
}

/** Changes the columns of one case. */
export async function updateCase(tx: Db, id: number, changes: Updateable<CaseTable>): Promise<void> {
  await tx.updateTable("moderation_case").set(changes).where("id", "=", id).execute();
}

/**
 * Closes a case with a decision, if it is still as whoever decides has seen it; without one where its author has made
 * it needless, which `moot` says.
 * @returns false when it was decided or changed meanwhile; then nothing has happened.
 */
export async function closeCase(
  tx: Db,
  closed: {
    case: CaseRow;
    version: number;
    decisionId: number | null;
    moot?: MootReason;
    clause: number | null;
    at: number;
  },
): Promise<boolean> {
  const row = await tx
    .updateTable("moderation_case")
    .set((e) => ({
      state: "decided" as const,
      decided_at: closed.at,
      decision_id: closed.decisionId,
      moot: closed.moot ?? null,
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

/** Opens a decided case again, as if it had not been decided. */
export async function reopenCase(tx: Db, row: CaseRow): Promise<void> {
  await updateCase(tx, row.id, {
    state: "open",
    decided_at: null,
    decision_id: null,
    moot: null,
    claimed_by: null,
    claimed_until: null,
    version: row.version + 1,
  });
  await countWaiting(tx, { siteId: row.site_id, queue: row.queue, change: 1 });
}
