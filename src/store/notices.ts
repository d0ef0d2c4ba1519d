import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { DecisionNoticeKind, NoticeKind } from "../domain/notice.ts";
import type { NotificationTable } from "./schema/delivery.ts";
import type { Db } from "./store.ts";

/** A row of the table `notification`. */
export type NoticeRow = Selectable<NotificationTable>;

/** A notice with what it is about, as lists and mails show it. */
export interface NoticeAbout extends Pick<NoticeRow, "id" | "at" | "read_at"> {
  readonly kind: NoticeKind;
  readonly comment_id: number;
  readonly author_name: string;
  readonly number: string;
  readonly body_html: string;
  readonly article_id: number;
  readonly title: string;
}

/** A notice of a decision, which leads to its statement of reasons. */
export interface DecisionNotice extends Pick<NoticeRow, "id" | "at" | "read_at"> {
  readonly kind: DecisionNoticeKind;
  readonly comment_id: null;
  readonly statement_id: number;
  /** JSON of the statement's parts. */
  readonly parts: string;
}

/**
 * Adds the notice of a decision. It counts as mailed: of decisions there are mails of their own.
 * @param args.statementId the statement of reasons it leads to.
 */
export async function insertDecisionNotice(
  tx: Db,
  args: { siteId: number; personId: number; kind: DecisionNoticeKind; statementId: number; at: number },
): Promise<void> {
  const { siteId, personId, kind, statementId, at } = args;
  const data = JSON.stringify({ statement: statementId });
  await tx
    .insertInto("notification")
    .values({ site_id: siteId, person_id: personId, kind, article_id: null, comment_id: null, data, at, mailed_at: at })
    .execute();
}

/** Adds notices of one comment for several members. */
export async function insertNotices(
  tx: Db,
  args: {
    siteId: number;
    articleId: number;
    commentId: number;
    at: number;
    notices: readonly { personId: number; kind: NoticeKind }[];
  },
): Promise<void> {
  if (args.notices.length === 0) return;
  await tx
    .insertInto("notification")
    .values(
      args.notices.map(({ personId, kind }) => ({
        site_id: args.siteId,
        person_id: personId,
        kind,
        article_id: args.articleId,
        comment_id: args.commentId,
        data: "{}",
        at: args.at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Those of these members who have been told of the comment, for whatever reason. */
export async function toldOf(
  db: Db,
  args: { commentId: number; personIds: readonly number[] },
): Promise<ReadonlySet<number>> {
  if (args.personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("notification")
    .select("person_id")
    .where("person_id", "in", args.personIds)
    .where("comment_id", "=", args.commentId)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Those of these members who do not want to see what `authorId` writes. */
export async function mutersOf(
  db: Db,
  args: { authorId: number; personIds: readonly number[] },
): Promise<ReadonlySet<number>> {
  if (args.personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("mute")
    .select("person_id")
    .where("person_id", "in", args.personIds)
    .where("muted_id", "=", args.authorId)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** How many notices a member has not read. */
export async function countUnread(db: Db, personId: number): Promise<number> {
  const { count } = await db
    .selectFrom("notification")
    .select(sql<number>`cast(count(*) as integer)`.as("count"))
    .where("person_id", "=", personId)
    .where("read_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

function about(db: Db, personId: number) {
  return db
    .selectFrom("notification as n")
    .innerJoin("comment as c", "c.id", "n.comment_id")
    .innerJoin("article as a", "a.id", "c.article_id")
    .select([
      "n.id",
      "n.at",
      "n.read_at",
      "c.id as comment_id",
      "c.author_name",
      "c.number",
      "c.body_html",
      "a.id as article_id",
      "a.title",
    ])
    .select(sql<NoticeKind>`n.kind`.as("kind"))
    .where("n.person_id", "=", personId)
    .where("c.state", "=", "published");
}

/** The data of a decision's notice, as SQL: what `insertDecisionNotice` writes. */
const STATEMENT_DATA = sql<string>`'{"statement":' || s.id || '}'`;

/**
 * A member's notices of decisions and of comments that are still public, newest first, from before the notice `before`.
 */
export async function noticesOf(
  db: Db,
  args: { personId: number; before: number | null; limit: number },
): Promise<(NoticeAbout | DecisionNotice)[]> {
  let query = db
    .selectFrom("notification as n")
    .leftJoin("comment as c", (join) => join.onRef("c.id", "=", "n.comment_id").on("c.state", "=", "published"))
    .leftJoin("article as a", "a.id", "c.article_id")
    .leftJoin("statement as s", (join) =>
      join.onRef("s.person_id", "=", "n.person_id").on("n.comment_id", "is", null).on("n.data", "=", STATEMENT_DATA),
    )
    .select(["n.id", "n.kind", "n.at", "n.read_at", "c.id as comment_id", "c.author_name", "c.number", "c.body_html"])
    .select(["a.id as article_id", "a.title", "s.id as statement_id", "s.parts"])
    .where("n.person_id", "=", args.personId)
    .where((e) => e.or([e("c.id", "is not", null), e("s.id", "is not", null)]))
    .orderBy("n.id", "desc")
    .limit(args.limit);
  if (args.before !== null) query = query.where("n.id", "<", args.before);
  // One or the other is there, by the condition above.
  return (await query.execute()) as (NoticeAbout | DecisionNotice)[];
}

/** What a member has neither read nor been sent since `since`, oldest first. */
export async function unmailedNotices(
  db: Db,
  args: { personId: number; since: number; limit: number },
): Promise<NoticeAbout[]> {
  return await about(db, args.personId)
    .where("n.mailed_at", "is", null)
    .where("n.read_at", "is", null)
    .where("n.at", ">", args.since)
    .orderBy("n.id")
    .limit(args.limit)
    .execute();
}

/** Notes that a member was sent, or need not be sent, everything up to a notice. */
export async function markMailed(tx: Db, args: { personId: number; upTo: number; at: number }): Promise<void> {
  await tx
    .updateTable("notification")
    .set({ mailed_at: args.at })
    .where("person_id", "=", args.personId)
    .where("mailed_at", "is", null)
    .where("id", "<=", args.upTo)
    .execute();
}

/**
 * Notes that a member has read notices.
 * @param args.ids which; null: all up to `upTo`.
 */
export async function markRead(
  tx: Db,
  args: { personId: number; ids: readonly number[] | null; upTo: number; at: number },
): Promise<void> {
  if (args.ids?.length === 0) return;
  let query = tx
    .updateTable("notification")
    .set({ read_at: args.at })
    .where("person_id", "=", args.personId)
    .where("read_at", "is", null);
  query = args.ids === null ? query.where("id", "<=", args.upTo) : query.where("id", "in", args.ids);
  await query.execute();
}

/** The newest notice of a member; 0 when there is none. */
export async function newestNotice(db: Db, personId: number): Promise<number> {
  const row = await db
    .selectFrom("notification")
    .select("id")
    .where("person_id", "=", personId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}
