import type { DecidedCursor } from "./case-lists.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** The last decision of a site; 0 while there is none. */
export async function lastDecisionId(db: Db, siteId: number): Promise<number> {
  const row = await db
    .selectFrom("decision")
    .select("id")
    .where("site_id", "=", siteId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** When decisions were made, by their ids (milliseconds since 1970-01-01 UTC). */
export async function decisionTimes(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("decision").select(["id", "at"]).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row.at]));
}

/** A decided case about a comment, with the decision that closed it. */
export interface DecidedRow {
  readonly id: number;
  readonly decisionId: number;
  readonly kind: string;
  readonly clause: number | null;
  readonly body: string;
  readonly commentId: number;
  /** When it was decided (milliseconds since 1970-01-01 UTC). */
  readonly at: number;
  /** 1 when a later decision reversed it. */
  readonly reversed: number;
}

/** Decided cases about comments, by their ids, in no particular order. */
export async function decidedByIds(db: Db, siteId: number, ids: readonly number[]): Promise<DecidedRow[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom("moderation_case")
    .innerJoin("decision", "decision.id", "moderation_case.decision_id")
    .select((e) => [
      "moderation_case.id",
      "decision.id as decisionId",
      "decision.kind",
      "moderation_case.clause",
      "moderation_case.body",
      e.ref("moderation_case.comment_id").$notNull().as("commentId"),
      "decision.at",
      e
        .case()
        .when(
          e.exists(
            e
              .selectFrom("decision as later")
              .select("later.id")
              .whereRef("later.reverses_id", "=", "decision.id")
              .where("later.kind", "=", "reverse"),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as("reversed"),
    ])
    // Only a decided case has a decision. Whatever statistics the database has, or has not yet, it finds the cases by
    // their ids: `+` keeps it from walking through all of the site's (https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_).
    .where("moderation_case.id", "in", ids)
    .where(ofSite(siteId, "moderation_case"))
    .where("moderation_case.comment_id", "is not", null)
    .execute();
}

/** Texts of the cases that were decided last. */
export async function lastDecidedTexts(db: Db, args: { siteId: number; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom("moderation_case")
    .select("body")
    .where("site_id", "=", args.siteId)
    .where("state", "=", "decided")
    .orderBy("decided_at", "desc")
    .limit(args.limit)
    .execute();
  return rows.map((row) => row.body);
}

/** A decision on a comment as far as it teaches what a site takes for abuse. */
export interface LearnableDecision {
  readonly id: number;
  readonly kind: string;
  readonly clause: number | null;
  /** The comment as it was when its case was opened; else as it is. */
  readonly body: string;
  /** Of the decision that this one reverses. */
  readonly reversedKind: string | null;
  readonly reversedClause: number | null;
}

/** Decisions of people on comments, oldest first, from a place on, made before `until`. */
export async function decisionsToLearn(
  db: Db,
  args: { siteId: number; afterId: number; until: number; limit: number },
): Promise<LearnableDecision[]> {
  return await db
    .selectFrom("decision")
    .innerJoin("comment", "comment.id", "decision.comment_id")
    .leftJoin("moderation_case", "moderation_case.id", "decision.case_id")
    .leftJoin("decision as reversed", "reversed.id", "decision.reverses_id")
    .select((e) => [
      "decision.id",
      "decision.kind",
      "decision.clause",
      e.fn.coalesce("moderation_case.body", "comment.body_source").as("body"),
      "reversed.kind as reversedKind",
      "reversed.clause as reversedClause",
    ])
    .where("decision.site_id", "=", args.siteId)
    .where("decision.id", ">", args.afterId)
    .where("decision.by_person", "is not", null)
    .where("decision.at", "<=", args.until)
    .orderBy("decision.id")
    .limit(args.limit)
    .execute();
}

/** A case about a comment as a moderator decided it, for the audit. */
export interface AuditedRow {
  readonly id: number;
  readonly kind: string;
  readonly commentId: number;
  readonly body: string;
  readonly byPerson: number;
  /** Null: a guest. */
  readonly authorId: number | null;
  readonly authorSince: number | null;
  /** When the comment was written (milliseconds since 1970-01-01 UTC). */
  readonly writtenAt: number;
  readonly appeal: "open" | "upheld" | "changed" | "reversed" | "moot" | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly decidedAt: number;
}

/** Cases about comments that people decided in a time, newest first: a page of them. */
export async function auditedRows(
  db: Db,
  args: { siteId: number; from: number; until: number; before: DecidedCursor | null; limit: number },
): Promise<AuditedRow[]> {
  const { before } = args;
  let query = db
    .selectFrom("moderation_case")
    .innerJoin("decision", "decision.id", "moderation_case.decision_id")
    .innerJoin("comment", "comment.id", "moderation_case.comment_id")
    .leftJoin("person", "person.id", "comment.person_id")
    .leftJoin("appeal", "appeal.decision_id", "decision.id")
    .select((e) => [
      "moderation_case.id",
      "decision.kind",
      "comment.id as commentId",
      "moderation_case.body",
      e.ref("decision.by_person").$notNull().as("byPerson"),
      "comment.person_id as authorId",
      "person.created_at as authorSince",
      "comment.created_at as writtenAt",
      "appeal.state as appeal",
      e.ref("moderation_case.decided_at").$notNull().as("decidedAt"),
    ])
    .where("moderation_case.site_id", "=", args.siteId)
    .where("moderation_case.state", "=", "decided")
    .where("moderation_case.decided_at", ">=", args.from)
    .where("moderation_case.decided_at", "<", args.until)
    .where("moderation_case.appeal_id", "is", null)
    .where("decision.kind", "in", ["publish", "no-action", "reject", "remove"])
    .where("decision.by_person", "is not", null)
    .orderBy("moderation_case.decided_at", "desc")
    .orderBy("moderation_case.id", "desc")
    .limit(args.limit);
  if (before !== null) {
    query = query
      .where("moderation_case.decided_at", "<=", before.decidedAt)
      .where((e) =>
        e.or([e("moderation_case.decided_at", "<", before.decidedAt), e("moderation_case.id", "<", before.id)]),
      );
  }
  return await query.execute();
}

/**
 * Which clause was in question before anybody decided, by comment: that of the strongest finding, else of a report. The
 * decision's own clause would be no fair measure: only what is taken down has one.
 */
export async function clausesInQuestion(db: Db, commentIds: readonly number[]): Promise<Map<number, number>> {
  if (commentIds.length === 0) return new Map();
  const reports = await db
    .selectFrom("report")
    .select(["comment_id", "clause"])
    .where("comment_id", "in", commentIds)
    .where("clause", "is not", null)
    .orderBy("id", "desc")
    .execute();
  const findings = await db
    .selectFrom("finding")
    .select(["comment_id", "clause"])
    .where("comment_id", "in", commentIds)
    .where("clause", "is not", null)
    .where("shadow", "=", 0)
    .orderBy("strength")
    .execute();
  // The last one named for a comment stays.
  return new Map([...reports, ...findings].map((row) => [row.comment_id, row.clause ?? 0]));
}
