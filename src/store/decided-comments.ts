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

function decided(db: Db) {
  return db
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
    .where("moderation_case.state", "=", "decided")
    .where("moderation_case.comment_id", "is not", null);
}

/** Decided cases about comments, by their ids, in no particular order. */
export async function decidedByIds(db: Db, siteId: number, ids: readonly number[]): Promise<DecidedRow[]> {
  if (ids.length === 0) return [];
  return await decided(db)
    .where("moderation_case.id", "in", ids)
    .where("moderation_case.site_id", "=", siteId)
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
